using Selfsame.Torch;
using Selfsame.Training.Robustness;
using Xunit;

namespace Selfsame.Training.Tests.Robustness;

public sealed class PixelAttackTests
{
    private const int Pictures = 60;

    [Fact]
    public void FastGradientSign_OfALinearNetwork_TakesTheMarginThatTheoryGives()
    {
        using var scope = new TensorScope();
        var (network, weight, pixels, labels) = Linear();
        var radius = 8.0;

        var attacked = new PixelAttack(network, new AttackOptions()).FastGradientSign(pixels, labels, radius);

        // The best that any change of the radius can do to a linear margin is the radius times the sum of |w|; far from 0 and 1 nothing is cut off.
        var margins = (pixels.Reshape([Pictures, -1]).Mm(weight.Reshape([-1, 1])).Reshape([-1])).ToArray<float>();
        var reach = radius / 255 * weight.Abs().Sum().Item<float>();
        var expected = margins.Select((margin, at) => (labels[at] == 1 ? margin : -margin) - reach > 0).ToArray();
        Assert.Equal(expected, attacked.Withstood);
    }

    [Fact]
    public void ProjectedGradient_OfALinearNetwork_FindsTheSameAsOneStep()
    {
        using var scope = new TensorScope();
        var (network, _, pixels, labels) = Linear();
        var attack = new PixelAttack(network, new AttackOptions());

        Assert.Equal(attack.FastGradientSign(pixels, labels, 8).Withstood, attack.ProjectedGradient(pixels, labels, 8).Withstood);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(200)]
    public void Attacks_OfAnyRadius_StayInTheBallAndInThePicture(double radius)
    {
        using var scope = new TensorScope();
        var (network, _, _, labels) = Linear();
        Engine.Seed(4);
        var pixels = Tensor.Rand([Pictures, 3, 4, 4]);
        var attack = new PixelAttack(network, new AttackOptions { Steps = 5 });

        foreach (var made in new[] { attack.Noise(pixels, labels, radius), attack.FastGradientSign(pixels, labels, radius), attack.ProjectedGradient(pixels, labels, radius) })
        {
            Assert.True((made.Pixels - pixels).Abs().Max().Item<float>() <= (radius / 255) + 1e-6);
            Assert.InRange(made.Pixels.Min().Item<float>(), 0, 1);
            Assert.InRange(made.Pixels.Max().Item<float>(), 0, 1);
        }
    }

    [Fact]
    public void ProjectedGradient_MoreStepsOrMoreRoom_NeverLeavesMore()
    {
        using var scope = new TensorScope();
        var (network, pixels, labels) = Curved();
        var attack = new PixelAttack(network, new AttackOptions { Steps = 10 });

        var byRadius = new[] { 0.0, 2, 8, 32, 128 }.Select(radius => attack.ProjectedGradient(pixels, labels, radius).Accuracy).ToArray();
        var bySteps = new[] { 1, 4, 16, 64 }.Select(steps => attack.ProjectedGradient(pixels, labels, 8, steps).Accuracy).ToArray();

        Assert.Equal(1, byRadius[0]);
        Assert.True(byRadius[^1] < 0.02, $"{byRadius[^1]}");
        Assert.Equal(byRadius.OrderDescending(), byRadius);
        Assert.True(bySteps[^1] <= bySteps[0], string.Join(' ', bySteps));
        Assert.True(attack.ProjectedGradient(pixels, labels, 8).Accuracy <= attack.FastGradientSign(pixels, labels, 8).Accuracy);
        Assert.True(attack.Noise(pixels, labels, 8).Accuracy > attack.ProjectedGradient(pixels, labels, 8).Accuracy);
    }

    [Fact]
    public void ProjectedGradient_OtherBatches_FindsTheSame()
    {
        using var scope = new TensorScope();
        var (network, pixels, labels) = Curved();

        var one = new PixelAttack(network, new AttackOptions { BatchSize = 7, Steps = 5 }).ProjectedGradient(pixels, labels, 8);
        var other = new PixelAttack(network, new AttackOptions { BatchSize = 1000, Steps = 5 }).ProjectedGradient(pixels, labels, 8);

        Assert.Equal(one.Withstood, other.Withstood);
        Assert.True((one.Pixels - other.Pixels).Abs().Max().Item<float>() < 1e-6);
    }

    [Fact]
    public void ProjectedGradient_WhereTheGradientIsHidden_CountsThePicturesWithoutOne()
    {
        using var scope = new TensorScope();
        var (network, pixels, labels) = Curved();
        // Rounding to so many levels changes no answer of note, but has no slope.
        var hidden = network with { Logits = x => network.Logits(((x * 64).Round() / 64).Detach() + (x * 0)) };
        var shown = new PixelAttack(hidden, new AttackOptions { Steps = 5 });

        var attacked = shown.ProjectedGradient(pixels, labels, 32);

        Assert.True(attacked.WithoutGradient > Pictures / 2, $"{attacked.WithoutGradient}");
        Assert.True(attacked.Accuracy > new PixelAttack(network, new AttackOptions { Steps = 5 }).ProjectedGradient(pixels, labels, 32).Accuracy);
    }

    [Fact]
    public void Attacks_LeaveNoTensorsBehind()
    {
        using var scope = new TensorScope();
        var (network, pixels, labels) = Curved();
        var before = pixels.ToArray<float>();

        new PixelAttack(network, new AttackOptions { Steps = 3 }).ProjectedGradient(pixels, labels, 8);

        Assert.Equal(before, pixels.ToArray<float>());
    }

    // Two classes by the sign of a sum; every picture is told rightly.
    private static (PixelNetwork Network, Tensor Weight, Tensor Pixels, int[] Labels) Linear()
    {
        Engine.Seed(1);
        var weight = Tensor.Randn([1, 3, 4, 4]);
        weight = weight - weight.Mean();
        var pixels = (Tensor.Rand([Pictures, 3, 4, 4]) * 0.4) + 0.3;
        var network = new PixelNetwork("linear", x =>
        {
            var margin = (x * weight).Reshape([x.Size(0), -1]).Sum([1], keepdim: true);
            return Tensor.Cat([-margin, margin], 1);
        });
        return (network, weight, pixels, Labels(network, pixels));
    }

    private static (PixelNetwork Network, Tensor Pixels, int[] Labels) Curved()
    {
        Engine.Seed(2);
        var (first, second) = (Tensor.Randn([48, 32]), Tensor.Randn([32, 4]));
        var network = new PixelNetwork("curved", x => (x.Reshape([x.Size(0), -1]) - 0.5).Mm(first).Tanh().Mm(second));
        var pixels = (Tensor.Rand([Pictures, 3, 4, 4]) * 0.6) + 0.2;
        return (network, pixels, Labels(network, pixels));
    }

    private static int[] Labels(PixelNetwork network, Tensor pixels) => Array.ConvertAll(network.Logits(pixels).Argmax(1).ToArray<long>(), label => (int)label);
}
