using Selfsame.SelfSupervised.Heads;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>The heads of SimSiam, which FastSiam takes over: Chen and He, CVPR 2021, arXiv 2011.10566, section 3.</summary>
internal static class SiameseHeads
{
    /// <summary>Linear layers of one width with batch norm after each; the last has neither ReLU nor scale nor shift.</summary>
    public static Mlp Projector(int inputs, int width, int layers) => new(new MlpOptions
    {
        Widths = [inputs, .. Enumerable.Repeat(width, layers)],
        OutputBatchNorm = true,
        OutputAffine = false,
    });

    /// <summary>A bottleneck with batch norm in the hidden layer and a plain linear layer at the end.</summary>
    public static Mlp Predictor(int width, int hidden) => new(new MlpOptions { Widths = [width, hidden, width] });
}
