using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Classifiers;

/// <summary>Makes a classifier of an encoder and some labels, and keeps it as a run.</summary>
/// <example><code>
/// var made = ClassifierRun.Execute(new ClassifierSettings { Run = "runs/photos", Train = "labelled/train", Out = "runs/sorter" }, new FeatureExtractorOptions());
/// </code></example>
public static class ClassifierRun
{
    // Known features that are kept in the file: 10 MB of them for a network of 512.
    private const int MostKnown = 5000;

    /// <summary>Trains a classifier and writes it.</summary>
    /// <param name="settings">From what, and how.</param>
    /// <param name="extraction">Where all is computed, and by how many workers.</param>
    /// <param name="existing">What to do if the folder is there already; a classifier's run cannot be resumed.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops after a step; nothing but the record is left then.</param>
    /// <exception cref="SettingException">A setting is wrong, or the folder is in use.</exception>
    /// <exception cref="DataException">The pictures cannot be read, or their labels will not do.</exception>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static ClassifierResult Execute(
        ClassifierSettings settings,
        FeatureExtractorOptions extraction,
        ExistingRun existing = ExistingRun.Refuse,
        Action<string>? progress = null,
        CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        Check(settings, existing);
        var encoder = EncoderFile.Load(settings.Run);
        var all = PictureSources.Open(settings.Train);
        var labels = CheckLabels(all);
        var pair = settings.Test is { } test ? LabelledPair.Of(all, PictureSources.Open(test)) : null;
        var labelled = settings.Labels == LabelAmount.All ? all : all.Subset(settings.Labels.Choose(labels, settings.Seed));
        var run = RunDirectory.Prepare(settings.Out, existing);
        ClassifierRecord.Write(run, settings, labelled, result: null);

        var options = Options(settings, encoder.Backbone.Family);
        var tuner = new FineTuner(options, extraction);
        Backbone Start() => settings.FromScratch ? StartingWeights.Scratch(encoder, settings.Seed) : StartingWeights.Pretrained(encoder);
        if (options.LearningRates.Count > 1) progress?.Invoke($"{options.LearningRates.Count} learning rates on a part of {labelled.Count:N0} labels");
        var rate = tuner.ChooseLearningRate(Start, labelled, encoder.Preprocessing, cancellation);
        progress?.Invoke($"{labelled.Count:N0} labels, learning rate {FormattableString.Invariant($"{rate:0.####}")}");
        using var metrics = new MetricsLog(run.MetricsFile);
        var classifier = tuner.Train(Start(), labelled, encoder.Preprocessing, rate, cancellation, [metrics, new EpochProgress(progress, labelled.Count)]);

        progress?.Invoke("what its features are usually like");
        using var distance = Known(classifier, labelled, encoder.Preprocessing, extraction, cancellation);
        IEnumerable<string> shared = [];
        if (pair is not null)
        {
            progress?.Invoke("pictures that stand in both sets");
            shared = SharedPictures.Notes(labelled, pair.Test, cancellation);
        }
        progress?.Invoke("accuracy");
        var result = new ClassifierResult(
            settings.Out,
            run.ClassifierFile,
            encoder.Backbone.Architecture,
            all.Classes,
            labelled.Count,
            rate,
            tuner.Evaluate(classifier, labelled, label => label, encoder.Preprocessing, cancellation),
            pair is null ? null : tuner.Evaluate(classifier, pair.Test, pair.TrainingLabel, encoder.Preprocessing, cancellation),
            pair?.Test.Count ?? 0,
            [.. pair?.Notes ?? [], .. shared, .. settings.Labels.Notes(all)]);
        ClassifierFile.Write(run.ClassifierFile, encoder, classifier, all.Classes, distance);
        ClassifierRecord.Write(run, settings, labelled, result);
        return result;
    }

    private static FineTuneOptions Options(ClassifierSettings settings, BackboneFamily family)
    {
        var options = FineTuneOptions.For(family, pretrained: !settings.FromScratch) with { Seed = settings.Seed };
        options = settings.Epochs is { } epochs ? options with { Epochs = epochs, MinimumSteps = 1 } : options;
        return settings.LearningRate is { } rate ? options with { LearningRates = [rate] } : options;
    }

    private static void Check(ClassifierSettings settings, ExistingRun existing)
    {
        if (settings.Labels.IsNothing) throw new SettingException("The amount of labels must be a share above 0 and up to 1, or so many of each class, but is nothing.");
        if (settings.Epochs < 1) throw new SettingException(FormattableString.Invariant($"The number of epochs must be at least 1, but is {settings.Epochs}."));
        if (settings.LearningRate is { } rate && !(rate > 0 && double.IsFinite(rate))) throw new SettingException(FormattableString.Invariant($"The learning rate must be above 0, but is {rate}."));
        if (existing == ExistingRun.Resume) throw new SettingException("A classifier's run cannot be resumed: it takes minutes. Replace it, or choose another folder.");
        if (Path.Exists(settings.Out) && Path.GetFullPath(settings.Out) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.Run)))
            throw new SettingException($"{settings.Out} is the run that the classifier would be made from: choose another folder for --out.");
        var used = Directory.Exists(settings.Out) && Directory.EnumerateFileSystemEntries(settings.Out).Any();
        if (used && existing == ExistingRun.Refuse)
            throw new SettingException($"The folder {settings.Out} is in use: replace its run by --overwrite, or choose another folder.");
    }

    private static int[] CheckLabels(PictureSource source)
    {
        if (!source.HasLabels || source.Classes.Count == 0)
            throw new DataException($"{source.Description}: it has no labels to learn from. Put the pictures of each class into a folder of its own, or give a list with a class column.");
        int[] labels = [.. Enumerable.Range(0, source.Count).Select(source.Label)];
        var present = labels.Distinct().ToArray();
        return present.Length > 1
            ? labels
            : throw new DataException($"{source.Description}: all pictures are of the class '{source.Classes[present[0]]}', so there is nothing to tell apart. Give a set with two classes or more.");
    }

    private static FeatureDistance Known(Classifier classifier, PictureSource labelled, Preprocessing preprocessing, FeatureExtractorOptions extraction, CancellationToken cancellation)
    {
        var kept = Math.Min(labelled.Count, MostKnown);
        var spread = labelled.Subset([.. Enumerable.Range(0, kept).Select(i => (int)((long)i * labelled.Count / kept))]);
        using var features = new FeatureExtractor(extraction).Extract(classifier.Backbone, spread, preprocessing, cancellation);
        return FeatureDistance.Of(features.Features);
    }
}
