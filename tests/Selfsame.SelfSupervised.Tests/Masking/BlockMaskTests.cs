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
    public void Draw_OneCount_IsARectangleWhereItIsSmall()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        var masks = BlockMask.Draw(8, 8, [.. Enumerable.Repeat(4, 100)]).ToArray<bool>();
        var clustered = masks.Chunk(64).Count(mask => HasNeighbours(mask, 8));

        // Four patches at random places would nearly always have a lonely one among them.
        Assert.True(clustered > 95, $"{clustered} of 100");
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

    private static bool HasNeighbours(bool[] mask, int side) => Enumerable.Range(0, mask.Length).Where(place => mask[place]).All(place =>
        (place % side > 0 && mask[place - 1]) || (place % side < side - 1 && mask[place + 1])
        || (place >= side && mask[place - side]) || (place < mask.Length - side && mask[place + side]));
}
