using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Masking;

public sealed class RandomMaskTests
{
    [Fact]
    public void Draw_AnyPicture_KeepsAsManyDifferentPatchesAsAsked()
    {
        using var scope = new TensorScope();
        var mask = RandomMask.Draw(5, 16, 6, Device.Cpu);

        Assert.All(mask.Keep.ToArray<long>().Chunk(6), kept => Assert.Equal(6, kept.Distinct().Count(patch => patch is >= 0 and < 16)));
        Assert.All(mask.Hidden.To(DType.Int64).Sum([1]).ToArray<long>(), hidden => Assert.Equal(10, hidden));
    }

    [Fact]
    public void Draw_ManyPictures_KeepEveryPatchEquallyOften()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var shown = RandomMask.Draw(20000, 8, 2, Device.Cpu).Hidden.LogicalNot().To(DType.Float64).Mean([0]).ToArray<double>();

        Assert.All(shown, share => Assert.Equal(0.25, share, 0.015));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Of_KeepingNoneOrMoreThanThereAre_IsRefused(int keep)
    {
        using var scope = new TensorScope();

        Assert.Throws<ArgumentOutOfRangeException>(() => RandomMask.Of(Tensor.Rand([2, 4]), keep));
    }
}
