using Selfsame.Training.Robustness;
using Xunit;

namespace Selfsame.Training.Tests.Robustness;

public sealed class GradientMaskingTests
{
    private static readonly AttackScore[] s_sound =
    [
        new(1, 0.70, 0.50, 0.45, 0.65, 0),
        new(4, 0.69, 0.20, 0.10, 0.60, 0),
        new(8, 0.68, 0.10, 0.00, 0.50, 0),
    ];

    [Fact]
    public void Signs_OfASoundAttack_AreNone() => Assert.Empty(Signs(s_sound, new LongerAttack(1, 40, 0.44)));

    [Fact]
    public void Signs_ManyStepsWeakerThanOne_AreTold() => Says("one step", [s_sound[0] with { ProjectedGradient = 0.55 }, .. s_sound[1..]]);

    [Fact]
    public void Signs_MoreRoomWeakerThanLess_AreTold() => Says("more room", [s_sound[0], s_sound[1] with { ProjectedGradient = 0.5, FastGradientSign = 0.6 }, s_sound[2]]);

    [Fact]
    public void Signs_ALargeRadiusThatIsWithstood_IsTold() => Says("still leaves 30.0 %", [s_sound[0], s_sound[1] with { ProjectedGradient = 0.3, FastGradientSign = 0.3 }, s_sound[2] with { ProjectedGradient = 0.3, FastGradientSign = 0.3 }]);

    [Fact]
    public void Signs_MoreStepsThatLeaveMore_AreTold() => Assert.Contains(Signs(s_sound, new LongerAttack(1, 40, 0.6)), sign => sign.Contains("40 steps", StringComparison.Ordinal));

    [Fact]
    public void Signs_NoiseAsStrongAsTheAttack_IsTold() => Says("noise alone", [s_sound[0], s_sound[1] with { Noise = 0.15 }, s_sound[2]]);

    [Fact]
    public void Signs_AStrangersAttackThatDoesBetter_IsTold() => Says("a stranger", [s_sound[0] with { Transferred = 0.2 }, .. s_sound[1..]]);

    [Fact]
    public void Signs_NoGradient_IsTold() => Says("no gradient", [s_sound[0] with { WithoutGradient = 0.4 }, .. s_sound[1..]]);

    private static void Says(string words, AttackScore[] scores) => Assert.Contains(Signs(scores, null), sign => sign.Contains(words, StringComparison.Ordinal));

    private static IReadOnlyList<string> Signs(AttackScore[] scores, LongerAttack? longer) => GradientMasking.Signs("it", 0.7, scores, longer, 500);
}
