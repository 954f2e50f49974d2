using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Colour;

/// <summary>The plane of a and b in cells of 10 x 10: the 313 of them at and about the colours of sRGB are the classes of colorization.</summary>
/// <remarks>Zhang et al., ECCV 2016, arXiv 1603.08511, section 2.1 and figure 3; the centres are those of the published <c>pts_in_hull</c>.</remarks>
public sealed class ColourBins : Module
{
    // Of each a, -90 to 100 in steps of 10, the first and the last b. Between them no cell is missing.
    private static readonly (int First, int Last)[] Rows =
    [
        (50, 90), (20, 90), (0, 90), (-20, 90), (-30, 100), (-40, 100), (-50, 100), (-50, 100), (-60, 100), (-70, 100),
        (-80, 90), (-80, 90), (-90, 90), (-100, 90), (-100, 80), (-110, 80), (-110, 80), (-110, 70), (-110, 70), (-90, 0),
    ];

    /// <summary>The bins, whose centres are a buffer: they follow the method to its device.</summary>
    public ColourBins()
    {
        double[] places = [.. Rows.SelectMany((row, at) => Between(row).SelectMany(b => new double[] { (10 * at) - 90, b }))];
        Centres = Buffer("centres", Tensor.From<double>(places, [places.Length / 2, 2]).To(DType.Float32));
    }

    /// <summary>How many there are, Q.</summary>
    public static int Count { get; } = Rows.Sum(row => Between(row).Count());

    /// <summary>a and b of each centre, Q x 2, by rising a, then b.</summary>
    public Tensor Centres { get; }

    /// <summary>Spreads each colour over the bins nearest to it, by a Gaussian of its distance to their centres.</summary>
    /// <param name="ab">N x 2 x H x W.</param>
    /// <param name="neighbours">How many bins a colour goes to, K; 5 in the paper, 10 in its published code.</param>
    /// <param name="sigma">Width of the Gaussian in units of Lab; 5 in the paper.</param>
    /// <returns>The bins, nearest first, N x K x H x W (int64), and the shares they get, which sum to 1, N x K x H x W.</returns>
    public (Tensor Bins, Tensor Shares) Encode(Tensor ab, int neighbours, double sigma)
    {
        using var noGrad = new NoGrad();
        var (n, height, width) = (ab.Size(0), ab.Size(2), ab.Size(3));
        var pixels = ab.Permute([0, 2, 3, 1]).Reshape([-1, 2]);                                         // P x 2
        var nearness = (pixels.Matmul(Centres.T) * 2) - Centres.Square().Sum([1]);                      // P x Q: |x|^2 less the squared distance
        var bins = nearness.Topk(neighbours).Indices;                                                   // P x K

        // Anew, from differences: the products above lose digits.
        var near = Centres.IndexSelect(0, bins.Flatten()).Reshape([-1, neighbours, 2]);                 // P x K x 2
        var squares = (near - pixels.Unsqueeze(1)).Square().Sum([2]);                                   // P x K
        var shares = (squares / (-2 * sigma * sigma)).Softmax(1);
        Tensor Maps(Tensor rows) => rows.Reshape([n, height, width, neighbours]).Permute([0, 3, 1, 2]).Contiguous();
        return (noGrad.Keep(Maps(bins)), noGrad.Keep(Maps(shares)));
    }

    /// <summary>The mean colour of a distribution over the bins.</summary>
    /// <param name="shares">N x Q x H x W, summing to 1 over Q.</param>
    /// <returns>a and b, N x 2 x H x W.</returns>
    public Tensor Mean(Tensor shares)
    {
        using var scope = new TensorScope();
        return scope.Keep(shares.Conv2d(Centres.T.To(shares.DType).Unsqueeze(2).Unsqueeze(3), null, [1, 1], [0, 0], [1, 1], 1));
    }

    /// <summary>The annealed mean: between the mean (temperature 1), which is dull, and the mode (towards 0), which is patchy. Equation 5 of the paper.</summary>
    /// <param name="logits">N x Q x H x W: logarithms of shares, up to a constant for each pixel.</param>
    /// <param name="temperature">Above 0; 0.38 in the paper.</param>
    /// <returns>a and b, N x 2 x H x W.</returns>
    public Tensor AnnealedMean(Tensor logits, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        using var scope = new TensorScope();
        return scope.Keep(Mean((logits / temperature).Softmax(1)));
    }

    private static IEnumerable<int> Between((int First, int Last) row) => Enumerable.Range(0, ((row.Last - row.First) / 10) + 1).Select(step => row.First + (10 * step));
}
