using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Colour;

public sealed class PatchDiscriminatorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Loss_RandomLogits_IsTheMeanCrossEntropyThatLoopsGive(bool isTrue)
    {
        using var scope = new TensorScope();
        var logits = RandomVectors.Of(1, 2 * 3 * 4);

        var sum = 0.0;
        foreach (var logit in logits)
        {
            var belief = 1 / (1 + Math.Exp(-logit));
            sum -= Math.Log(isTrue ? belief : 1 - belief);
        }

        Assert.Equal(sum / logits.Length, PatchDiscriminator.Loss(Tensor.From<double>(logits, [2, 1, 3, 4]), isTrue).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Loss_OfLogits_HasTheGradientOfFiniteDifferences(bool isTrue) =>
        FiniteDifferences.AssertGradient(logits => PatchDiscriminator.Loss(logits, isTrue), RandomVectors.Of(2, 2 * 3 * 4), [2, 1, 3, 4]);
}
