using System.Diagnostics;

namespace Selfsame.Cli.Terminal;

/// <summary>Says a few times a second how far an inspection is. Told from several threads.</summary>
internal sealed class InspectionProgress(int total, StatusLine status) : IProgress<int>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private long _last = Stopwatch.GetTimestamp();

    public void Report(int value)
    {
        lock (_gate)
        {
            if (value == total || Stopwatch.GetElapsedTime(_last) < Pause) return;
            _last = Stopwatch.GetTimestamp();
            status.Say($"read {value:N0} of {total:N0} ({Amounts.Percent((double)value / total)})");
        }
    }
}
