using System.Diagnostics;
using Selfsame.Training.Observers;

namespace Selfsame.Cli.Terminal;

/// <summary>Progress where no terminal is: a line for each epoch, and one every half minute in between.</summary>
internal sealed class PlainProgress(TextWriter writer) : ITrainingObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private readonly Stopwatch _sinceLine = new();
    private bool _hasHeader;

    public void Started(TrainingStart start) => _sinceLine.Restart();

    public void Stepped(StepReport report)
    {
        if (_sinceLine.Elapsed < Interval) return;
        Line($"step {report.Step}/{report.TotalSteps} loss {Amounts.Loss(report.Loss)} {Amounts.Whole(report.SamplesPerSecond)} pictures/s, data wait {Amounts.Percent(report.DataWaitShare)}");
    }

    public void EpochEnded(EpochReport report)
    {
        if (!_hasHeader) writer.WriteLine(EpochTable.Header(report.Evaluation is not null));
        _hasHeader = true;
        Line(EpochTable.Row(report));
    }

    public void Warned(TrainingWarning warning) => Line($"warning: step {warning.Step}: {warning.Message}");

    public void Dispose() => writer.Flush();

    private void Line(string text)
    {
        writer.WriteLine(text);
        writer.Flush();
        _sinceLine.Restart();
    }
}
