using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Linear weights of eight output pixels at a time, with vectors of 512 bits: the same operations in double precision, in the same order.</summary>
/// <remarks>Weights never sum to zero, as the nearest pixel lies within half of one.</remarks>
internal static unsafe class WideWeights
{
    private const int Count = 8;

    /// <summary>Fills first source pixels, counts and weights of output pixels by eight, and says how many are filled.</summary>
    public static int Fill(
        double scale, double support, double widening, int source, int target, int stride, int* firsts, int* counts, int* weights, Span<double> exact)
    {
        var lanes = Vector512<double>.Indices;
        var half = Vector512.Create(0.5);
        var i = 0;
        for (; i + Count <= target; i += Count)
        {
            var centre = (Vector512.Create((double)i) + lanes + half) * Vector512.Create(scale);
            var first = Vector256.Max(Whole(centre - Vector512.Create(support) + half), Vector256<int>.Zero);
            var count = Vector256.Min(Whole(centre + Vector512.Create(support) + half), Vector256.Create(source)) - first;
            var (offset, limit) = (centre - half - Avx512F.ConvertToVector512Double(first), Avx512F.ConvertToVector512Double(count));
            var sum = Vector512<double>.Zero;
            for (var k = 0; k < stride; k++)
            {
                var place = Vector512.Create((double)k);
                var weight = Vector512<double>.One - Vector512.Abs((place - offset) / Vector512.Create(widening));
                weight = Vector512.ConditionalSelect(
                    Vector512.LessThan(place, limit), Vector512.Max(weight, Vector512<double>.Zero), Vector512<double>.Zero);
                weight.CopyTo(exact[(k * Count)..]);
                sum += weight;
            }

            var used = Vector256<int>.Zero;
            for (var k = 0; k < stride; k++)
            {
                var share = Vector512.Create<double>(exact[(k * Count)..]) / sum * Vector512.Create((double)(1 << ResampleWeights.FractionBits));
                var weight = Whole(share + half);
                used = Vector256.ConditionalSelect(Vector256.Equals(weight, Vector256<int>.Zero), used, Vector256.Create(k + 1));
                Scatter(weight, weights + ((long)i * stride) + k, stride);
            }

            first.Store(firsts + i);
            used.Store(counts + i);
        }

        return i;
    }

    private static Vector256<int> Whole(Vector512<double> values) => Avx512F.ConvertToVector256Int32WithTruncation(values);

    private static void Scatter(Vector256<int> values, int* target, long stride)
    {
        for (var lane = 0; lane < Count; lane++, target += stride)
        {
            *target = values[lane];
        }
    }
}
