using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Observers;
using Selfsame.Training.Streams;

namespace Selfsame.Training.FineTuning;

/// <summary>Trains a whole network on labelled pictures, from pretrained weights or from random ones.</summary>
/// <param name="options">How.</param>
/// <param name="extraction">How features are made, and where all is computed.</param>
public sealed class FineTuner(FineTuneOptions options, FeatureExtractorOptions extraction)
{
    /// <summary>Trains a classifier around a backbone, whose weights it changes.</summary>
    /// <param name="backbone">Where it begins.</param>
    /// <param name="labelled">The pictures; every one has a label.</param>
    /// <param name="preprocessing">What pictures go through.</param>
    /// <param name="learningRate">The highest learning rate.</param>
    /// <param name="cancellation">Stops after a step.</param>
    /// <param name="observers">Those who watch; may be null.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Classifier Train(
        Backbone backbone, PictureSource labelled, Preprocessing preprocessing, double learningRate, CancellationToken cancellation = default, IReadOnlyList<ITrainingObserver>? observers = null) =>
        Train(backbone, labelled, preprocessing, learningRate, options.Steps(labelled.Count), cancellation, observers);

    private Classifier Train(
        Backbone backbone, PictureSource labelled, Preprocessing preprocessing, double learningRate, long steps, CancellationToken cancellation, IReadOnlyList<ITrainingObserver>? observers = null)
    {
        Engine.Seed(options.Seed);
        backbone.To(extraction.Device);
        var classifier = new Classifier(backbone, labelled.Classes.Count);
        classifier.To(extraction.Device);
        if (options.BeginsAtProbe)
        {
            BeginAtProbe(classifier, labelled, preprocessing, cancellation);
        }

        var loading = new LoaderOptions { BatchSize = options.Batch(labelled.Count), Seed = options.Seed };
        loading = extraction.Workers > 0 ? loading with { Workers = extraction.Workers } : loading;
        using var stream = new ViewBatchStream(labelled, Views(preprocessing), loading, preprocessing, extraction.Device);
        var trainer = new Trainer<SelfSupervised.ViewBatch>(new SupervisedTask(classifier, preprocessing), stream, new TrainerOptions
        {
            TotalSteps = steps,
            Optimizer = FineTuneOptions.Optimizer(backbone.Family, learningRate, options.BeginsAtProbe),
            Seed = options.Seed,
            Device = extraction.Device,
            LogEvery = int.MaxValue,
        }, run: null, observers);
        trainer.Run(resume: false, cancellation);
        cancellation.ThrowIfCancellationRequested();
        classifier.Eval();
        return classifier;
    }

    /// <summary>The linear probe of a backbone, as a classifier: the backbone's weights stay as they are.</summary>
    /// <param name="backbone">The encoder.</param>
    /// <param name="labelled">The pictures; every one has a label.</param>
    /// <param name="preprocessing">What pictures go through.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public Classifier Probe(Backbone backbone, PictureSource labelled, Preprocessing preprocessing, CancellationToken cancellation = default)
    {
        backbone.To(extraction.Device);
        var classifier = new Classifier(backbone, labelled.Classes.Count);
        classifier.To(extraction.Device);
        BeginAtProbe(classifier, labelled, preprocessing, cancellation);
        classifier.Eval();
        return classifier;
    }

    /// <summary>The best of the options' learning rates, by accuracy on a part of the labels that is held out for it.</summary>
    /// <param name="start">Gives a network with the first weights, anew for each trial.</param>
    /// <param name="labelled">The pictures; every one has a label.</param>
    /// <param name="preprocessing">What pictures go through.</param>
    /// <param name="cancellation">Stops after a step.</param>
    /// <returns>The only one where there is one, or where there are too few labels to hold any out.</returns>
    public double ChooseLearningRate(Func<Backbone> start, PictureSource labelled, Preprocessing preprocessing, CancellationToken cancellation = default)
    {
        var (fitted, held) = LabelSplit.Of([.. Enumerable.Range(0, labelled.Count).Select(labelled.Label)], options.HeldOut);
        if (options.LearningRates.Count == 1 || held.Length == 0)
        {
            return options.LearningRates[options.LearningRates.Count / 2];
        }

        var (known, asked) = (labelled.Subset(fitted), labelled.Subset(held));
        return options.LearningRates.MaxBy(rate =>
        {
            using var scope = new TensorScope();
            var steps = Math.Min(options.TrialSteps, options.Steps(known.Count));
            try
            {
                return Evaluate(Train(start(), known, preprocessing, rate, steps, cancellation), asked, each => each, preprocessing, cancellation).Top1;
            }
            catch (DivergenceException)
            {
                // The worst that a rate can do.
                return double.NegativeInfinity;
            }
        });
    }

    /// <summary>Counts a classifier's right answers.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="test">The labelled pictures.</param>
    /// <param name="label">Which of the classifier's classes a label of theirs is.</param>
    /// <param name="preprocessing">What pictures go through.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public Accuracy Evaluate(Classifier classifier, PictureSource test, Func<int, int> label, Preprocessing preprocessing, CancellationToken cancellation = default)
    {
        var classes = (int)classifier.Head.Weight.Size(0);
        using var logits = new FeatureExtractor(extraction).Extract(classifier, classes, test, preprocessing, cancellation);
        return Accuracy.Of(logits.Features.ToArray<float>(), Array.ConvertAll(logits.Labels, each => label(each)), classes);
    }

    private void BeginAtProbe(Classifier classifier, PictureSource labelled, Preprocessing preprocessing, CancellationToken cancellation)
    {
        using var features = new FeatureExtractor(extraction).Extract(classifier.Backbone, labelled, preprocessing, cancellation);
        using var probe = LinearProbe.Fit(features, labelled.Classes.Count, new LinearProbeOptions());
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var (weight, bias) = probe.OnRawFeatures();
        classifier.Head.Weight.Copy_(weight.T);
        classifier.Head.Bias!.Copy_(bias);
    }

    private ViewRecipe Views(Preprocessing preprocessing)
    {
        var evaluation = FeatureExtractor.Recipe(preprocessing);
        return evaluation with
        {
            Views =
            [
                new ViewSpecification
                {
                    Name = "view",
                    Size = preprocessing.ImageSize,
                    Transforms = [new RandomResizedCrop { Size = preprocessing.ImageSize, ScaleMinimum = options.CropMinimum }, new RandomHorizontalFlip()],
                },
            ],
        };
    }
}
