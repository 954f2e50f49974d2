using System.Collections;
using System.Globalization;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Loading;

/// <summary>Counts what was read and what was damaged, in the order in which batches are handed out, and stops past the limit.</summary>
internal sealed class DamageLedger(PictureSource source, double maximumFraction)
{
    private const int FirstJudgedRead = 200;
    private const int ExamplesGiven = 3;
    private const double DeviationsAllowed = 4;

    private readonly Lock _gate = new();
    private readonly BitArray _read = new(source.Count);
    private readonly List<DamagedPicture> _damaged = [];
    private readonly HashSet<int> _damagedIndices = [];
    private int _readCount;

    internal DamageReport Report()
    {
        lock (_gate)
        {
            return new DamageReport(_readCount, [.. _damaged]);
        }
    }

    /// <exception cref="DataException">More than the limit is damaged.</exception>
    internal void Add(PendingBatch batch)
    {
        lock (_gate)
        {
            foreach (var index in batch.Indices)
            {
                CountRead(index);
            }

            foreach (var picture in batch.Damaged)
            {
                CountRead(picture.Index);
                if (_damagedIndices.Add(picture.Index))
                {
                    _damaged.Add(picture);
                }
            }

            if (_readCount >= FirstJudgedRead && IsTooMuch())
            {
                throw TooMany();
            }
        }
    }

    // Too much for the whole source, or so much that chance does not explain it: the first few hundred pictures of a good source may
    // well hold more than their share of what little damage there is.
    private bool IsTooMuch()
    {
        var expected = maximumFraction * _readCount;
        return _damaged.Count > maximumFraction * source.Count || _damaged.Count > expected + (DeviationsAllowed * Math.Sqrt(expected));
    }

    private void CountRead(int index)
    {
        if (!_read[index])
        {
            _read[index] = true;
            _readCount++;
        }
    }

    private DataException TooMany()
    {
        var limit = (100 * maximumFraction).ToString("0.##", CultureInfo.InvariantCulture);
        var examples = string.Join("; ", _damaged.Take(ExamplesGiven).Select(picture => picture.Reason));
        return new DataException(
            $"{source.Description}: {_damaged.Count:N0} of the {_readCount:N0} pictures read are damaged, more than the limit of {limit} %: {examples}. "
            + "`selfsame data inspect` lists all of them.");
    }
}
