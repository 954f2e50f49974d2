using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>
/// Which source pixels make each output pixel along one axis, and with what weight: Pillow's convolution resampling in 8 bits, whose weights
/// are whole numbers of 22 fractional bits.
/// </summary>
/// <remarks>The filter widens by the scale when a picture shrinks; weights are cut off at the edges of the crop and made to sum to one.</remarks>
internal sealed unsafe class ResampleWeights
{
    public const int FractionBits = 22;

    /// <summary>What a weight of 1 stands for. Weights have at most 24 bits, so they are exact in single precision too.</summary>
    public const float Unit = 1f / (1 << FractionBits);

    private readonly PlaneBuffer _memory = new();
    private double[] _exact = [];
    private int _source = -1;
    private int _target = -1;
    private Interpolation _interpolation;

    /// <summary>Weights per output pixel; fewer may be used.</summary>
    public int Stride { get; private set; }

    /// <summary>First source pixel of each output pixel.</summary>
    public int* First { get; private set; }

    /// <summary>Number of source pixels of each output pixel.</summary>
    public int* Counts { get; private set; }

    /// <summary>Weights, <see cref="Stride"/> for each output pixel.</summary>
    public int* Weights { get; private set; }

    /// <summary>The most weights that an output pixel has. Those with fewer have zeros up to that.</summary>
    public int Longest { get; private set; }

    /// <summary>Source pixels up to and with the last that has a weight.</summary>
    public int Extent { get; private set; }

    public void Prepare(int source, int target, Interpolation interpolation)
    {
        if (source == _source && target == _target && interpolation == _interpolation)
        {
            return;
        }

        var scale = (double)source / target;
        var widening = Math.Max(scale, 1);
        var support = widening * (interpolation == Interpolation.Bicubic ? 2 : 1);
        Stride = ((int)Math.Ceiling(support) * 2) + 1;
        First = (int*)_memory.Reserve(sizeof(int) * (long)target * (Stride + 2));
        Counts = First + target;
        Weights = Counts + target;
        if (_exact.Length < 8 * Stride)
        {
            _exact = new double[8 * Stride];
        }

        var filled = Avx512F.IsSupported && interpolation == Interpolation.Bilinear
            ? WideWeights.Fill(scale, support, widening, source, target, Stride, First, Counts, Weights, _exact)
            : 0;
        for (var i = filled; i < target; i++)
        {
            var center = (i + 0.5) * scale;
            var first = Math.Max((int)(center - support + 0.5), 0);
            var count = Math.Min((int)(center + support + 0.5), source) - first;
            First[i] = first;
            Counts[i] = Fill(Weights + ((long)i * Stride), center - 0.5 - first, widening, count, interpolation);
        }

        (Longest, Extent) = (0, 0);
        for (var i = 0; i < target; i++)
        {
            Longest = Math.Max(Longest, Counts[i]);
            Extent = Math.Max(Extent, First[i] + Counts[i]);
        }

        (_source, _target, _interpolation) = (source, target, interpolation);
    }

    private int Fill(int* weights, double center, double widening, int count, Interpolation interpolation)
    {
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            var distance = Math.Abs((k - center) / widening);
            _exact[k] = interpolation == Interpolation.Bicubic ? Cubic(distance) : Math.Max(0, 1 - distance);
            sum += _exact[k];
        }

        var used = 0;
        for (var k = 0; k < count; k++)
        {
            var weight = sum == 0 ? 0 : _exact[k] / sum * (1 << FractionBits);
            weights[k] = (int)(weight < 0 ? weight - 0.5 : weight + 0.5);
            used = weights[k] == 0 ? used : k + 1;
        }

        for (var k = count; k < Stride; k++)
        {
            weights[k] = 0;
        }

        return used;
    }

    private static double Cubic(double x)
    {
        const double A = -0.5;
        return x < 1 ? ((((A + 2) * x) - (A + 3)) * x * x) + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * A
            : 0;
    }
}
