using Selfsame.SelfSupervised.Patches;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Patches;

public sealed class TilePermutationsTests
{
    [Theory]
    [InlineData(2, 9)]
    [InlineData(9, 9)]
    [InlineData(10, 8)]
    [InlineData(64, 8)]
    [InlineData(72, 8)]
    [InlineData(73, 7)]
    [InlineData(504, 7)]
    [InlineData(1000, 5)]
    public void Choose_SoMany_AreDifferentAndAtLeastSoFarApart(int count, int distance)
    {
        var chosen = TilePermutations.Choose(count);

        Assert.Equal(count, chosen.Count);
        Assert.All(chosen, permutation => Assert.Equal(Enumerable.Range(0, 9), permutation.Order()));
        var least = 9;
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var differing = 0;
                for (var place = 0; place < 9; place++)
                {
                    differing += chosen[one][place] != chosen[other][place] ? 1 : 0;
                }

                Assert.Equal(differing, TilePermutations.Distance(chosen[one], chosen[other]));
                least = Math.Min(least, differing);
            }
        }

        Assert.True(least >= distance, $"{count} permutations differ in {least} places at least.");

        // There are at most 9! / (d - 1)! permutations at a distance of d: those of up to 504 are as far apart as can be.
        if (count <= 504)
        {
            Assert.Equal(distance, least);
            Assert.True(count > Bound(distance + 1));
        }
    }

    [Fact]
    public void Choose_MoreThanAlgebraKnows_TakesTheOneThatIsFarthest()
    {
        var chosen = TilePermutations.Choose(505);
        var found = chosen.Take(504).Min(each => TilePermutations.Distance(each, chosen[504]));

        Assert.DoesNotContain(Everyone([]), permutation => chosen.Take(504).All(each => TilePermutations.Distance(each, permutation) > found));
    }

    [Fact]
    public void Choose_Twice_IsTheSame() => Assert.Equal(TilePermutations.Choose(520).SelectMany(each => each), TilePermutations.Choose(520).SelectMany(each => each));

    [Theory]
    [InlineData(1)]
    [InlineData(TilePermutations.All + 1)]
    public void Choose_TooFewOrMoreThanThereAre_IsRefused(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => TilePermutations.Choose(count));

    private static long Bound(int distance) => Enumerable.Range(1, 9).Aggregate(1L, (product, factor) => product * factor) / Enumerable.Range(1, distance - 1).Aggregate(1L, (product, factor) => product * factor);

    private static IEnumerable<int[]> Everyone(int[] begun) => begun.Length == 9
        ? [begun]
        : Enumerable.Range(0, 9).Where(tile => !begun.Contains(tile)).SelectMany(tile => Everyone([.. begun, tile]));
}
