using System.Diagnostics;

namespace Selfsame.TrainingBench;

/// <summary>Arithmetic in registers on some threads: what the cores can do at most when they work together.</summary>
internal sealed class ArithmeticLoop(int threads)
{
    private const int Turns = 200_000_000;

    /// <summary>Millions of turns a second, of all threads together.</summary>
    public double Measure()
    {
        var start = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, threads).Select(seed => new Thread(() => GC.KeepAlive(Turn((ulong)seed + 1)))).ToArray();
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return threads * (Turns / 1e6) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static ulong Turn(ulong state)
    {
        for (var i = 0; i < Turns; i++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
        }

        return state;
    }
}
