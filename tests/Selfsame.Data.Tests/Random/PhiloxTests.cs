using Selfsame.Data.Random;

namespace Selfsame.Data.Tests.Random;

public sealed class PhiloxTests
{
    // The known answers that the authors publish with Random123 (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_KnownCounters_GivesPublishedWords(
        uint a, uint b, uint c, uint d, uint lowKey, uint highKey, uint first, uint second, uint third, uint fourth)
    {
        var block = Philox.Block(new PhiloxBlock(a, b, c, d), lowKey | ((ulong)highKey << 32));

        Assert.Equal(new PhiloxBlock(first, second, third, fourth), block);
    }

    [Fact]
    public void At_SameKey_GivesSameSequence()
    {
        var one = Philox.At(7, 3, 1000, 1, RandomPurpose.View);
        var other = Philox.At(7, 3, 1000, 1, RandomPurpose.View);

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(one.NextUInt(), other.NextUInt());
        }
    }

    [Fact]
    public void At_AnyPartOfTheKeyChanged_GivesAnotherSequence()
    {
        RandomStream[] streams =
        [
            Philox.At(7, 3, 1000, 1, RandomPurpose.View),
            Philox.At(8, 3, 1000, 1, RandomPurpose.View),
            Philox.At(7 + (1L << 32), 3, 1000, 1, RandomPurpose.View),
            Philox.At(7, 4, 1000, 1, RandomPurpose.View),
            Philox.At(7, 3, 1001, 1, RandomPurpose.View),
            Philox.At(7, 3, 1000, 2, RandomPurpose.View),
            Philox.At(7, 3, 1000, 1, RandomPurpose.Mask),
        ];

        Assert.Equal(streams.Length, Enumerable.Range(0, streams.Length).Select(i => streams[i].NextULong()).Distinct().Count());
    }

    [Fact]
    public void At_FirstWords_AreTheBlockOfTheDocumentedCounter()
    {
        var stream = Philox.At(0x299f31d0a4093822, 0x13198a2e, 0x05a308d3, 3, RandomPurpose.Mask);
        var block = Philox.Block(new PhiloxBlock(0, 0x05a308d3, 0x13198a2e, 0x00030003), 0x299f31d0a4093822);

        Assert.Equal(block, new PhiloxBlock(stream.NextUInt(), stream.NextUInt(), stream.NextUInt(), stream.NextUInt()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Permutation_OfAnyCount_HoldsEachNumberOnce(int count)
    {
        Assert.Equal(Enumerable.Range(0, count), Philox.Permutation(count, 1, 2).Order());
    }

    [Fact]
    public void Permutation_OtherEpochOrSeed_IsAnotherOrder()
    {
        var order = Philox.Permutation(100, 1, 0);

        Assert.Equal(order, Philox.Permutation(100, 1, 0));
        Assert.NotEqual(order, Philox.Permutation(100, 1, 1));
        Assert.NotEqual(order, Philox.Permutation(100, 2, 0));
    }

    [Fact]
    public void Permutation_OfThree_MakesAllSixOrdersEquallyOften()
    {
        var counts = new Dictionary<string, int>();
        for (var epoch = 0; epoch < 6000; epoch++)
        {
            var key = string.Join(',', Philox.Permutation(3, 5, epoch));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 880, 1120)); // four deviations of a binomial
    }

    [Fact]
    public void At_ViewBeyondSixteenBits_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox.At(0, 0, 0, 65536, RandomPurpose.View));
    }
}
