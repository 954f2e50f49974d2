using System.Runtime.CompilerServices;

namespace Selfsame.Data.Random;

/// <summary>A sequence of random numbers that is a pure function of its key: made by <see cref="Philox.At"/>, wherever and whenever.</summary>
/// <remarks>A mutable structure: pass it by reference, as a copy goes on from the same place. Not thread-safe; 2^34 words long.</remarks>
public struct RandomStream
{
    private readonly ulong _key;
    private readonly uint _second;
    private readonly uint _third;
    private readonly uint _fourth;
    private PhiloxBlock _block;
    private uint _counter;
    private int _left;

    internal RandomStream(ulong key, uint second, uint third, uint fourth)
    {
        _key = key;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    /// <summary>A word uniform over all 32-bit values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt()
    {
        if (_left == 0)
        {
            Refill();
        }

        return --_left switch { 3 => _block.A, 2 => _block.B, 1 => _block.C, _ => _block.D };
    }

    /// <summary>A word uniform over all 64-bit values.</summary>
    public ulong NextULong() => NextUInt() | ((ulong)NextUInt() << 32);

    /// <summary>A number uniform over [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextULong() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number uniform over [0, 1), a multiple of 2^-24.</summary>
    public float NextSingle() => (NextUInt() >> 8) * (1.0f / (1 << 24));

    /// <summary>A whole number uniform over 0 to <paramref name="count"/> - 1, without bias.</summary>
    /// <remarks>Lemire: Fast Random Integer Generation in an Interval, 2019, arXiv 1805.10941, Algorithm 5.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int Next(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var range = (uint)count;
        var product = (ulong)NextUInt() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A whole number uniform over <paramref name="from"/> to <paramref name="to"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public int Next(int from, int to) => from + Next(to - from);

    /// <summary>A number uniform over [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public double Uniform(double from, double to) => from + (to - from) * NextDouble();

    /// <summary>A number from the normal distribution with mean 0 and deviation 1; two words of 64 bits are used each time.</summary>
    /// <remarks>Box and Muller, 1958. The second value of the pair is not kept: a stream's place then depends on the count of draws alone.</remarks>
    public double Gaussian()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>True with the given probability: never at 0, always at 1.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>Puts the items into a random order, all orders being equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private void Refill()
    {
        _block = Philox.Block(new PhiloxBlock(_counter++, _second, _third, _fourth), _key);
        _left = 4;
    }
}
