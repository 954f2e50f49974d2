using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Heads;

public sealed class PrototypesTests
{
    [Fact]
    public void Normalize_AfterAStep_BringsRowsToLengthOneInPlace()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var prototypes = new Prototypes(4, 6);
        var weight = prototypes.Weight;
        using (new NoGrad())
        {
            weight.Mul_(5).Add_(1);
        }

        prototypes.Normalize();

        Assert.Same(weight, prototypes.Weight);
        Assert.All(weight.Square().Sum([1]).ToArray<float>(), length => Assert.Equal(1, length, 1e-5f));
        Assert.True(weight.RequiresGrad);
    }

    [Fact]
    public void Forward_FrozenOrNot_IsTheSameAndTeachesAccordingly()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var prototypes = new Prototypes(4, 6);
        var x = Tensor.From<double>(RandomVectors.Of(1, 12), [3, 4]).To(DType.Float32).L2Normalize().Detach().RequiresGrad_();

        var frozen = prototypes.Forward(x, freeze: true);
        Assert.Equal(prototypes.Forward(x).ToArray<float>(), frozen.ToArray<float>());
        frozen.Sum().Backward();

        Assert.Null(prototypes.Weight.Grad);
        Assert.NotNull(x.Grad);
        prototypes.Forward(x).Sum().Backward();
        Assert.NotNull(prototypes.Weight.Grad);
    }
}
