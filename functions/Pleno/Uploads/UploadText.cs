namespace Pleno.Uploads;

/// <summary>The same in both languages.</summary>
/// <param name="Id">Bahasa Indonesia.</param>
/// <param name="En">English.</param>
public sealed record UploadText(string Id, string En)
{
    /// <summary>Indonesian, then English.</summary>
    public override string ToString() => $"{Id} {En}";
}

/// <summary>One thing that is wrong with what was asked for.</summary>
/// <param name="What">A word for programs: <c>name</c>, <c>size</c>, <c>sha256</c>, <c>place</c>, <c>replaces</c>, <c>because</c>, <c>permission</c>, <c>content</c>.</param>
/// <param name="Text">What is wrong and what would be right, for people.</param>
public sealed record UploadProblem(string What, UploadText Text);
