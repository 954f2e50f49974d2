using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Robustness;

/// <summary>What changes of pixels and common corruptions leave of accuracy: linear probe, fine-tuned network, and the same network trained by labels alone.</summary>
/// <param name="options">How hard, and how the networks are made.</param>
public sealed class RobustProtocol(RobustnessOptions options) : IRunProtocol
{
    /// <inheritdoc/>
    public ProtocolResult Run(EvaluatedRun run, CancellationToken cancellation)
    {
        using var scope = new TensorScope();
        var (encoder, pair) = (run.Encoder, run.Sources.Labelled);
        var made = new SupervisedNetworks(options.Pretrained, options.Scratch, options.Seed, run.Features).Make(encoder, pair.Training, run.Progress, cancellation);
        PixelNetwork[] networks =
        [
            PixelNetwork.Of("linear probe", made.Linear, encoder.Preprocessing),
            PixelNetwork.Of("fine-tuned", made.Finetuned, encoder.Preprocessing),
            PixelNetwork.Of("from scratch", made.Scratch, encoder.Preprocessing),
        ];
        var (pixels, labels) = Pictures(run, pair, cancellation);
        var found = new RobustnessTest(options, pixels, labels).Run(networks, run.Progress, cancellation);
        var doubts = networks.SelectMany((network, at) =>
            GradientMasking.Signs(network.Name, found[at].Clean, found[at].Attacks, found[at].Longer, labels.Length));
        return new ProtocolResult<RobustnessResult>(EvaluationProtocol.Robust, new RobustnessResult(labels.Length, found[0], found[1], found[2], [.. doubts]));
    }

    private (Tensor Pixels, int[] Labels) Pictures(EvaluatedRun run, LabelledPair pair, CancellationToken cancellation)
    {
        var test = pair.Test;
        if (test.Count > options.Pictures)
        {
            int[] all = [.. Enumerable.Range(0, test.Count).Select(test.Label)];
            var perClass = Math.Max(1, options.Pictures / all.Distinct().Count());
            test = test.Subset(LabelSubset.PerClass(all, perClass, options.Seed));
        }

        return PixelsOf(test, run, pair.TrainingLabel, cancellation);
    }

    private static (Tensor Pixels, int[] Labels) PixelsOf(PictureSource source, EvaluatedRun run, Func<int, int> label, CancellationToken cancellation)
    {
        var preprocessing = run.Encoder.Preprocessing;
        var bare = preprocessing with { Mean = [.. preprocessing.Mean.Select(_ => 0.0)], Deviation = [.. preprocessing.Deviation.Select(_ => 1.0)] };
        long[] shape = [-1, preprocessing.Channels, preprocessing.ImageSize, preprocessing.ImageSize];
        var width = preprocessing.Channels * preprocessing.ImageSize * preprocessing.ImageSize;
        using var read = new FeatureExtractor(run.Features).Collect(source, bare, width, pictures => pictures.Contiguous().Reshape([pictures.Size(0), -1]), cancellation);
        return (read.Features.Reshape(shape).Clone(), Array.ConvertAll(read.Labels, each => label(each)));
    }
}
