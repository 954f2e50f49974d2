using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Multinomial logistic regression on frozen features: how much of the classes a linear map can read from them.</summary>
/// <remarks>
/// The cached-feature form of the protocol (full batch, L-BFGS, no augmentation), as in DINOv2's and CLIP's evaluations. Features are
/// standardised with the training set's mean and deviation. The L2 strength is chosen on a split of the training labels; the test set is
/// never looked at. Minimises mean cross-entropy + strength / 2 x sum of squared weights, the bias left out.
/// </remarks>
public sealed class LinearProbe : IDisposable
{
    private const double SearchDecrease = 1e-4;
    private const double FinalDecrease = 1e-7;

    private readonly Tensor _mean;
    private readonly Tensor _scale;
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly int _classCount;

    private LinearProbe(Tensor mean, Tensor scale, Tensor weight, Tensor bias, int classCount, double strength)
    {
        _mean = mean.Outlive();
        _scale = scale.Outlive();
        _weight = weight.Outlive();
        _bias = bias.Outlive();
        _classCount = classCount;
        Strength = strength;
    }

    /// <summary>The L2 strength that was used.</summary>
    public double Strength { get; }

    /// <summary>Weights on the standardised features, D x C float32.</summary>
    public Tensor Weight => _weight;

    /// <summary>Biases, C float32.</summary>
    public Tensor Bias => _bias;

    /// <summary>Fits a probe.</summary>
    /// <param name="training">Labelled features, every label in [0, <paramref name="classCount"/>).</param>
    /// <param name="classCount">C, at least 2.</param>
    /// <param name="options">Strengths and limits.</param>
    /// <exception cref="ArgumentException">The set is empty, a label is missing, or no strength is given.</exception>
    public static LinearProbe Fit(FeatureSet training, int classCount, LinearProbeOptions options)
    {
        if (training.Count == 0 || training.Labels.Any(label => label < 0 || label >= classCount))
            throw new ArgumentException($"A probe needs samples that all have a label below {classCount}.", nameof(training));
        if (options.Strengths.Count == 0) throw new ArgumentException("A probe needs at least one strength.", nameof(options));
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var mean = training.Features.Mean([0], keepdim: true);                                // 1 x D
        var centred = training.Features - mean;
        var scale = centred.Square().Mean([0], keepdim: true).Sqrt().ClampMin(1e-6);          // 1 x D; a constant feature stays 0
        var standardised = centred / scale;                                                   // M x D
        var strength = options.Strengths.Count == 1 ? options.Strengths[0] : Choose(standardised, training.Labels, classCount, options);
        using var problem = new LogisticProblem(standardised, training.Labels, classCount);
        problem.Minimise(strength, options.MaximumIterations, FinalDecrease);
        return new LinearProbe(mean, scale, problem.Weight(), problem.Bias(), classCount, strength);
    }

    /// <summary>The same probe as one linear map of features as they come from the encoder: <c>f W + b</c>.</summary>
    /// <returns>D x C and C, float32.</returns>
    public (Tensor Weight, Tensor Bias) OnRawFeatures()
    {
        var weight = _weight / _scale.T;                                                       // D x C
        return (weight, _bias - _mean.Mm(weight).Squeeze(0));
    }

    /// <summary>Log-odds of the classes.</summary>
    /// <param name="features">N x D float32.</param>
    /// <returns>N x C, row-major.</returns>
    public float[] Predict(Tensor features)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        return (((features - _mean) / _scale).Mm(_weight) + _bias).ToArray<float>();
    }

    /// <summary>Classifies labelled features and counts.</summary>
    /// <param name="test">Labelled features of the width the probe was fitted on.</param>
    public Accuracy Evaluate(FeatureSet test) => Accuracy.Of(Predict(test.Features), test.Labels, _classCount);

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _scale.Dispose();
        _weight.Dispose();
        _bias.Dispose();
    }

    private static double Choose(Tensor features, int[] labels, int classCount, LinearProbeOptions options)
    {
        var (fitted, held) = LabelSplit.Of(labels, options.HeldOut);
        if (held.Length == 0) return options.Strengths[0];
        var heldFeatures = Rows(features, held);
        var heldLabels = Array.ConvertAll(held, position => labels[position]);
        using var problem = new LogisticProblem(Rows(features, fitted), Array.ConvertAll(fitted, position => labels[position]), classCount);
        var (best, bestLoss, worse) = (options.Strengths[0], double.PositiveInfinity, 0);
        foreach (var strength in options.Strengths.OrderDescending())
        {
            problem.Minimise(strength, options.MaximumIterations, SearchDecrease);   // each start is the stronger penalty's optimum
            var loss = problem.Loss(heldFeatures, heldLabels);
            (best, bestLoss, worse) = loss < bestLoss ? (strength, loss, 0) : (best, bestLoss, worse + 1);
            if (worse == 2) break;                                               // weaker penalties only overfit further
        }
        return best;
    }

    private static Tensor Rows(Tensor features, int[] positions)
        => features.IndexSelect(0, Tensor.From<long>(Array.ConvertAll(positions, position => (long)position), [positions.Length]));
}
