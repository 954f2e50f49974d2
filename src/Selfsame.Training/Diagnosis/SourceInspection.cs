using Selfsame.Data;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Diagnosis;

/// <summary>What a source of pictures holds, found by looking at it.</summary>
public sealed record SourceInspection
{
    /// <summary>Largest source that is read whole; of a larger one this many pictures are read, evenly taken.</summary>
    public const int MostRead = 2000;

    private const int MostListed = 100;

    /// <summary>The specification as given.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own line about itself.</summary>
    public required string Description { get; init; }

    /// <summary>Number of pictures.</summary>
    public required int Count { get; init; }

    /// <summary>Whether every picture has a label.</summary>
    public required bool Labelled { get; init; }

    /// <summary>Classes in the order of their labels, with the number of pictures of each.</summary>
    public required IReadOnlyList<ClassCount> Classes { get; init; }

    /// <summary>Columns of the pictures that were read; null where none could be.</summary>
    public required ValueRange? Width { get; init; }

    /// <summary>Rows of the pictures that were read; null where none could be.</summary>
    public required ValueRange? Height { get; init; }

    /// <summary>The numbers of channels found, ascending.</summary>
    public required IReadOnlyList<int> Channels { get; init; }

    /// <summary>The numbers of bits a channel found, ascending.</summary>
    public required IReadOnlyList<int> BitsPerChannel { get; init; }

    /// <summary>How many pictures were read for this.</summary>
    public required int Read { get; init; }

    /// <summary>How many of them could not be read.</summary>
    public required int DamagedCount { get; init; }

    /// <summary>The first hundred that could not be read, with the reason.</summary>
    public required IReadOnlyList<DamagedPicture> Damaged { get; init; }

    /// <summary>Stored size of all pictures in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The source's hash: equal for equal content.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Opens and looks at a source.</summary>
    /// <param name="specification">As for <see cref="PictureSources.Open"/>.</param>
    /// <exception cref="DataException">There is no such source, or it holds no pictures.</exception>
    public static SourceInspection Of(string specification)
    {
        var source = PictureSources.Open(specification);
        var read = Math.Min(source.Count, MostRead);
        var shapes = new (int Width, int Height, int Channels, int Bits)?[read];
        var damaged = new List<DamagedPicture>();
        Parallel.For(0, read, position =>
        {
            var index = (int)((long)position * source.Count / read);
            try
            {
                using var picture = source.Read(index);
                shapes[position] = (picture.Width, picture.Height, picture.Channels, picture.BitsPerChannel);
            }
            catch (DataException error)
            {
                lock (damaged) damaged.Add(new DamagedPicture(source.Identity(index), error.Message));
            }
        });
        var good = shapes.OfType<(int Width, int Height, int Channels, int Bits)>().ToArray();
        return new SourceInspection
        {
            Source = specification,
            Description = source.Description,
            Count = source.Count,
            Labelled = source.HasLabels,
            Classes = CountClasses(source),
            Width = ValueRange.Of([.. good.Select(shape => shape.Width)]),
            Height = ValueRange.Of([.. good.Select(shape => shape.Height)]),
            Channels = [.. good.Select(shape => shape.Channels).Distinct().Order()],
            BitsPerChannel = [.. good.Select(shape => shape.Bits).Distinct().Order()],
            Read = read,
            DamagedCount = damaged.Count,
            Damaged = [.. damaged.OrderBy(each => each.Name, StringComparer.Ordinal).Take(MostListed)],
            Bytes = Enumerable.Range(0, source.Count).Sum(index => Math.Max(0, source.StoredBytes(index))),
            Fingerprint = source.Fingerprint,
        };
    }

    private static ClassCount[] CountClasses(PictureSource source)
    {
        var counts = new int[source.Classes.Count];
        for (var index = 0; index < source.Count; index++)
        {
            var label = source.Label(index);
            if (label >= 0 && label < counts.Length) counts[label]++;
        }
        return [.. source.Classes.Select((name, label) => new ClassCount(name, counts[label]))];
    }
}
