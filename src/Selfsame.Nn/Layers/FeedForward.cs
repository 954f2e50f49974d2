using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The two linear layers of a transformer block, <c>fc1</c> and <c>fc2</c> in timm's names.</summary>
public sealed class FeedForward : Layer
{
    private readonly Linear _first;
    private readonly Layer _activation;
    private readonly Linear _second;

    /// <summary>Makes the layer.</summary>
    /// <param name="width">Size of a token, D.</param>
    /// <param name="hidden">Size between the two layers.</param>
    /// <param name="activation">What stands between them; has no state.</param>
    public FeedForward(int width, int hidden, Layer activation)
    {
        _first = Child("fc1", new Linear(width, hidden));
        _activation = Child("act", activation);
        _second = Child("fc2", new Linear(hidden, width));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => _second.Forward(_activation.Forward(_first.Forward(x))); // N x T x D
}
