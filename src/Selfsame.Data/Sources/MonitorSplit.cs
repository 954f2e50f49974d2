using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>One source in two parts, about 80 % to learn from and 20 % to test on, by a fixed hash of each picture's identity.</summary>
/// <remarks>A picture stays in its part whatever is added to the source, in every run and with every seed.</remarks>
/// <param name="Train">The larger part.</param>
/// <param name="Test">The smaller part.</param>
public sealed record MonitorSplit(PictureSource Train, PictureSource Test)
{
    private const ulong Hundred = 100;
    private const ulong TestShare = 20;

    /// <summary>Splits a source.</summary>
    /// <exception cref="DataException">There are fewer than two pictures.</exception>
    public static MonitorSplit Of(PictureSource source)
    {
        if (source.Count < 2)
        {
            throw new DataException($"{source.Description}: one picture cannot be split into two sets; name a second source to test on.");
        }

        var train = new List<int>(source.Count);
        var test = new List<int>(source.Count / 4);
        for (var i = 0; i < source.Count; i++)
        {
            (Hash(source.Identity(i)) % Hundred < TestShare ? test : train).Add(i);
        }

        // Only a tiny set can fall wholly into one part; the picture that moves is again the choice of the hash alone.
        if (test.Count == 0)
        {
            Move(train, test, source);
        }
        else if (train.Count == 0)
        {
            Move(test, train, source);
        }

        return new MonitorSplit(source.Subset([.. train]), source.Subset([.. test]));
    }

    private static void Move(List<int> from, List<int> to, PictureSource source)
    {
        var moved = from.MinBy(index => Hash(source.Identity(index)));
        from.Remove(moved);
        to.Add(moved);
    }

    // FNV-1a over UTF-8, then a mixing step, as the low bits of FNV alone follow the last characters too closely.
    private static ulong Hash(string identity)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in Encoding.UTF8.GetBytes(identity))
        {
            hash = (hash ^ one) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
