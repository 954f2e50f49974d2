using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="NormalizeKernel"/> for three planes with vectors of 512 bits: 64 pixels are interleaved as bytes, then become numbers.</summary>
/// <remarks>
/// The table's (value / 255 - mean) / deviation is computed instead of looked up. Divisions are products with the reciprocal, which is held in two
/// numbers, as one is not precise enough: that rounds as a division does, which is made sure of for all 256 values.
/// </remarks>
internal sealed unsafe class WideNormalize
{
    private const int Block = 64;
    private const int Channels = 3;
    private const float White = 255;

    // Three vectors hold 48 values: each begins with another channel.
    private readonly Vector512<float>[] _means = new Vector512<float>[Channels];
    private readonly Vector512<float>[] _inverses = new Vector512<float>[Channels];
    private readonly Vector512<float>[] _rests = new Vector512<float>[Channels];
    private readonly Vector512<byte>[] _pairs = new Vector512<byte>[Channels];
    private readonly Vector512<byte>[] _thirds = new Vector512<byte>[Channels];

    private WideNormalize(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
    {
        Span<float> inverses = stackalloc float[Channels];
        Span<float> rests = stackalloc float[Channels];
        for (var c = 0; c < Channels; c++)
        {
            (inverses[c], rests[c]) = Inverse(deviations[c]);
        }

        for (var vector = 0; vector < Channels; vector++)
        {
            _means[vector] = Periodic(means, vector);
            _inverses[vector] = Periodic(inverses, vector);
            _rests[vector] = Periodic(rests, vector);
            (_pairs[vector], _thirds[vector]) = Order(vector);
        }
    }

    /// <summary>Prepares for these statistics of three channels; null if the processor cannot do this, or the table would not come out.</summary>
    public static WideNormalize? For(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations, ReadOnlySpan<float> table)
    {
        if (!Avx512Vbmi.IsSupported || means.Length != Channels)
        {
            return null;
        }

        for (var c = 0; c < Channels; c++)
        {
            if (!IsExact(means[c], deviations[c], table.Slice(c * 256, 256)))
            {
                return null;
            }
        }

        return new WideNormalize(means, deviations);
    }

    /// <summary>Writes the pixels that fill whole vectors, and says how many they are.</summary>
    /// <param name="red">First plane.</param>
    /// <param name="green">Second plane.</param>
    /// <param name="blue">Third plane.</param>
    /// <param name="count">Pixels.</param>
    /// <param name="target">count x 3 values.</param>
    public long Write(byte* red, byte* green, byte* blue, long count, float* target)
    {
        var (mean0, mean1, mean2) = (_means[0], _means[1], _means[2]);
        var (inverse0, inverse1, inverse2) = (_inverses[0], _inverses[1], _inverses[2]);
        var (rest0, rest1, rest2) = (_rests[0], _rests[1], _rests[2]);
        var (inverseOfWhite, restOfWhite) = Inverse(White);
        var (white, whiteRest) = (Vector512.Create(inverseOfWhite), Vector512.Create(restOfWhite));
        var bytes = stackalloc byte[Channels * Block];
        var i = 0L;
        for (; i + Block <= count; i += Block)
        {
            var (r, g, b) = (Vector512.Load(red + i), Vector512.Load(green + i), Vector512.Load(blue + i));
            for (var vector = 0; vector < Channels; vector++)
            {
                var pair = Avx512Vbmi.PermuteVar64x8x2(r, _pairs[vector], g);
                Vector512.Store(Avx512Vbmi.PermuteVar64x8x2(pair, _thirds[vector], b), bytes + (vector * Block));
            }

            for (var part = 0; part < Channels * Block; part += 48, target += 48)
            {
                Vector512.Store(Normal(bytes + part, white, whiteRest, mean0, inverse0, rest0), target);
                Vector512.Store(Normal(bytes + part + 16, white, whiteRest, mean1, inverse1, rest1), target + 16);
                Vector512.Store(Normal(bytes + part + 32, white, whiteRest, mean2, inverse2, rest2), target + 32);
            }
        }

        return i;
    }

    private static bool IsExact(float mean, float deviation, ReadOnlySpan<float> table)
    {
        var (white, whiteRest) = Inverse(White);
        var (inverse, rest) = Inverse(deviation);
        for (var value = 0; value < table.Length; value++)
        {
            var share = MathF.FusedMultiplyAdd(value, white, value * whiteRest) - mean;
            var normal = MathF.FusedMultiplyAdd(share, inverse, share * rest);
            if (BitConverter.SingleToUInt32Bits(normal) != BitConverter.SingleToUInt32Bits(table[value]))
            {
                return false;
            }
        }

        return true;
    }

    // The nearest number, and what it lacks.
    private static (float Nearest, float Lacking) Inverse(float divisor)
    {
        var nearest = (float)(1 / (double)divisor);
        return (nearest, (float)((1 / (double)divisor) - nearest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Normal(
        byte* bytes, Vector512<float> white, Vector512<float> whiteRest, Vector512<float> mean, Vector512<float> inverse, Vector512<float> rest)
    {
        var value = WideLanes.LoadSingle(bytes);
        var share = Avx512F.FusedMultiplyAdd(value, white, value * whiteRest) - mean;
        return Avx512F.FusedMultiplyAdd(share, inverse, share * rest);
    }

    private static Vector512<float> Periodic(ReadOnlySpan<float> values, int vector)
    {
        var lanes = stackalloc float[16];
        for (var i = 0; i < 16; i++)
        {
            lanes[i] = values[((16 * vector) + i) % Channels];
        }

        return Vector512.Load(lanes);
    }

    // Where each interleaved byte comes from: first of red and green, then of those and blue, which are 64 and more.
    private static (Vector512<byte> Pairs, Vector512<byte> Thirds) Order(int vector)
    {
        var pairs = stackalloc byte[Block];
        var thirds = stackalloc byte[Block];
        for (var i = 0; i < Block; i++)
        {
            var (pixel, channel) = Math.DivRem((vector * Block) + i, Channels);
            pairs[i] = (byte)(pixel + (channel == 1 ? Block : 0));
            thirds[i] = (byte)(channel == 2 ? Block + pixel : i);
        }

        return (Vector512.Load(pairs), Vector512.Load(thirds));
    }
}
