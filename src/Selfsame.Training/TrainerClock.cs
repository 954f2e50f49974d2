using System.Diagnostics;

namespace Selfsame.Training;

/// <summary>How time is spent: samples, time in all and time waiting for data, since the last restart.</summary>
internal sealed class TrainerClock
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Stopwatch _wait = new();
    private long _samples;

    public TimeSpan Time => _time.Elapsed;

    public double SamplesPerSecond => _samples / Math.Max(_time.Elapsed.TotalSeconds, 1e-9);

    public double WaitShare => _wait.Elapsed.TotalSeconds / Math.Max(_time.Elapsed.TotalSeconds, 1e-9);

    public void Count(long samples) => _samples += samples;

    public void BeginWait() => _wait.Start();

    public void EndWait() => _wait.Stop();

    public void Pause() => _time.Stop();

    public void Continue() => _time.Start();

    public void Restart()
    {
        _time.Restart();
        _wait.Reset();
        _samples = 0;
    }
}
