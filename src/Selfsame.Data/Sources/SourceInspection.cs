using Selfsame.Data.Loading;

namespace Selfsame.Data.Sources;

/// <summary>What a source holds, found by reading every picture: sizes, kinds of pixels, damage, duplicates, balance of classes.</summary>
/// <remarks>Memory is bounded: some 40 bytes a sample, and lists of no more than 10,000 entries. Counts are complete.</remarks>
public sealed record SourceInspection
{
    private const int MostListed = 10_000;

    /// <summary>The source in one line.</summary>
    public required string Description { get; init; }

    /// <summary>The source's <see cref="PictureSource.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How many samples there are: pictures, pairs or triplets.</summary>
    public required int Count { get; init; }

    /// <summary>How many pictures a sample has.</summary>
    public required int PicturesPerSample { get; init; }

    /// <summary>The size of all pictures as stored, in bytes.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>The widths of readable pictures; null if there are none.</summary>
    public required SizeRange? Width { get; init; }

    /// <summary>The heights of readable pictures; null if there are none.</summary>
    public required SizeRange? Height { get; init; }

    /// <summary>The kinds of pixels, the most frequent first.</summary>
    public required IReadOnlyList<PictureMode> Modes { get; init; }

    /// <summary>How many samples cannot be read.</summary>
    public required int DamagedCount { get; init; }

    /// <summary>The samples that cannot be read, each with its reason; the first 10,000.</summary>
    public required IReadOnlyList<DamagedPicture> Damaged { get; init; }

    /// <summary>How many different samples are there more than once.</summary>
    public required int DuplicateGroupCount { get; init; }

    /// <summary>How many samples have an equal, those that are equal to each other all counted.</summary>
    public required int DuplicateCount { get; init; }

    /// <summary>How many groups of equal samples have different labels: some of these must be wrong.</summary>
    public required int ContradictionCount { get; init; }

    /// <summary>The samples that are there more than once; the first 10,000 groups.</summary>
    public required IReadOnlyList<DuplicateGroup> Duplicates { get; init; }

    /// <summary>The samples of each class, in the order of the labels; empty where there are no classes.</summary>
    public required IReadOnlyList<ClassCount> Classes { get; init; }

    /// <summary>How many samples have no label.</summary>
    public required int Unlabelled { get; init; }

    /// <summary>Reads every picture of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="workers">Threads, at least 1.</param>
    /// <param name="progress">Told the number of samples read, now and then.</param>
    /// <param name="cancellation">Ends the inspection with an <see cref="OperationCanceledException"/>.</param>
    public static SourceInspection Of(
        PictureSource source, int workers = 2, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var findings = new InspectionFindings(source.Count, MostListed);
        var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.For(0, source.Count, settings, index =>
        {
            var count = findings.Add(index, InspectedSample.Read(source, index));
            if (count % 256 == 0 || count == source.Count)
            {
                progress?.Report(count);
            }
        });

        var duplicates = new DuplicateSearch(source, findings.Hashes, MostListed);
        var labels = new int[source.Classes.Count + 1]; // the last one counts those without
        var bytes = 0L;
        for (var index = 0; index < source.Count; index++)
        {
            labels[source.Label(index) is >= 0 and var label ? label : ^1]++;
            bytes += Math.Max(0, source.StoredBytes(index));
        }

        return new SourceInspection
        {
            Description = source.Description,
            Fingerprint = source.Fingerprint,
            Count = source.Count,
            PicturesPerSample = source.PicturesPerSample,
            StoredBytes = bytes,
            Width = findings.Widths.Range(),
            Height = findings.Heights.Range(),
            Modes = findings.Modes(),
            DamagedCount = findings.DamagedCount,
            Damaged = [.. findings.Damaged.Select(damaged => new DamagedPicture(damaged.Key, source.Identity(damaged.Key), damaged.Value))],
            DuplicateGroupCount = duplicates.GroupCount,
            DuplicateCount = duplicates.SampleCount,
            ContradictionCount = duplicates.DifferentlyLabelled,
            Duplicates = duplicates.Groups,
            Classes = [.. source.Classes.Select((name, label) => new ClassCount(name, labels[label]))],
            Unlabelled = labels[^1],
        };
    }
}
