using Selfsame.Data.Decoding;
using Selfsame.Torch;

namespace Selfsame.Training.Colorizations;

/// <summary>A picture without its colours, with those that a method gave it, and with its own.</summary>
/// <param name="Gray">Its lightness alone, RGB.</param>
/// <param name="Prediction">Its lightness with the colours that were predicted.</param>
/// <param name="Truth">The picture itself; null where it has no colours.</param>
/// <param name="Predicted">a and b as predicted, 1 x 2 x H x W; belongs to the scope of whoever asked.</param>
/// <param name="True">a and b of the picture itself.</param>
internal sealed record ColorizedPicture(Picture Gray, Picture Prediction, Picture? Truth, Tensor Predicted, Tensor True) : IDisposable
{
    /// <summary>Gray, prediction and, where there is one, truth.</summary>
    public IReadOnlyList<Picture> Parts => Truth is null ? [Gray, Prediction] : [Gray, Prediction, Truth];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Parts) part.Dispose();
    }
}
