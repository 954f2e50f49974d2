using Selfsame.Data.Random;

namespace Selfsame.Data.Tests.Random;

public sealed class RandomStreamTests
{
    private const int Draws = 100_000;

    [Fact]
    public void NextDouble_ManyDraws_IsUniformOverTheUnitInterval()
    {
        var stream = Philox.At(1, 0, 0, 0, RandomPurpose.Evaluation);
        var values = Enumerable.Range(0, Draws).Select(_ => stream.NextDouble()).ToArray();

        Assert.All(values, value => Assert.InRange(value, 0, 1 - 1e-17));
        Assert.Equal(0.5, values.Average(), 0.005);
        Assert.Equal(1.0 / 12, values.Average(value => (value - 0.5) * (value - 0.5)), 0.002);
    }

    [Fact]
    public void NextSingle_ManyDraws_StaysBelowOne()
    {
        var stream = Philox.At(2, 0, 0, 0, RandomPurpose.Evaluation);
        for (var i = 0; i < Draws; i++)
        {
            Assert.InRange(stream.NextSingle(), 0f, 0.99999997f);
        }
    }

    [Fact]
    public void Gaussian_ManyDraws_HasTheMomentsOfTheNormalDistribution()
    {
        var stream = Philox.At(3, 0, 0, 0, RandomPurpose.Evaluation);
        var values = Enumerable.Range(0, Draws).Select(_ => stream.Gaussian()).ToArray();

        Assert.Equal(0, values.Average(), 0.015);
        Assert.Equal(1, values.Average(value => value * value), 0.02);
        Assert.Equal(0, values.Average(value => value * value * value), 0.05);
        Assert.Equal(3, values.Average(value => value * value * value * value), 0.15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Next_ManyDraws_ReachesEveryNumberBelowTheCountAndNoOther(int count)
    {
        var stream = Philox.At(4, 0, 0, 0, RandomPurpose.Evaluation);
        var seen = new int[count];
        for (var i = 0; i < Draws; i++)
        {
            seen[stream.Next(count)]++;
        }

        var expected = (double)Draws / count;
        Assert.All(seen, times => Assert.InRange(times, expected - 6 * Math.Sqrt(expected), expected + 6 * Math.Sqrt(expected)));
    }

    [Fact]
    public void Next_LargeCount_StaysInRange()
    {
        var stream = Philox.At(5, 0, 0, 0, RandomPurpose.Evaluation);
        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(stream.Next(int.MaxValue), 0, int.MaxValue - 1);
            Assert.InRange(stream.Next(-5, 3), -5, 2);
        }
    }

    [Fact]
    public void Next_NoNumbersToChooseFrom_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox.At(0, 0, 0, 0, RandomPurpose.Evaluation).Next(0));
    }

    [Fact]
    public void Chance_AtTheEnds_IsCertain()
    {
        var stream = Philox.At(6, 0, 0, 0, RandomPurpose.Evaluation);
        for (var i = 0; i < 1000; i++)
        {
            Assert.False(stream.Chance(0));
            Assert.True(stream.Chance(1));
        }
    }

    [Fact]
    public void Shuffle_KeepsTheItems()
    {
        var stream = Philox.At(7, 0, 0, 0, RandomPurpose.Evaluation);
        int[] items = [3, 1, 4, 1, 5, 9, 2, 6];
        stream.Shuffle(items.AsSpan());

        Assert.Equal([1, 1, 2, 3, 4, 5, 6, 9], items.Order());
        Assert.NotEqual([3, 1, 4, 1, 5, 9, 2, 6], items);
    }
}
