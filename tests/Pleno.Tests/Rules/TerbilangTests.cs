using CsCheck;
using Pleno.Language;

namespace Pleno.Tests.Rules;

/// <summary>Numbers in Indonesian words.</summary>
public sealed class TerbilangTests
{
    [Theory]
    [InlineData(0, "nol")]
    [InlineData(10, "sepuluh")]
    [InlineData(11, "sebelas")]
    [InlineData(19, "sembilan belas")]
    [InlineData(20, "dua puluh")]
    [InlineData(100, "seratus")]
    [InlineData(111, "seratus sebelas")]
    [InlineData(1_000, "seribu")]
    [InlineData(1_649, "seribu enam ratus empat puluh sembilan")]
    [InlineData(11_000, "sebelas ribu")]
    [InlineData(21_000, "dua puluh satu ribu")]
    [InlineData(1_001_000, "satu juta seribu")]
    [InlineData(1_300_490, "satu juta tiga ratus ribu empat ratus sembilan puluh")]
    [InlineData(
        9_007_199_254_740_992,
        "sembilan kuadriliun tujuh triliun seratus sembilan puluh sembilan miliar dua ratus lima puluh empat juta tujuh ratus empat puluh ribu sembilan ratus sembilan puluh dua"
    )]
    public void A_number_has_one_wording(long number, string words)
    {
        Terbilang.Write(number).ShouldBe(words);
        Terbilang.TryParse(words, out var read).ShouldBeTrue();
        read.ShouldBe(number);
    }

    [Theory]
    [InlineData("(Seribu  Enam Ratus)", 1600)]
    [InlineData("DUAPULUH SATU", 21)]
    [InlineData("satu ribu dua ratus", 1200)]
    [InlineData("sejuta", 1_000_000)]
    [InlineData("dua milyar", 2_000_000_000)]
    public void Usual_variants_are_read(string words, long number)
    {
        Terbilang.TryParse(words, out var read).ShouldBeTrue();
        read.ShouldBe(number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("seratus orang")]
    [InlineData("belas")]
    [InlineData("dua tiga")]
    [InlineData("ribu dua")]
    [InlineData("dua ribu tiga juta")]
    [InlineData("sepuluh belas")]
    [InlineData("seratus nol")]
    [InlineData("sepuluh kuadriliun")]
    [InlineData("12")]
    public void What_is_no_number_is_not_read(string? words) => Terbilang.TryParse(words, out _).ShouldBeFalse();

    [Fact]
    public void Read_write_is_the_number() =>
        Gen.OneOf(Gen.Long[0, 100_000], Gen.Long[0, Terbilang.Largest])
            .Sample(number => Terbilang.TryParse(Terbilang.Write(number), out var read) && read == number, iter: 3000);

    [Fact]
    public void Any_words_are_read_or_refused()
    {
        string[] words = ["satu", "dua", "belas", "puluh", "ratus", "ribu", "seribu", "juta", "kuadriliun", "nol", "x"];
        Gen.Int[0, words.Length - 1]
            .Array[0, 60]
            .Sample(
                picks =>
                {
                    var isRead = Terbilang.TryParse(string.Join(' ', picks.Select(pick => words[pick])), out var read);
                    return read is >= 0 and <= Terbilang.Largest && (isRead || read >= 0);
                },
                iter: 3000
            );
    }

    [Fact]
    public void Out_of_range_is_our_fault()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Terbilang.Write(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Terbilang.Write(Terbilang.Largest + 1));
    }
}
