namespace Selfsame.Data.Sources;

/// <summary>Adds up what an inspection finds, in whatever order it finds it.</summary>
internal sealed class InspectionFindings(int count, int mostListed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(int Channels, int Bits), int> _modes = [];
    private int _done;

    /// <summary>A hash for every sample; 0 for one that cannot be read.</summary>
    internal UInt128[] Hashes { get; } = new UInt128[count];

    internal SizeHistogram Widths { get; } = new();

    internal SizeHistogram Heights { get; } = new();

    internal int DamagedCount { get; private set; }

    /// <summary>Why samples cannot be read: those of the lowest indices.</summary>
    internal SortedDictionary<int, string> Damaged { get; } = [];

    /// <summary>Adds a sample; how many there are now.</summary>
    internal int Add(int index, InspectedSample sample)
    {
        lock (_gate)
        {
            Hashes[index] = sample.Hash;
            foreach (var picture in sample.Pictures)
            {
                Widths.Add(picture.Width);
                Heights.Add(picture.Height);
                var mode = (picture.Channels, picture.BitsPerChannel);
                _modes[mode] = _modes.GetValueOrDefault(mode) + 1;
            }

            if (sample.Problem is { } problem)
            {
                DamagedCount++;
                Damaged.Add(index, problem);
                if (Damaged.Count > mostListed)
                {
                    Damaged.Remove(Damaged.Keys.Last());
                }
            }

            return ++_done;
        }
    }

    /// <summary>The kinds of pixels, the most frequent first.</summary>
    internal PictureMode[] Modes() =>
        [.. _modes.Select(mode => new PictureMode(mode.Key.Channels, mode.Key.Bits, mode.Value))
            .OrderByDescending(mode => mode.Count).ThenBy(mode => mode.Channels).ThenBy(mode => mode.BitsPerChannel)];
}
