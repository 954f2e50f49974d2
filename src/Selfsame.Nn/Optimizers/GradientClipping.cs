using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>Gradients of many parameters seen as one vector.</summary>
public static class GradientClipping
{
    /// <summary>The Euclidean norm of all gradients together; parameters without a gradient count as zero.</summary>
    /// <param name="parameters">The parameters.</param>
    public static double GlobalNorm(IEnumerable<NamedTensor> parameters)
    {
        using var scope = new TensorScope();
        return Norm(Gradients(parameters));
    }

    /// <summary>Scales all gradients down together where their norm is larger than allowed.</summary>
    /// <remarks>Pascanu, Mikolov and Bengio, ICML 2013, arXiv 1211.5063.</remarks>
    /// <param name="parameters">The parameters.</param>
    /// <param name="maximum">The largest norm allowed, above 0.</param>
    /// <returns>The norm before.</returns>
    public static double ClipGlobalNorm(IEnumerable<NamedTensor> parameters, double maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var gradients = Gradients(parameters);
        var norm = Norm(gradients);
        if (norm > maximum)
        {
            Foreach.Mul_(gradients, maximum / norm);
        }

        return norm;
    }

    private static Tensor[] Gradients(IEnumerable<NamedTensor> parameters) =>
        [.. parameters.Select(parameter => parameter.Value.Grad).OfType<Tensor>()];

    private static double Norm(Tensor[] gradients)
    {
        if (gradients.Length == 0)
        {
            return 0;
        }

        using var noGrad = new NoGrad();
        return Tensor.Stack(Foreach.Norm(gradients)).Norm().ToDouble();
    }
}
