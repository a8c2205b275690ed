using CsCheck;
using Pleno.Recaps.Hints;

namespace Pleno.Tests.Rules;

/// <summary>Which slip of a digit leads from one figure to another.</summary>
public sealed class DigitSlipTests
{
    [Theory]
    [InlineData(73_486, 73_468, HintKind.DigitsSwapped)]
    [InlineData(11_583, 11_853, HintKind.DigitsSwapped)]
    [InlineData(10, 1, HintKind.FactorOfTen)]
    [InlineData(1_649, 16_490, HintKind.FactorOfTen)]
    [InlineData(16_649, 1_649, HintKind.DigitDoubled)]
    [InlineData(106_610, 10_610, HintKind.DigitDoubled)]
    [InlineData(1_649, 16_649, HintKind.DigitDropped)]
    [InlineData(164, 1_649, HintKind.DigitDropped)]
    [InlineData(649, 1_649, HintKind.DigitDropped)]
    [InlineData(47_140, 87_140, HintKind.DigitMisread)]
    [InlineData(142_183, 182_183, HintKind.DigitMisread)]
    [InlineData(8, 3, HintKind.DigitMisread)]
    [InlineData(2, 7, HintKind.DigitMisread)]
    [InlineData(72_468, 73_468, HintKind.DigitMistyped)]
    public void A_slip_is_named(long stated, long right, HintKind kind) =>
        DigitSlips.Between(stated, right).ShouldBe(kind);

    [Theory]
    [InlineData(52_825, 52_856)]
    [InlineData(0, 0)]
    [InlineData(1_300, 2_400)]
    [InlineData(12_649, 1_649)]
    [InlineData(1_649, 164_900)]
    [InlineData(54_321, 12_345)]
    [InlineData(0, 30)]
    public void What_is_no_simple_slip_is_not_named(long stated, long right) =>
        DigitSlips.Between(stated, right).ShouldBeNull();

    [Fact]
    public void Every_slip_of_one_digit_is_named() =>
        Gen.Select(Gen.Long[10, 999_999_999], Gen.Int[0, 8], Gen.Int[1, 9])
            .Sample(
                (right, at, add) =>
                {
                    var digits = $"{right}".ToCharArray();
                    at %= digits.Length;
                    digits[at] = (char)('0' + ((digits[at] - '0' + add) % 10));
                    return digits[0] == '0' || DigitSlips.Between(long.Parse(new string(digits)), right) is not null;
                },
                iter: 2000
            );
}
