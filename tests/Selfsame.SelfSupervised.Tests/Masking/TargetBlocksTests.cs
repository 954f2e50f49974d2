using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Masking;

public sealed class TargetBlocksTests
{
    [Theory]
    [InlineData(14)]
    [InlineData(8)]
    [InlineData(6)]
    public void Draw_AnyGrid_LeavesAContextThatNoTargetCovers(int side)
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        for (var round = 0; round < 20; round++)
        {
            var blocks = TargetBlocks.Draw(6, (side, side), new TargetBlockShape(), Device.Cpu);
            var (kept, size) = ((int)blocks.Context.Size(1), (int)blocks.Targets.Size(2));
            var contexts = blocks.Context.ToArray<long>().Chunk(kept).ToArray();
            var targets = blocks.Targets.ToArray<long>().Chunk(4 * size).ToArray();

            Assert.Equal([6L, 4, size], blocks.Targets.Shape);
            Assert.InRange(kept, 1, side * side);
            Assert.All(contexts.Zip(targets), pair =>
            {
                Assert.Empty(pair.First.Intersect(pair.Second));
                Assert.Equal(pair.First.Order().Distinct(), pair.First);
                Assert.All(pair.First.Concat(pair.Second), patch => Assert.InRange(patch, 0, (side * side) - 1));
            });
        }
    }

    [Fact]
    public void Draw_Targets_AreRectanglesOfTheSizesOfThePaper()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        for (var round = 0; round < 50; round++)
        {
            var blocks = TargetBlocks.Draw(2, (14, 14), new TargetBlockShape(), Device.Cpu);
            var size = (int)blocks.Targets.Size(2);

            Assert.InRange(size / 196.0, 0.13, 0.22);
            Assert.All(blocks.Targets.ToArray<long>().Chunk(size), block =>
            {
                var (height, width) = ((block.Max(patch => patch / 14) - block.Min(patch => patch / 14)) + 1, (block.Max(patch => patch % 14) - block.Min(patch => patch % 14)) + 1);
                Assert.Equal(size, height * width);
                Assert.InRange((double)height / width, 0.6, 1.8);
            });
        }
    }

    [Fact]
    public void Draw_TargetsThatCoverEverything_StillLeaveAContext()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        var blocks = TargetBlocks.Draw(8, (6, 6), new TargetBlockShape { Targets = 12, TargetScale = (0.6, 0.7) }, Device.Cpu);

        Assert.True(blocks.Context.Size(1) >= 2);
    }
}
