using Selfsame.Training.Observers;

namespace Selfsame.Training.Classifiers;

/// <summary>Says in a few words how far a training has come.</summary>
internal sealed class EpochProgress(Action<string>? say, int labels) : ITrainingObserver
{
    public void EpochEnded(EpochReport report) =>
        say?.Invoke(FormattableString.Invariant($"{labels:N0} labels: {report.Epoch + 1} {(report.Epoch == 0 ? "pass" : "passes")}, loss {report.MeanLoss:0.000}"));
}
