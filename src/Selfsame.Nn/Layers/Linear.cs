using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A fully connected layer, <c>y = x W^T + b</c> over the last dimension.</summary>
/// <remarks>Initialised as in PyTorch: uniform in ±1/sqrt(inputs) for weight and bias.</remarks>
public sealed class Linear : Layer, IWeightedLayer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="inputs">Size of the last dimension of the input.</param>
    /// <param name="outputs">Size of the last dimension of the output.</param>
    /// <param name="bias">False to leave the bias out, as before a batch norm.</param>
    public Linear(int inputs, int outputs, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        Weight = Parameter("weight", Tensor.Empty([outputs, inputs]));
        Initializers.FanInUniform(Weight, inputs);
        if (bias)
        {
            Bias = Parameter("bias", Tensor.Empty([outputs]));
            Initializers.FanInUniform(Bias, inputs);
        }
    }

    /// <summary>The weight, outputs x inputs.</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, outputs values, or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    Tensor? IWeightedLayer.Substitute { get; set; }

    // What spectral normalisation puts in the place of the weight, where it does.
    private Tensor EffectiveWeight => ((IWeightedLayer)this).Substitute ?? Weight;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.Linear(EffectiveWeight, Bias); // ... x inputs -> ... x outputs

    /// <summary>Computes some of the outputs only.</summary>
    /// <param name="x">... x inputs.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many, M.</param>
    /// <returns>... x M.</returns>
    public Tensor ForwardPart(Tensor x, int first, int count) => x.Linear(EffectiveWeight.Narrow(0, first, count), Bias?.Narrow(0, first, count));
}
