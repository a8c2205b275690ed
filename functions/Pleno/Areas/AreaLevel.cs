namespace Pleno.Areas;

/// <summary>The levels of KPU's area code, from the province down to the polling station.</summary>
public enum AreaLevel
{
    Provinsi = 1,
    KabKota = 2,
    Kecamatan = 3,
    DesaKelurahan = 4,
    Tps = 5,
}
