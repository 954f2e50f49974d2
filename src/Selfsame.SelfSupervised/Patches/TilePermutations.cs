using System.Numerics;

namespace Selfsame.SelfSupervised.Patches;

/// <summary>Orders of nine tiles that differ in as many places as possible, so that no puzzle is nearly another one.</summary>
/// <remarks>
/// Noroozi and Favaro, ECCV 2016, arXiv 1603.09246, section 4.2 and algorithm 1: one permutation after the other, each as far from those before as
/// possible. Where algebra knows the best there is, that is taken: up to 9 permutations differ in all places (shifts), up to 72 in at least 8 (the affine maps
/// of the field of nine), up to 504 in at least 7 (the projective maps of the line over the field of eight). No set of more permutations has these
/// distances, as there are at most 9! / (d - 1)! at a distance of d. Beyond them the search goes on from the 504. Nothing is random: the set is a
/// function of its size.
/// </remarks>
public static class TilePermutations
{
    /// <summary>How many orders nine tiles have: 9!.</summary>
    public const int All = 362_880;

    /// <summary>The largest set that is searched for.</summary>
    public const int Most = 10_000;

    private const int Tiles = TileLayout.Count;
    private const int Affine = 72;
    private const int Projective = 504;
    private const ulong LowBits = 0x1_1111_1111;

    /// <summary>Chooses permutations.</summary>
    /// <param name="count">How many, from 2 to <see cref="Most"/>.</param>
    /// <returns>Count permutations of 0 to 8, all different.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more are asked for.</exception>
    public static IReadOnlyList<int[]> Choose(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        return count <= Affine ? [.. AffineMaps().Take(count)]
            : count <= Projective ? [.. ProjectiveMaps().Take(count)]
            : Extended([.. ProjectiveMaps()], count);
    }

    /// <summary>In how many places two permutations differ.</summary>
    /// <param name="first">A permutation.</param>
    /// <param name="second">Another one.</param>
    public static int Distance(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var distance = 0;
        for (var place = 0; place < first.Length; place++)
        {
            distance += first[place] == second[place] ? 0 : 1;
        }

        return distance;
    }

    // x -> a x + b over GF(9) = GF(3)[i], i^2 = -1; the element u + v i has the number u + 3 v. Shifts first.
    private static IEnumerable<int[]> AffineMaps() =>
        from a in Enumerable.Range(1, 8)
        from b in Enumerable.Range(0, 9)
        select Enumerable.Range(0, 9).Select(x => SumOfNine(ProductOfNine(a, x), b)).ToArray();

    private static int SumOfNine(int x, int y) => ((x % 3) + (y % 3)) % 3 + (3 * (((x / 3) + (y / 3)) % 3));

    private static int ProductOfNine(int x, int y)
    {
        var (u, v, s, t) = (x % 3, x / 3, y % 3, y / 3);
        return (((u * s) + (2 * v * t)) % 3) + (3 * (((u * t) + (v * s)) % 3));
    }

    // x -> (a x + b) / (c x + d) over GF(8) with a point at infinity, which has the number 8: first c = 0, then c = 1.
    private static IEnumerable<int[]> ProjectiveMaps()
    {
        var whole = from a in Enumerable.Range(1, 7)
                    from b in Enumerable.Range(0, 8)
                    select (A: a, B: b, C: 0, D: 1);
        var broken = from a in Enumerable.Range(0, 8)
                     from b in Enumerable.Range(0, 8)
                     from d in Enumerable.Range(0, 8)
                     where ProductOfEight(a, d) != b
                     select (A: a, B: b, C: 1, D: d);
        return whole.Concat(broken).Select(map => Enumerable.Range(0, 9).Select(x => Projected(x, map.A, map.B, map.C, map.D)).ToArray());
    }

    private static int Projected(int x, int a, int b, int c, int d)
    {
        var (above, below) = x == 8 ? (a, c) : (ProductOfEight(a, x) ^ b, ProductOfEight(c, x) ^ d);
        return below == 0 ? 8 : Enumerable.Range(0, 8).First(quotient => ProductOfEight(quotient, below) == above);
    }

    // Polynomials over GF(2) modulo x^3 + x + 1, as bits.
    private static int ProductOfEight(int x, int y)
    {
        var product = 0;
        for (var bit = 0; bit < 3; bit++)
        {
            product ^= ((y >> bit) & 1) * (x << bit);
        }

        for (var bit = 4; bit >= 3; bit--)
        {
            product ^= ((product >> bit) & 1) * (0b1011 << (bit - 3));
        }

        return product;
    }

    // The permutation whose nearest chosen one is farthest; among equals the one with the largest sum of distances, and then the first.
    private static List<int[]> Extended(List<int[]> chosen, int count)
    {
        var all = Packed();
        var (nearest, sum) = (new byte[All], new int[All]);
        Array.Fill(nearest, (byte)(Tiles + 1));
        foreach (var permutation in chosen)
        {
            Measure(all, Pack(permutation), nearest, sum);
        }

        while (chosen.Count < count)
        {
            var best = 0;
            for (var index = 1; index < All; index++)
            {
                if (nearest[index] > nearest[best] || (nearest[index] == nearest[best] && sum[index] > sum[best]))
                {
                    best = index;
                }
            }

            chosen.Add(Unpack(all[best]));
            Measure(all, all[best], nearest, sum);
        }

        return chosen;
    }

    private static void Measure(ulong[] all, ulong from, byte[] nearest, int[] sum)
    {
        for (var index = 0; index < all.Length; index++)
        {
            var bits = all[index] ^ from;
            bits |= bits >> 2;
            var distance = BitOperations.PopCount((bits | (bits >> 1)) & LowBits);
            sum[index] += distance;
            nearest[index] = Math.Min(nearest[index], (byte)distance);
        }
    }

    // Four bits a place, in lexicographic order.
    private static ulong[] Packed()
    {
        var all = new List<ulong>(All);
        void Extend(ulong packed, int used, int length)
        {
            if (length == Tiles)
            {
                all.Add(packed);
                return;
            }

            for (var tile = 0; tile < Tiles; tile++)
            {
                if ((used >> tile & 1) == 0)
                {
                    Extend((packed << 4) | (uint)tile, used | (1 << tile), length + 1);
                }
            }
        }

        Extend(0, 0, 0);
        return [.. all];
    }

    private static ulong Pack(int[] permutation) => permutation.Aggregate(0UL, (packed, tile) => (packed << 4) | (uint)tile);

    private static int[] Unpack(ulong packed) => [.. Enumerable.Range(0, Tiles).Select(place => (int)(packed >> (4 * (Tiles - 1 - place)) & 15))];
}
