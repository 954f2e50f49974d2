using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Masking;

public sealed class BlockMaskTests
{
    [Fact]
    public void Draw_AnyCounts_HidesNoMorePatchesThanAsked()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        int[] counts = [0, 1, 5, 20, 32, 64];
        for (var round = 0; round < 50; round++)
        {
            var hidden = BlockMask.Draw(8, 8, counts).To(DType.Int64).Sum([1]).ToArray<long>();

            Assert.Equal(0, hidden[0]);
            Assert.All(counts.Zip(hidden), pair => Assert.InRange(pair.Second, 0.6 * pair.First, pair.First));
        }
    }

    [Fact]
    public void Draw_HalfOfThePatches_ComesNearItsCount()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var hidden = BlockMask.Draw(14, 14, [.. Enumerable.Repeat(98, 200)]).To(DType.Float32).Sum([1]).Mean().ToDouble();

        Assert.InRange(hidden, 93, 98);
    }

    [Fact]
    public void Draw_AThirdOfThePatches_LeavesHardlyAnyAlone()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        var masks = BlockMask.Draw(8, 8, [.. Enumerable.Repeat(20, 100)]).ToArray<bool>().Chunk(64).ToArray();
        var beside = masks.Sum(mask => Enumerable.Range(0, 64).Count(place => mask[place] && HasNeighbour(mask, place, 8)));

        // Of 20 patches at random places a quarter would have no hidden neighbour.
        Assert.True(beside > 0.95 * masks.Sum(mask => mask.Count(hidden => hidden)));
    }

    [Fact]
    public void Draw_SameSeed_GivesTheSameMasks()
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var one = BlockMask.Draw(6, 4, [8, 8]).ToArray<bool>();
        Engine.Seed(3);

        Assert.Equal(one, BlockMask.Draw(6, 4, [8, 8]).ToArray<bool>());
    }

    private static bool HasNeighbour(bool[] mask, int place, int side) =>
        (place % side > 0 && mask[place - 1]) || (place % side < side - 1 && mask[place + 1])
        || (place >= side && mask[place - side]) || (place < mask.Length - side && mask[place + side]);
}
