using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>Scores pairs of a place and a vector: both joined, two hidden layers with ReLU, one number.</summary>
/// <remarks>
/// Hjelm et al.: Deep InfoMax, ICLR 2019, arXiv 1808.06670, section 3.1 and appendix A.2 (concat-and-convolve): the vector is joined to every place of the map,
/// and convolutions with kernels of one pixel follow, which are linear layers on every place. The first layer is applied to both parts by themselves
/// and added, which is the same.
/// </remarks>
public sealed class ConcatenationCritic : Module
{
    private readonly Linear _place;
    private readonly Linear _vector;
    private readonly Linear _hidden;
    private readonly Linear _output;

    /// <summary>A critic with fresh weights.</summary>
    /// <param name="places">Features of a place, C.</param>
    /// <param name="vectors">Features of a vector, E.</param>
    /// <param name="width">Width of both hidden layers.</param>
    public ConcatenationCritic(int places, int vectors, int width)
    {
        _place = Child("place", new Linear(places, width));
        _vector = Child("vector", new Linear(vectors, width, bias: false));
        _hidden = Child("hidden", new Linear(width, width));
        _output = Child("output", new Linear(width, 1));
    }

    /// <summary>Scores of own places, and of the places of some pictures that stand behind in the batch.</summary>
    /// <param name="places">N x L x C.</param>
    /// <param name="vectors">N x E.</param>
    /// <param name="others">How many other pictures each vector meets, K, from 1 to N - 1.</param>
    /// <returns>N x 1 x L and N x 1 x KL.</returns>
    /// <exception cref="MethodSettingsException">There are not as many other pictures.</exception>
    public (Tensor Positives, Tensor Negatives) Forward(Tensor places, Tensor vectors, int others)
    {
        var (n, l) = (places.Size(0), places.Size(1));
        MethodSettingsException.Require(
            others < n, $"method.negatives is {others}, but a batch of {n} has only {n - 1} other pictures: use fewer, or a larger batch.");
        var p = _place.Forward(places);                                                        // N x L x W
        var v = _vector.Forward(vectors).Unsqueeze(1);                                         // N x 1 x W
        Tensor[] met = [.. Enumerable.Range(0, others + 1).Select(shift => shift == 0 ? p : p.Roll([-shift], [0]))];
        var joined = (Tensor.Stack(met, 1) + v.Unsqueeze(1)).Relu();                           // N x (1 + K) x L x W
        var scores = _output.Forward(_hidden.Forward(joined).Relu()).Reshape([n, 1, (others + 1) * l]);
        return (scores.Narrow(2, 0, l), scores.Narrow(2, l, others * l));
    }
}
