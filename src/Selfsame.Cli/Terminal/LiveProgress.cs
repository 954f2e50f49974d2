using System.Diagnostics;
using Selfsame.Training.Observers;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Selfsame.Cli.Terminal;

/// <summary>Progress on a terminal: a bar with rate and time left, drawn in place, and a line for each epoch above it.</summary>
internal sealed class LiveProgress(IAnsiConsole screen) : ITrainingObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);
    private readonly LiveRegion _region = new(screen);
    private readonly Stopwatch _sinceDrawn = new();
    private TrainingStart? _start;
    private bool _hasHeader;

    public void Started(TrainingStart start)
    {
        _start = start;
        _region.Draw(new Markup("[grey]making the first batch ...[/]\n"));
        _sinceDrawn.Restart();
    }

    public void Stepped(StepReport report)
    {
        var isFirst = report.Step == _start!.FirstStep + 1;
        if (!isFirst && report.Step < report.TotalSteps && _sinceDrawn.Elapsed < Interval) return;
        _region.Draw(Bar(report));
        _sinceDrawn.Restart();
    }

    public void EpochEnded(EpochReport report)
    {
        if (!_hasHeader) _region.PrintAbove(new Markup($"[grey]{EpochTable.Header(report.Evaluation is not null)}[/]\n"));
        _hasHeader = true;
        _region.PrintAbove(new Text(EpochTable.Row(report) + "\n"));
    }

    public void Warned(TrainingWarning warning)
        => _region.PrintAbove(new Markup($"[yellow]step {warning.Step}: {Markup.Escape(warning.Message)}[/]\n"));

    public void Finished(TrainingResult result) => _region.Clear();

    public void Dispose() => _region.Clear();

    private Rows Bar(StepReport report)
    {
        var done = (double)report.Step / report.TotalSteps;
        var stepsHere = report.Step - _start!.FirstStep;
        var left = stepsHere == 0 ? TimeSpan.Zero : report.Elapsed / stepsHere * (report.TotalSteps - report.Step);
        var epochs = (report.TotalSteps + _start.StepsPerEpoch - 1) / _start.StepsPerEpoch;
        var head = $"epoch {report.Epoch + 1}/{epochs} ";
        var tail = $" {Amounts.Percent(done),5}  {Amounts.Duration(left)} left";
        var width = Math.Clamp(screen.Profile.Width - head.Length - tail.Length - 1, 10, 60);
        var full = (int)Math.Round(done * width);
        var bar = new Markup($"{head}[blue]{new string('━', full)}[/][grey35]{new string('━', width - full)}[/]{tail}");
        var wait = report.DataWaitShare > 0.1 ? $"[yellow]data wait {Amounts.Percent(report.DataWaitShare)}[/]" : $"data wait {Amounts.Percent(report.DataWaitShare)}";
        var facts = new Markup(
            $"[grey]step[/] {Amounts.Whole(report.Step)}/{Amounts.Whole(report.TotalSteps)}  [grey]loss[/] {Amounts.Loss(report.Loss)}  {Amounts.Whole(report.SamplesPerSecond)} [grey]pictures/s[/]  {wait}");
        return new Rows(new IRenderable[] { bar, facts });
    }
}
