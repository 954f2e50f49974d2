using System.Diagnostics;
using Selfsame.Data.Decoding;
using Selfsame.Data.Views;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Observers;
using Selfsame.Training.Reports;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Demo;

/// <summary>The whole story on built-in pictures: pretrain without labels, prove it beside what learnt nothing, show it.</summary>
/// <param name="options">Where to and with which seed.</param>
public sealed class DemoRun(DemoOptions options)
{
    private const int SheetColumns = 10;
    private const int SheetRows = 5;
    private const int Queries = 10;
    private const int Neighbours = 8;

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Runs it.</summary>
    /// <param name="watchers">Those who watch the training, and what is told before it; may be empty.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">A request to stop.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    /// <exception cref="SettingException">The folder holds something else.</exception>
    public DemoResult Execute(PretrainRunOptions watchers, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        var folder = options.OutputFolder;
        progress?.Invoke("drawing scenes");
        var scenes = Scenes();
        WriteFile("scenes.png", scenes);
        var run = PretrainRun.Execute(Settings(), watchers with { Existing = ExistingRun.Overwrite }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (run.Interrupted) throw new OperationCanceledException(cancellation);

        var encoder = EncoderFile.Load(run.Folder);
        var pair = LabelledPair.Of(DemoScenes.Training(), DemoScenes.Test());
        var found = new Evaluator(new EvaluationOptions()).Evaluate(run.Folder, encoder, pair, progress, cancellation);
        progress?.Invoke("nearest neighbours");
        var neighbours = NearestNeighbours(encoder, pair, cancellation);
        WriteFile("neighbours.png", neighbours);
        var report = Path.Combine(folder, "report.html");
        new DemoReport(found, scenes, neighbours, MetricsFile.Read(RunDirectory.Open(run.Folder).MetricsFile), _watch.Elapsed).Save(report);
        return new DemoResult(found.Knn!, found.Linear!, _watch.Elapsed.TotalSeconds, [report, Path.Combine(folder, "scenes.png"), Path.Combine(folder, "neighbours.png")]);
    }

    // The recipe for 32 px leaves colour in the views, and by colour alone scenes can be told apart. With strong colour distortion what
    // remains is form. Small batches and AdamW make the most of a minute.
    private PretrainSettings Settings() => new()
    {
        Method = "simclr",
        MethodOptions = new SimCLROptions { Temperature = 0.2 },
        Data = DemoScenes.Specification,
        Out = Path.Combine(options.OutputFolder, "run"),
        Backbone = new BackboneSettings { Name = "resnet18", Width = 16 },
        ImageSize = DemoScenes.Size,
        Epochs = 12,
        BatchSize = 64,
        Seed = options.Seed,
        // Many small steps make the most of a minute.
        Optimizer = new OptimizerOptions { Kind = OptimizerKind.AdamW, LearningRate = 0.002, WeightDecay = 1e-4 },
        // The recipe for photographs leaves colour in the views, and by colour alone these scenes can be told apart: take it out, and form remains.
        Views = new ViewSettings { CropMinimum = 0.25, JitterProbability = 1, JitterStrength = 1, Hue = 0.5, GrayscaleProbability = 0.5 },
    };

    private static byte[] Scenes()
    {
        var shown = DemoScenes.ShownTraining();
        var pictures = new Picture[SheetColumns * SheetRows];
        Parallel.For(0, pictures.Length, index => pictures[index] = shown.Read(index));
        return PictureFile.EncodePng(ContactSheet.Compose(pictures, new ContactSheetOptions { Columns = SheetColumns, Gap = 6 }));
    }

    private static byte[] NearestNeighbours(EncoderFile encoder, LabelledPair pair, CancellationToken cancellation)
    {
        var extractor = new FeatureExtractor(new FeatureExtractorOptions());
        using var bank = extractor.Extract(encoder.Backbone, pair.Training, encoder.Preprocessing, cancellation);
        using var queries = extractor.Extract(encoder.Backbone, pair.Test.Subset([.. Enumerable.Range(0, Queries)]), encoder.Preprocessing, cancellation);
        using var classifier = new KnnClassifier(bank, pair.ClassCount, new KnnOptions());
        var nearest = classifier.Nearest(queries.Features, Neighbours);
        var (training, test) = (DemoScenes.ShownTraining(), DemoScenes.ShownTest());
        var rows = new NeighbourRow[Queries];
        Parallel.For(0, Queries, query => rows[query] = new NeighbourRow(
            test.Read(query),
            [.. nearest.Skip(query * Neighbours).Take(Neighbours).Select(index => new NeighbourPicture(training.Read(index), training.Label(index) == test.Label(query)))]));
        return NeighbourSheet.ToPng(rows, 96);
    }

    private void WriteFile(string name, byte[] bytes)
    {
        try
        {
            Directory.CreateDirectory(options.OutputFolder);
            File.WriteAllBytes(Path.Combine(options.OutputFolder, name), bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{Path.Combine(options.OutputFolder, name)} could not be written: {error.Message}", error);
        }
    }
}
