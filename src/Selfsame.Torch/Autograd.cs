using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>Gradients asked for directly, rather than added up in the leaves.</summary>
public static class Autograd
{
    /// <summary>Whether operators are being recorded on this thread.</summary>
    public static bool IsRecording => NativeMethods.GradEnabled() != 0;

    /// <summary>The gradients of the outputs with respect to the inputs.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">What it is differentiated by; each requires a gradient.</param>
    /// <param name="gradients">The gradients of the outputs; may be left out for single numbers.</param>
    /// <param name="retainGraph">Keeps what was recorded, for another pass.</param>
    /// <param name="createGraph">Records the pass itself: gradient penalties need it.</param>
    /// <returns>One gradient per input.</returns>
    /// <exception cref="TorchException">An input was not used, or nothing was recorded.</exception>
    public static Tensor[] Grad(ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> gradients = default,
        bool retainGraph = false, bool createGraph = false)
        => GradientCall.Run(outputs, inputs, gradients, retainGraph || createGraph, createGraph);
}
