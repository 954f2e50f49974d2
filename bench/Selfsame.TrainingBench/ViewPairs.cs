using System.Diagnostics;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;

namespace Selfsame.TrainingBench;

/// <summary>SimCLR's pairs of views through the loader, read from their files each time: pairs a second.</summary>
internal sealed class ViewPairs : IDisposable
{
    private readonly ViewLoader _loader;
    private readonly int _batch;
    private readonly int _batchesInRound;
    private IEnumerator<PictureBatch>? _batches;
    private int _epoch;

    public ViewPairs(string data, int size, int workers, int pairsInRound)
    {
        _batch = size <= 64 ? 256 : 64;
        var options = new LoaderOptions { BatchSize = _batch, Workers = workers, CacheBytes = 0 };
        _loader = new ViewLoader(PictureSources.Open(data), ViewRecipes.SimCLR(size), options);
        _batchesInRound = Math.Max(1, pairsInRound / _batch);
    }

    public double Measure()
    {
        // The loader works ahead: what it made before the round began is thrown away first.
        for (var ahead = 0; ahead < 4; ahead++)
        {
            Next();
        }

        var start = Stopwatch.GetTimestamp();
        for (var batch = 0; batch < _batchesInRound; batch++)
        {
            Next();
        }

        return _batchesInRound * _batch / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _batches?.Dispose();
        _loader.Dispose();
    }

    private void Next()
    {
        while (_batches is null || !_batches.MoveNext())
        {
            _batches?.Dispose();
            _batches = _loader.Epoch(_epoch++).GetEnumerator();
        }

        _batches.Current.Dispose();
    }
}
