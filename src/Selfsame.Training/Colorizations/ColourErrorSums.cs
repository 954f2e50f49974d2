using Selfsame.Torch;

namespace Selfsame.Training.Colorizations;

/// <summary>Colour errors of pictures that come one by one.</summary>
internal sealed class ColourErrorSums
{
    private double _prediction;
    private double _gray;
    private double _meanA;
    private double _meanB;

    /// <summary>Pictures so far.</summary>
    public int Count { get; private set; }

    /// <summary>The errors; null while there is no picture.</summary>
    public ColourErrors? Errors
    {
        get
        {
            if (Count == 0) return null;
            var square = ((_meanA / Count * (_meanA / Count)) + (_meanB / Count * (_meanB / Count))) / 2;
            return new ColourErrors(Math.Sqrt(_prediction / Count), Math.Sqrt(_gray / Count), Math.Sqrt(Math.Max(0, (_gray / Count) - square)));
        }
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="predicted">1 x 2 x H x W.</param>
    /// <param name="truth">1 x 2 x H x W.</param>
    public void Add(Tensor predicted, Tensor truth)
    {
        using var scope = new TensorScope();
        var (made, real) = (predicted.To(DType.Float64), truth.To(DType.Float64));
        var mean = real.Mean([0, 2, 3]).ToArray<double>();
        _prediction += (made - real).Square().Mean().ToDouble();
        _gray += real.Square().Mean().ToDouble();
        (_meanA, _meanB) = (_meanA + mean[0], _meanB + mean[1]);
        Count++;
    }
}
