using Selfsame.Torch;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>A few labels of the training set spread over the neighbourhood graph of all features, beside a linear probe on the same labels.</summary>
/// <remarks>
/// Transductive, as in Zhou et al., NeurIPS 2004: the graph holds the pictures of both sets, but of the labels only those told. Iscen et al., CVPR 2019.
/// </remarks>
/// <param name="options">How many labels, and how often.</param>
public sealed class PropagationProtocol(PropagationOptions options) : FeatureProtocol<PropagationCurve>
{
    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.Propagate;

    /// <inheritdoc/>
    public override void Check(EvaluationSources sources)
    {
        var training = sources.Labelled.Training;
        var fewest = Enumerable.Range(0, training.Count).CountBy(training.Label).MinBy(each => each.Value);
        if (options.PerClass.Max() > fewest.Value)
        {
            throw new SettingException(
                $"{training.Description}: {options.PerClass.Max()} labels a class cannot be told, because '{training.Classes[fewest.Key]}' has {fewest.Value}. Ask for no more than that.");
        }
    }

    /// <inheritdoc/>
    public override PropagationCurve Run(JudgedFeatures judged, CancellationToken cancellation = default)
    {
        var (training, test) = (judged.Learnt, judged.Test);
        var propagation = new LabelPropagation(options.Spreading);
        NeighbourGraph graph;
        using (new TensorScope())
        {
            graph = propagation.Graph(Tensor.Cat([training.Features, test.Features], 0));
        }
        return new PropagationCurve([.. options.PerClass.Order().Select(perClass =>
        {
            var (spread, linear, count) = (new List<double>(), new List<double>(), 0);
            for (var seed = 0; seed < options.Seeds; seed++)
            {
                cancellation.ThrowIfCancellationRequested();
                var told = LabelSubset.PerClass(training.Labels, perClass, seed);
                count = told.Length;
                spread.Add(Propagated(propagation, graph, told, training, test, judged.ClassCount));
                linear.Add(Probed(told, training, test, judged.ClassCount));
            }
            return new PropagationScores(perClass, count, SeededScore.Of(spread), SeededScore.Of(linear));
        })]);
    }

    private static double Propagated(LabelPropagation propagation, NeighbourGraph graph, int[] told, FeatureSet training, FeatureSet test, int classCount)
    {
        var known = new int[training.Count + test.Count];
        Array.Fill(known, -1);
        foreach (var position in told) known[position] = training.Labels[position];
        var scores = propagation.Spread(graph, known, classCount);
        return Accuracy.WithinFirst(1, scores.AsSpan(training.Count * classCount), test.Labels, classCount);
    }

    private double Probed(int[] told, FeatureSet training, FeatureSet test, int classCount)
    {
        using var few = training.Subset(told);
        using var probe = LinearProbe.Fit(few, classCount, options.Linear);
        return probe.Evaluate(test).Top1;
    }
}
