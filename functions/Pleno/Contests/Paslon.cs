namespace Pleno.Contests;

/// <summary>A candidate pair (pasangan calon) as the decree numbers and names it.</summary>
/// <param name="Number">Nomor urut, from 1.</param>
/// <param name="Name">Both names, as on the ballot.</param>
public sealed record Paslon(int Number, string Name);
