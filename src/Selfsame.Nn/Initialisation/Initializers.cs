using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Fills parameters with initial values, in place, from libtorch's generator.</summary>
public static class Initializers
{
    /// <summary>Uniform in ±1/sqrt(fanIn): PyTorch's default for linear and convolutional weights and biases.</summary>
    /// <remarks>This is Kaiming's uniform with negative slope sqrt(5): sqrt(2 / (1 + 5)) * sqrt(3 / fanIn) = 1 / sqrt(fanIn).</remarks>
    /// <param name="parameter">The tensor to fill.</param>
    /// <param name="fanIn">Inputs that meet in one output, at least 1.</param>
    public static void FanInUniform(Tensor parameter, int fanIn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        var bound = 1 / Math.Sqrt(fanIn);
        using var noGrad = new NoGrad();
        parameter.Uniform_(-bound, bound);
    }

    /// <summary>Normal with variance 2 / fan-out: what residual networks use before rectifiers.</summary>
    /// <remarks>He et al., ICCV 2015, arXiv 1502.01852, with the mode fan-out of torchvision.</remarks>
    /// <param name="weight">A convolution weight, outputs x inputs x kernel x kernel, or a linear one.</param>
    public static void KaimingNormal(Tensor weight)
    {
        var fanOut = weight.Count / weight.Size(1);
        Normal(weight, Math.Sqrt(2.0 / fanOut));
    }

    /// <summary>Uniform with variance 2 / (fan-in + fan-out), over the weight seen as a matrix.</summary>
    /// <remarks>Glorot and Bengio, AISTATS 2010.</remarks>
    /// <param name="weight">Outputs x inputs x ...; all dimensions but the first count as inputs.</param>
    public static void XavierUniform(Tensor weight)
    {
        var bound = Math.Sqrt(6.0 / (weight.Size(0) + (weight.Count / weight.Size(0))));
        using var noGrad = new NoGrad();
        weight.Uniform_(-bound, bound);
    }

    /// <summary>Normal with mean 0.</summary>
    /// <param name="parameter">The tensor to fill.</param>
    /// <param name="deviation">The standard deviation.</param>
    public static void Normal(Tensor parameter, double deviation)
    {
        using var noGrad = new NoGrad();
        parameter.Normal_(0, deviation);
    }

    /// <summary>Normal with mean 0, cut to [-2, 2] by drawing within the cut, as timm initialises transformers.</summary>
    /// <param name="parameter">The tensor to fill.</param>
    /// <param name="deviation">The standard deviation before the cut.</param>
    public static void TruncatedNormal(Tensor parameter, double deviation = 0.02)
    {
        const double Limit = 2;
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();

        // The inverse of the distribution function turns a uniform draw into a cut normal one. The draw stays a float32 step inside
        // ±1, whose inverse is infinite and would come out as ±2, a hundred deviations away.
        var mass = Math.Min(Tensor.FromScalar(Limit / (deviation * Math.Sqrt(2)), DType.Float64).Erf().ToDouble(), 1 - 1.2e-7);
        parameter.Copy_((parameter.Uniform_(-mass, mass).Erfinv() * (deviation * Math.Sqrt(2))).Clamp(-Limit, Limit));
    }

    /// <summary>Every element the same.</summary>
    /// <param name="parameter">The tensor to fill.</param>
    /// <param name="value">The value.</param>
    public static void Constant(Tensor parameter, double value)
    {
        using var noGrad = new NoGrad();
        parameter.Fill_(value);
    }
}
