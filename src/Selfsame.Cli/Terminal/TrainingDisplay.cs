using Selfsame.Training;
using Selfsame.Training.Observers;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>Everything that a person sees of a run: its settings, live progress or plain lines, and how it ended.</summary>
internal sealed class TrainingDisplay : IDisposable
{
    private readonly IAnsiConsole _screen;
    private readonly StatusLine _status;
    private readonly IDisposable _owned;

    private TrainingDisplay(IAnsiConsole screen, ITrainingObserver observer, IDisposable owned)
    {
        _screen = screen;
        _status = new StatusLine();
        Observer = observer;
        _owned = owned;
    }

    internal ITrainingObserver Observer { get; }

    /// <summary>Live on a terminal and plain elsewhere; on standard error where standard output belongs to a JSON document.</summary>
    internal static TrainingDisplay Create(bool isJson)
    {
        var screen = isJson ? Screen.Error() : Screen.Output();
        if (screen.Profile.Capabilities.Ansi && screen.Profile.Out.IsTerminal)
        {
            var live = new LiveProgress(screen);
            return new TrainingDisplay(screen, live, live);
        }
        var plain = new PlainProgress(isJson ? Console.Error : Console.Out);
        return new TrainingDisplay(screen, plain, plain);
    }

    internal void ShowPlan(PretrainPlan plan)
    {
        _status.Clear();
        _screen.Write(PlanSummary.Of(plan));
        _screen.WriteLine();
    }

    internal void Say(string what) => _status.Say(what);

    public void Dispose()
    {
        _status.Dispose();
        _owned.Dispose();
    }
}
