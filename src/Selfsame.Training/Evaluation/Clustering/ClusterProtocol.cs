using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Selfsame.Training.Evaluation.Scores;

namespace Selfsame.Training.Evaluation.Clustering;

/// <summary>k-means over the test set's features, by default with as many clusters as there are classes, and how well the clusters agree with the classes.</summary>
/// <remarks>Features are L2-normalised; labels come in only when the clusters are done.</remarks>
/// <param name="options">Number of clusters and starts.</param>
public sealed class ClusterProtocol(ClusterOptions options) : FeatureProtocol<ClusterAgreement>
{
    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.Cluster;

    /// <inheritdoc/>
    public override void Check(EvaluationSources sources)
    {
        if (options.Clusters > sources.Test.Count)
            throw new SettingException($"{sources.Test.Description}: {options.Clusters} clusters cannot be made of {sources.Test.Count} pictures. Ask for fewer.");
    }

    /// <inheritdoc/>
    public override ClusterAgreement Run(JudgedFeatures judged, CancellationToken cancellation = default)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var rows = judged.Test.Features.L2Normalize();                                         // M x D
        var setting = new KMeansOptions { Clusters = options.Clusters ?? judged.Test.Labels.Distinct().Count(), Iterations = options.Iterations };
        var (best, bestInertia) = (Array.Empty<int>(), double.PositiveInfinity);
        for (var start = 0; start < options.Starts; start++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = new TensorScope();
            Engine.Seed(options.Seed, start);
            var found = KMeans.Fit(rows, setting);
            if (found.Inertia >= bestInertia) continue;
            (best, bestInertia) = (Array.ConvertAll(found.Assignments.ToArray<long>(), label => (int)label), found.Inertia);
        }
        return ClusterAgreement.Of(best, judged.Test.Labels);
    }
}
