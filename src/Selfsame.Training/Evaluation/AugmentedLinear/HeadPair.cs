using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.AugmentedLinear;

/// <summary>Two sets of classifiers on the same part of the features: one that learns from a part of the labels, to choose by, and one that learns from all.</summary>
internal sealed class HeadPair(int blocks, int width, int classes, double[] rates, double momentum, Device device) : IDisposable
{
    /// <summary>How many of the last blocks are read besides the output.</summary>
    internal int Blocks => blocks;

    internal ParallelHeads OnPart { get; } = new(width, classes, rates, momentum, device);

    internal ParallelHeads OnAll { get; } = new(width, classes, rates, momentum, device);

    /// <summary>The part of the features that these classifiers read.</summary>
    internal Tensor Columns(Tensor features) => features.Narrow(1, 0, width);

    internal void Step(Tensor features, Tensor targets, Tensor known, double share)
    {
        using var scope = new TensorScope();
        var columns = Columns(features).Contiguous();                                          // N x D
        OnAll.Step(columns, targets, share);
        if (known.Size(0) > 0) OnPart.Step(columns.IndexSelect(0, known), targets.IndexSelect(0, known), share);
    }

    public void Dispose()
    {
        OnPart.Dispose();
        OnAll.Dispose();
    }
}
