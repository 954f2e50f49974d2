namespace Selfsame.Training;

/// <summary>The three clocks of a trainer: of the whole run, of the epoch, and of the steps since the last logged one.</summary>
internal sealed class TrainerClocks
{
    public TrainerClock Whole { get; } = new();

    public TrainerClock Epoch { get; } = new();

    public TrainerClock Window { get; } = new();

    /// <summary>Times a wait for data.</summary>
    public T Waiting<T>(Func<T> wait)
    {
        Epoch.BeginWait();
        Window.BeginWait();
        var result = wait();
        Epoch.EndWait();
        Window.EndWait();
        return result;
    }

    public void Count(long samples)
    {
        Whole.Count(samples);
        Epoch.Count(samples);
        Window.Count(samples);
    }

    /// <summary>Does what is not training (evaluation, checkpoints): it is not held against the speed.</summary>
    public void Aside(Action work)
    {
        Whole.Pause();
        Epoch.Pause();
        Window.Pause();
        work();
        Whole.Continue();
        Epoch.Continue();
        Window.Continue();
    }
}
