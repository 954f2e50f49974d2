namespace Selfsame.Data.Sources;

/// <summary>How often each length in pixels was met: as small as the number of different ones.</summary>
internal sealed class SizeHistogram
{
    private readonly SortedDictionary<int, int> _counts = [];

    internal void Add(int pixels) => _counts[pixels] = _counts.GetValueOrDefault(pixels) + 1;

    /// <summary>Least, lower median and greatest; null if nothing was met.</summary>
    internal SizeRange? Range()
    {
        if (_counts.Count == 0)
        {
            return null;
        }

        var left = (_counts.Values.Sum() - 1) / 2;
        foreach (var (pixels, count) in _counts)
        {
            if (left < count)
            {
                return new SizeRange(_counts.First().Key, pixels, _counts.Last().Key);
            }

            left -= count;
        }

        return null;
    }
}
