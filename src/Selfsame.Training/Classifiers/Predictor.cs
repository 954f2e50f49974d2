using Selfsame.Data;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Classifiers;

/// <summary>Tells the classes of pictures, with their probabilities and how usual the pictures are.</summary>
/// <param name="options">Batch size, workers and device; none of them changes the result.</param>
public sealed class Predictor(FeatureExtractorOptions options)
{
    /// <summary>Looks at every picture of a source, in order; one that cannot be read says so.</summary>
    /// <param name="file">The classifier; it is moved to the options' device.</param>
    /// <param name="source">The pictures; labels are not looked at.</param>
    /// <param name="progress">Told how many pictures are done; may be null.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public IEnumerable<PicturePrediction> Predict(ClassifierFile file, PictureSource source, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        file.Classifier.To(options.Device);
        file.Classifier.Eval();
        var preprocessing = file.Encoder.Preprocessing;
        var tolerant = new TolerantSource(source, preprocessing.Channels);
        var loading = new LoaderOptions
        {
            BatchSize = Math.Min(options.BatchSize, source.Count), Shuffle = false, DropLast = false, CacheBytes = 0, MaximumDamagedFraction = 1,
        };
        loading = options.Workers == 0 ? loading : loading with { Workers = options.Workers };
        using var loader = new ViewLoader(tolerant, FeatureExtractor.Recipe(preprocessing), loading);
        var position = 0;
        foreach (var batch in loader.Epoch(0, 0, cancellation))
        {
            PicturePrediction[] answers;
            using (batch)
            {
                answers = Answer(file, batch);
            }

            var refused = loader.Damaged.Pictures.ToDictionary(each => each.Index, each => each.Reason);
            foreach (var answer in answers)
            {
                var index = position++;
                var error = tolerant.Unreadable.GetValueOrDefault(index) ?? refused.GetValueOrDefault(index);
                yield return error is null
                    ? answer with { Index = index, Identity = source.Identity(index) }
                    : new PicturePrediction(index, source.Identity(index), -1, 0, 0, 0, error);
            }

            progress?.Invoke(position);
        }
    }

    private PicturePrediction[] Answer(ClassifierFile file, PictureBatch batch)
    {
        using var noGrad = new NoGrad();
        var pictures = file.Encoder.Preprocessing.Show(FeatureExtractor.Pictures(batch.Views[0]).To(options.Device));
        var features = file.Classifier.Backbone.Forward(pictures).To(DType.Float32);                     // N x D
        var (highest, classes) = file.Classifier.Head.Forward(features).Softmax(1).Max(1);                // N, N
        var (probability, chosen) = (highest.To(Device.Cpu).ToArray<float>(), classes.To(Device.Cpu).ToArray<long>());
        var distances = file.Distance.Distances(features.To(Device.Cpu));
        return [.. distances.Select((distance, row) => new PicturePrediction(row, "", (int)chosen[row], probability[row], distance, file.Distance.ShareNearer(distance), null))];
    }
}
