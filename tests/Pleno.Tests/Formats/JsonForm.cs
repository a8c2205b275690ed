using System.Text;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;

namespace Pleno.Tests.Formats;

/// <summary>The form of <see cref="FormBuilder"/> as JSON text, to be changed and read.</summary>
internal static class JsonForm
{
    public static string Text { get; } = Encoding.UTF8.GetString(JsonFormWriter.Write(new FormBuilder().Content));

    public static ReadOutcome Read(Func<string, string> change) => ReadText(change(Text));

    public static ReadOutcome ReadText(string text) =>
        new FormBuilder().Read(Encoding.UTF8.GetBytes(text), "form.json");
}
