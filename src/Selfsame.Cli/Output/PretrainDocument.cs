using Selfsame.Training;

namespace Selfsame.Cli.Output;

/// <summary>What <c>pretrain --json</c> prints when a run has ended.</summary>
internal sealed record PretrainDocument(string Run, string Encoder, long Steps, double? Loss, double PicturesPerSecond, bool Interrupted, double Seconds)
{
    internal static PretrainDocument Of(PretrainResult run) => new(
        run.Folder,
        run.EncoderPath,
        run.Training.Steps,
        double.IsFinite(run.Training.FinalLoss) ? run.Training.FinalLoss : null,
        Math.Round(run.Training.SamplesPerSecond, 1),
        run.Interrupted,
        Math.Round(run.Training.Duration.TotalSeconds, 3));
}
