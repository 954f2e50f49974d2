using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Teachers;

public sealed class CenterTests
{
    [Fact]
    public void Follow_TwoBatches_IsTheMovingMeanOfTheirRows()
    {
        using var scope = new TensorScope();
        var center = new Center(2, momentum: 0.9);

        center.Follow(Tensor.From<float>([1, 10, 3, 30], [2, 2]));
        center.Follow(Tensor.From<float>([5, 5], [1, 2]));

        Assert.Equal([(0.9f * 0.1f * 2) + 0.5f, (0.9f * 0.1f * 20) + 0.5f], center.Value.ToArray<float>().Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void Probabilities_OfLogits_AreTheSharpenedSoftmaxOfTheirDistanceFromTheCentre()
    {
        using var scope = new TensorScope();
        var center = new Center(3, momentum: 0);
        center.Follow(Tensor.From<float>([0.1f, 0.2f, 0.3f], [1, 3]));

        var probabilities = center.Probabilities(Tensor.From<float>([0.5f, 0.2f, 0.1f], [1, 3]), 0.5).ToArray<float>();

        double[] exponentials = [Math.Exp(0.4 / 0.5), Math.Exp(0), Math.Exp(-0.2 / 0.5)];
        Assert.All(probabilities.Zip(exponentials), pair => Assert.Equal(pair.Second / exponentials.Sum(), pair.First, 1e-6));
    }

    [Fact]
    public void Center_MomentumOutsideItsRange_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Center(3, 1.5));
}
