using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>Lets a run solve its puzzle on other pictures: evaluation mode, the deterministic test view, each picture once, always the same puzzles.</summary>
/// <param name="options">Workers and device; neither changes the result.</param>
public sealed class PretextEvaluator(FeatureExtractorOptions options)
{
    // Part of what is drawn: it does not follow the options.
    private const int BatchSize = 128;

    /// <summary>The methods whose runs can be asked.</summary>
    public static IReadOnlyList<string> Methods { get; } = [Rotation.Name, RelativePosition.Name, Jigsaw.Name, PatchOrientation.Name];

    /// <summary>Opens a run and counts its right answers.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="source">The pictures; labels are not looked at.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="SettingException">There is no such run, or its method poses no puzzle that other pictures have an answer to.</exception>
    public PretextScore Evaluate(string run, PictureSource source, CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        var trained = TrainedMethod.Open(run);
        var name = trained.Recipe.Method.Name;
        if (trained.Method is not IPretextTask task)
        {
            var why = name == Exemplar.Name ? "the answers of exemplar are the pictures it was trained on" : $"{name} learns from no puzzle";
            throw new SettingException($"{run} solves nothing that other pictures have an answer to: {why}. The protocol 'pretext' is for runs of {string.Join(", ", Methods)}.");
        }
        trained.Method.To(options.Device);
        try
        {
            return Count(task, source, trained.Preprocessing, cancellation);
        }
        catch (MethodSettingsException error)
        {
            throw new SettingException(error.Message, error);
        }
    }

    private PretextScore Count(IPretextTask task, PictureSource source, Preprocessing preprocessing, CancellationToken cancellation)
    {
        var loading = new LoaderOptions { BatchSize = Math.Min(BatchSize, source.Count), Shuffle = false, DropLast = false, CacheBytes = 0 };
        if (options.Workers > 0) loading = loading with { Workers = options.Workers };
        using var loader = new ViewLoader(source, FeatureExtractor.Recipe(preprocessing), loading);
        var (right, posed, pictures) = (0L, 0L, 0);
        foreach (var batch in loader.Epoch(0, 0, cancellation))
        {
            using (batch)
            using (new TensorScope())
            {
                Engine.Seed(0, pictures);
                var indices = Tensor.From<long>(Array.ConvertAll(batch.Indices, index => (long)index), [batch.Indices.Length]);
                var answers = task.Solve(new ViewBatch([FeatureExtractor.Pictures(batch.Views[0]).To(options.Device)], indices));
                (right, posed, pictures) = (right + answers.Right, posed + answers.Posed, pictures + batch.Indices.Length);
            }
        }
        return new PretextScore((double)right / posed, task.Chance, posed, pictures);
    }
}
