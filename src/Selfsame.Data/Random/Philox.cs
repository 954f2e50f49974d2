using System.Runtime.CompilerServices;

namespace Selfsame.Data.Random;

/// <summary>The counter-based generator Philox4x32-10: a block of four random words is a pure function of a counter and a key.</summary>
/// <remarks>Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011, section 4.3.</remarks>
public static class Philox
{
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The random block that belongs to a counter and a key.</summary>
    /// <param name="counter">128 bits that say which block is wanted.</param>
    /// <param name="key">64 bits that choose the generator.</param>
    /// <returns>Four words, each uniform over all 32-bit values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxBlock Block(PhiloxBlock counter, ulong key)
    {
        var (a, b, c, d) = counter;
        var firstKey = (uint)key;
        var secondKey = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var first = (ulong)FirstMultiplier * a;
            var second = (ulong)SecondMultiplier * c;
            a = (uint)(second >> 32) ^ b ^ firstKey;
            b = (uint)second;
            c = (uint)(first >> 32) ^ d ^ secondKey;
            d = (uint)first;
            firstKey += FirstWeyl;
            secondKey += SecondWeyl;
        }

        return new PhiloxBlock(a, b, c, d);
    }

    /// <summary>The stream of random numbers that belongs to one use of one view of one sample in one epoch.</summary>
    /// <remarks>The four parts are put side by side into the counter, so that no two streams of a seed share a block.</remarks>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="sample">The index of the sample in its source, or 0 where a draw is for the whole set.</param>
    /// <param name="view">The index of the view, 0 to 65535, or 0 where a draw is for the sample.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="view"/> is not within 0 to 65535.</exception>
    public static RandomStream At(long seed, int epoch, int sample, int view, RandomPurpose purpose)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(view);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(view, ushort.MaxValue);
        return new RandomStream((ulong)seed, (uint)sample, (uint)epoch, ((uint)view << 16) | (ushort)purpose);
    }

    /// <summary>A random order of the numbers 0 to <paramref name="count"/> - 1, all orders being equally likely.</summary>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="epoch">The epoch; each has an order of its own.</param>
    public static int[] Permutation(int count, long seed, int epoch)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        var stream = At(seed, epoch, 0, 0, RandomPurpose.Order);
        stream.Shuffle(order.AsSpan());
        return order;
    }
}
