using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Classifiers;

/// <summary>How good a classifier's own answers are, as a protocol of an evaluation.</summary>
public sealed class ClassifyProtocol : IRunProtocol
{
    /// <inheritdoc/>
    public ProtocolResult Run(EvaluatedRun run, CancellationToken cancellation)
    {
        using var scope = new TensorScope();
        var file = ClassifierFile.Load(run.Name);
        var source = run.Sources.Test;
        var labels = Labels(file, source);
        run.Progress("the classifier's own answers");
        file.Classifier.To(run.Features.Device);
        var classes = file.Classes.Count;
        var width = file.Encoder.Backbone.FeatureCount;
        using var seen = new FeatureExtractor(run.Features).Collect(source, file.Encoder.Preprocessing, classes + width, pictures => Look(file, pictures.To(run.Features.Device)), cancellation);
        var truth = Array.ConvertAll(seen.Labels, label => labels[label]);
        using var noGrad = new NoGrad();
        var logits = seen.Features.Narrow(1, 0, classes);
        var (probabilities, chosen) = logits.Softmax(1).Max(1);
        bool[] right = [.. chosen.ToArray<long>().Zip(truth, (answer, label) => answer == label)];
        var distances = file.Distance.Distances(seen.Features.Narrow(1, classes, width).Contiguous());
        return new ProtocolResult<ClassifierScores>(EvaluationProtocol.Classify, new ClassifierScores(
            Accuracy.Of(logits.Contiguous().ToArray<float>(), truth, classes),
            ClassifierScores.ExpectedCalibrationError(Array.ConvertAll(probabilities.ToArray<float>(), each => (double)each), right),
            distances.Count(distance => file.Distance.ShareNearer(distance) >= PredictionFile.OutlierShare) / (double)distances.Length,
            truth.Length));
    }

    /// <inheritdoc/>
    public IEnumerable<string> Notes(EvaluatedRun run, CancellationToken cancellation)
    {
        if (ClassifierRecord.Read(run.Name) is not { } made) return [];
        try
        {
            run.Progress("pictures that stand in both sets");
            return [.. SharedPictures.Notes(Told(made), run.Sources.Test, cancellation, "the classifier's training set")];
        }
        catch (Exception error) when (error is DataException or IOException or UnauthorizedAccessException)
        {
            return [$"Whether test pictures were learnt from is not known: the training set of the classifier, {made.Train}, cannot be opened here."];
        }
    }

    // The source may have changed since: then other labels may be chosen, and what is found is as good as it can be.
    private static PictureSource Told(ClassifierSettings made)
    {
        var all = PictureSources.Open(made.Train);
        return made.Labels == LabelAmount.All || !all.HasLabels ? all : all.Subset(made.Labels.Choose([.. Enumerable.Range(0, all.Count).Select(all.Label)], made.Seed));
    }

    private static Tensor Look(ClassifierFile file, Tensor pictures)
    {
        var features = file.Classifier.Backbone.Forward(file.Encoder.Preprocessing.Show(pictures));
        return Tensor.Cat([file.Classifier.Head.Forward(features), features], 1);             // N x (C + D)
    }

    private static int[] Labels(ClassifierFile file, PictureSource source)
    {
        var labels = source.Classes.Select(name => file.Classes.ToList().IndexOf(name)).ToArray();
        var strangers = Enumerable.Range(0, source.Count).Select(source.Label).Distinct().Where(label => labels[label] < 0).Select(label => $"'{source.Classes[label]}'").ToArray();
        return strangers.Length == 0
            ? labels
            : throw new DataException($"{source.Description}: the classifier knows no class {string.Join(", ", strangers.Take(5))}. Its classes are {string.Join(", ", file.Classes.Take(12))}{(file.Classes.Count > 12 ? " and others" : "")}.");
    }
}
