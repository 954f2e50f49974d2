using System.Diagnostics;
using Selfsame.Data.Decoding.Interop;

namespace Selfsame.Data.Loading;

/// <summary>
/// One pass through the data: threads fill batches together, slot by slot, a bounded number of batches ahead; they come out in order.
/// </summary>
internal sealed class LoaderEpoch : IDisposable
{
    private const int MostSlotsAtOnce = 8;

    private readonly object _gate = new(); // a Monitor, as threads wait on it
    private readonly Queue<PendingBatch> _started = new();
    private readonly EpochPlan _plan;
    private readonly Thread[] _threads;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private PendingBatch? _filling;
    private Exception? _failure;
    private int _nextStep;
    private volatile bool _isStopped;

    internal LoaderEpoch(EpochPlan plan, IReadOnlyList<SampleWriter> writers, CancellationToken cancellation)
    {
        _plan = plan;
        _nextStep = plan.FirstStep;
        _cancellation = cancellation;
        _registration = cancellation.Register(Stop); // before any thread begins
        _threads = new Thread[writers.Count];
        for (var i = 0; i < _threads.Length; i++)
        {
            var writer = writers[i];
            _threads[i] = new Thread(() => Work(writer)) { IsBackground = true, Name = $"selfsame loader {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>The next batch; null after the last. The time spent waiting is added.</summary>
    internal PendingBatch? Next(ref TimeSpan waited)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            lock (_gate)
            {
                while (true)
                {
                    _cancellation.ThrowIfCancellationRequested();
                    if (_started.TryPeek(out var first) && first.IsReady)
                    {
                        first.ThrowIfFailed();
                        Monitor.PulseAll(_gate);
                        return _started.Dequeue();
                    }

                    if (_failure is not null)
                    {
                        throw new InvalidOperationException($"A thread of the loader failed: {_failure.Message}", _failure);
                    }

                    if (_started.Count == 0 && _nextStep == _plan.Steps)
                    {
                        return null;
                    }

                    Monitor.Wait(_gate);
                }
            }
        }
        finally
        {
            waited += Stopwatch.GetElapsedTime(start);
        }
    }

    /// <summary>Stops the threads, waits for them to end, and gives all memory back that no batch holds.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        Stop();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        while (_started.TryDequeue(out var batch))
        {
            _plan.Buffers.Return(batch.Block);
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Work(SampleWriter writer)
    {
        try
        {
            BackgroundThread.Enter();
            while (Take() is var (batch, from, to) && batch is not null)
            {
                for (var slot = from; slot < to && !_isStopped; slot++)
                {
                    Fill(writer, batch, slot);
                }

                if (_isStopped)
                {
                    return;
                }

                if (batch.Finish(to - from))
                {
                    lock (_gate)
                    {
                        batch.IsReady = true;
                        Monitor.PulseAll(_gate);
                    }
                }
            }
        }
        catch (Exception error)
        {
            lock (_gate)
            {
                _failure ??= error;
                _isStopped = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Fill(SampleWriter writer, PendingBatch batch, int slot)
    {
        var position = _plan.Position(batch.Step, slot);
        try
        {
            writer.Fill(batch, slot, _plan.Order[position], position, _plan.Repeats);
        }
        catch (Exception error)
        {
            batch.Fail(slot, error);
        }
    }

    // Some slots for a worker: of the batch that is being filled, else of a new one as soon as fewer than the allowed number are ahead.
    private (PendingBatch? Batch, int From, int To) Take()
    {
        lock (_gate)
        {
            while (!_isStopped)
            {
                if (_filling is null && _nextStep < _plan.Steps && _started.Count < _plan.BatchesAhead)
                {
                    _filling = _plan.Start(_nextStep++);
                    _started.Enqueue(_filling);
                    Monitor.PulseAll(_gate);
                }

                if (_filling is { } batch)
                {
                    var count = batch.Indices.Length;
                    var share = Math.Clamp(count / (4 * _threads.Length), 1, MostSlotsAtOnce);
                    var from = batch.NextSlot;
                    batch.NextSlot = Math.Min(from + share, count);
                    _filling = batch.NextSlot == count ? null : batch;
                    return (batch, from, batch.NextSlot);
                }

                if (_nextStep == _plan.Steps)
                {
                    break;
                }

                Monitor.Wait(_gate);
            }

            return default;
        }
    }
}
