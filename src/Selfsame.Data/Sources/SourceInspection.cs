using Selfsame.Data.Loading;

namespace Selfsame.Data.Sources;

/// <summary>What a source holds, found by reading every picture: sizes, kinds of pixels, damage, duplicates, balance of classes.</summary>
public sealed record SourceInspection
{
    /// <summary>The source in one line.</summary>
    public required string Description { get; init; }

    /// <summary>The source's <see cref="PictureSource.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How many pictures there are.</summary>
    public required int Count { get; init; }

    /// <summary>The size of all pictures as stored, in bytes.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>The widths of readable pictures; null if there are none.</summary>
    public required SizeRange? Width { get; init; }

    /// <summary>The heights of readable pictures; null if there are none.</summary>
    public required SizeRange? Height { get; init; }

    /// <summary>The kinds of pixels, the most frequent first.</summary>
    public required IReadOnlyList<PictureMode> Modes { get; init; }

    /// <summary>How many pictures cannot be read.</summary>
    public int DamagedCount => Damaged.Count;

    /// <summary>The pictures that cannot be read, each with its reason.</summary>
    public required IReadOnlyList<DamagedPicture> Damaged { get; init; }

    /// <summary>The pictures that are there more than once.</summary>
    public required IReadOnlyList<DuplicateGroup> Duplicates { get; init; }

    /// <summary>The pictures of each class, in the order of the labels; empty where there are no classes.</summary>
    public required IReadOnlyList<ClassCount> Classes { get; init; }

    /// <summary>How many pictures have no label.</summary>
    public required int Unlabelled { get; init; }

    /// <summary>Reads every picture of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="workers">Threads, at least 1.</param>
    /// <param name="progress">Told the number of pictures read, now and then.</param>
    /// <param name="cancellation">Ends the inspection with an <see cref="OperationCanceledException"/>.</param>
    public static SourceInspection Of(
        PictureSource source, int workers = 2, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var pictures = new InspectedPicture[source.Count];
        var done = 0;
        var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.For(0, pictures.Length, settings, index =>
        {
            pictures[index] = InspectedPicture.Read(source, index);
            var count = Interlocked.Increment(ref done);
            if (count % 256 == 0 || count == pictures.Length)
            {
                progress?.Report(count);
            }
        });

        var labels = Enumerable.Range(0, source.Count).CountBy(source.Label).ToDictionary();
        var readable = Array.FindAll(pictures, picture => picture.Problem is null);
        return new SourceInspection
        {
            Description = source.Description,
            Fingerprint = source.Fingerprint,
            Count = source.Count,
            StoredBytes = Enumerable.Range(0, source.Count).Sum(index => Math.Max(0, source.StoredBytes(index))),
            Width = Range(readable, picture => picture.Width),
            Height = Range(readable, picture => picture.Height),
            Modes = [.. readable.CountBy(picture => (picture.Channels, picture.BitsPerChannel))
                .Select(mode => new PictureMode(mode.Key.Channels, mode.Key.BitsPerChannel, mode.Value))
                .OrderByDescending(mode => mode.Count).ThenBy(mode => mode.Channels).ThenBy(mode => mode.BitsPerChannel)],
            Damaged = [.. Enumerable.Range(0, source.Count).Where(index => pictures[index].Problem is not null)
                .Select(index => new DamagedPicture(index, source.Identity(index), pictures[index].Problem!))],
            Duplicates = FindDuplicates(source, pictures),
            Classes = [.. source.Classes.Select((name, label) => new ClassCount(name, labels.GetValueOrDefault(label)))],
            Unlabelled = labels.GetValueOrDefault(-1),
        };
    }

    private static SizeRange? Range(InspectedPicture[] pictures, Func<InspectedPicture, int> measure)
    {
        if (pictures.Length == 0)
        {
            return null;
        }

        var sorted = Array.ConvertAll(pictures, picture => measure(picture));
        Array.Sort(sorted);
        return new SizeRange(sorted[0], sorted[(sorted.Length - 1) / 2], sorted[^1]);
    }

    private static DuplicateGroup[] FindDuplicates(PictureSource source, InspectedPicture[] pictures) =>
        [.. Enumerable.Range(0, pictures.Length)
            .Where(index => pictures[index].Problem is null)
            .GroupBy(index => pictures[index].Hash)
            .Where(group => group.Skip(1).Any())
            .Select(group => new DuplicateGroup([.. group.Select(source.Identity)], group.Select(source.Label).Distinct().Skip(1).Any()))];
}
