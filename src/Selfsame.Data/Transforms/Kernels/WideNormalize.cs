using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="NormalizeKernel"/> for three planes with vectors of 512 bits: 64 pixels are interleaved as bytes, then become numbers.</summary>
/// <remarks>
/// The table's (value / 255 - mean) / deviation is computed instead of looked up. Divisions are products with the reciprocal, mended by what is left of
/// the dividend: that rounds as a division does, which is made sure of for all 256 values.
/// </remarks>
internal sealed unsafe class WideNormalize
{
    private const int Block = 64;
    private const int Channels = 3;

    // Three vectors hold 48 values: each begins with another channel.
    private readonly Vector512<float>[] _means = new Vector512<float>[Channels];
    private readonly Vector512<float>[] _deviations = new Vector512<float>[Channels];
    private readonly Vector512<float>[] _inverses = new Vector512<float>[Channels];
    private readonly Vector512<byte>[] _pairs = new Vector512<byte>[Channels];
    private readonly Vector512<byte>[] _thirds = new Vector512<byte>[Channels];

    private WideNormalize(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
    {
        for (var vector = 0; vector < Channels; vector++)
        {
            _means[vector] = Periodic(means, vector);
            _deviations[vector] = Periodic(deviations, vector);
            _inverses[vector] = Vector512<float>.One / _deviations[vector];
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
        var (deviation0, deviation1, deviation2) = (_deviations[0], _deviations[1], _deviations[2]);
        var (inverse0, inverse1, inverse2) = (_inverses[0], _inverses[1], _inverses[2]);
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
                Vector512.Store(Normal(bytes + part, mean0, deviation0, inverse0), target);
                Vector512.Store(Normal(bytes + part + 16, mean1, deviation1, inverse1), target + 16);
                Vector512.Store(Normal(bytes + part + 32, mean2, deviation2, inverse2), target + 32);
            }
        }

        return i;
    }

    private static bool IsExact(float mean, float deviation, ReadOnlySpan<float> table)
    {
        for (var value = 0; value < table.Length; value++)
        {
            var share = Quotient(value, 255f, 1 / 255f);
            var normal = Quotient(share - mean, deviation, 1 / deviation);
            if (BitConverter.SingleToUInt32Bits(normal) != BitConverter.SingleToUInt32Bits(table[value]))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Normal(byte* bytes, Vector512<float> mean, Vector512<float> deviation, Vector512<float> inverse)
    {
        var share = Quotient(WideLanes.LoadSingle(bytes), Vector512.Create(255f), Vector512.Create(1 / 255f));
        return Quotient(share - mean, deviation, inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quotient(Vector512<float> dividend, Vector512<float> divisor, Vector512<float> inverse)
    {
        var quotient = dividend * inverse;
        return Avx512F.FusedMultiplyAdd(Avx512F.FusedMultiplyAddNegated(quotient, divisor, dividend), inverse, quotient);
    }

    private static float Quotient(float dividend, float divisor, float inverse)
    {
        var quotient = dividend * inverse;
        return MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(-quotient, divisor, dividend), inverse, quotient);
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
