using Pleno.Language;
using Pleno.Notices.Sending;

namespace Pleno.Notices.Letters;

/// <summary>A letter to one office, ready to be laid out as HTML or plain text.</summary>
/// <param name="Subject">Subject of the e-mail; one line.</param>
/// <param name="Sender">The letterhead.</param>
/// <param name="Contest">Title of the contest.</param>
/// <param name="Number">Nomor.</param>
/// <param name="PlaceAndDate">"Samarinda, 8 Desember 2024".</param>
/// <param name="Nature">Sifat: Biasa, Penting, Segera.</param>
/// <param name="Matter">Hal.</param>
/// <param name="Addressee">Title of the office after "Yth.".</param>
/// <param name="AddresseePlace">Place after "di -".</param>
/// <param name="Indonesian">The body in Indonesian.</param>
/// <param name="English">The body in English.</param>
/// <param name="Hash">SHA-256 of the document it is about, in groups; null when it is about none.</param>
/// <param name="Copies">Tembusan: titles of the other offices that got it.</param>
public sealed record Letter(
    string Subject,
    string Sender,
    string Contest,
    string Number,
    string PlaceAndDate,
    string Nature,
    string Matter,
    string Addressee,
    string AddresseePlace,
    LetterBody Indonesian,
    LetterBody English,
    string? Hash,
    IReadOnlyList<string> Copies
)
{
    /// <summary>Files that go with it: the appointment of a stage.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Whether its office reads English first; both languages are in every letter.</summary>
    public bool IsEnglishFirst { get; init; }

    public LetterBody First => IsEnglishFirst ? English : Indonesian;

    public LetterBody Second => IsEnglishFirst ? Indonesian : English;

    /// <summary>Where the letter leads to.</summary>
    public LetterLinks Links { get; init; } = LetterLinks.None;

    /// <summary>What it is checked by beside its number, in groups: its <see cref="Hash"/>, or the notice's id where it has none.</summary>
    public string Code { get; init; } = "";

    /// <summary>Lampiran: the names of the files, or a dash.</summary>
    public string Enclosures =>
        Attachments.Count == 0 ? "-" : string.Join(", ", Attachments.Select(one => one.FileName));
}

/// <summary>The addresses in a letter. Neither shows an address of an office.</summary>
/// <param name="Verify">Where anybody can check that the number and the hash are genuine; null for none.</param>
/// <param name="Acknowledge">Where the office says that it has the letter; null where none is asked for.</param>
public sealed record LetterLinks(Uri? Verify, Uri? Acknowledge)
{
    public static LetterLinks None { get; } = new(null, null);
}

/// <summary>What a letter says in one language.</summary>
/// <param name="Tongue">The language.</param>
/// <param name="Status">The first sentence: what is the case.</param>
/// <param name="Facts">Aligned pairs of label and value.</param>
/// <param name="ListTitle">Heading of the list; null when there is none.</param>
/// <param name="Items">The list: findings, or what is missing.</param>
/// <param name="Closing">What to do, and thanks.</param>
public sealed record LetterBody(
    Tongue Tongue,
    string Status,
    IReadOnlyList<LetterFact> Facts,
    string? ListTitle,
    IReadOnlyList<LetterItem> Items,
    string Closing
)
{
    /// <summary>A table under the facts; null for none.</summary>
    public LetterTable? Table { get; init; }
}

/// <summary>A table of a letter.</summary>
/// <param name="Columns">Its headings.</param>
/// <param name="Rows">Its rows, each as long as the headings; the first cell names the row.</param>
public sealed record LetterTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A label and its value; numbers are set to the right.</summary>
public sealed record LetterFact(string Label, string Value, bool IsNumber = false);

/// <summary>One entry of a letter's list.</summary>
/// <param name="Text">The entry.</param>
/// <param name="Advice">What to do about it, or who owes it; null for none.</param>
public sealed record LetterItem(string Text, string? Advice);
