using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>The pictures in tar files (shards) as WebDataset writes them, read at any place without unpacking.</summary>
/// <remarks>
/// Files whose names are equal up to the first dot are one sample: one of them is the picture, and <c>.cls</c>, <c>.json</c> (its property
/// <c>class</c>, <c>label</c> or <c>cls</c>) or <c>.txt</c> the name or number of its class. The order is that of the shards' names, and in a shard
/// its own. The headers are read when a shard is first opened, and what they say is kept in the user's cache folder.
/// </remarks>
public sealed class TarSource : PictureSource
{
    private readonly TarShard[] _shards;
    private readonly int[] _starts; // the index of each shard's first picture, then the count of all
    private readonly int[] _labels;
    private readonly ShardReadAhead? _readAhead;

    private TarSource(string pattern, TarShard[] shards, int block)
    {
        _shards = shards;
        _starts = new int[shards.Length + 1];
        for (var i = 0; i < shards.Length; i++)
        {
            _starts[i + 1] = checked(_starts[i] + shards[i].Index.Count);
        }

        if (block > 0)
        {
            block = Math.Min(block, Count);
            Sequential = new SequentialReading(_starts, block);
            _readAhead = new ShardReadAhead(shards, block);
        }

        var labels = TarLabels.Of([.. shards.Select(shard => shard.Index)]);
        _labels = labels.Labels;
        Classes = labels.Classes;
        HasLabels = Array.TrueForAll(_labels, label => label >= 0);
        var classes = Classes.Count == 0 ? "no classes" : $"{Classes.Count:N0} {(Classes.Count == 1 ? "class" : "classes")}";
        var damaged = shards.Count(shard => shard.Index.Damage.Length > 0);
        Description = $"tar {pattern}: {Count:N0} pictures in {shards.Length:N0} {(shards.Length == 1 ? "shard" : "shards")}, {classes}"
            + (damaged == 0 ? "" : $" ({damaged:N0} damaged, their whole pictures kept)");
    }

    /// <inheritdoc/>
    public override int Count => _starts[^1];

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override bool HasLabels { get; }

    /// <inheritdoc/>
    public override SequentialReading? Sequential { get; }

    /// <summary>Opens shards.</summary>
    /// <param name="pattern">A tar file, a folder of them, or a pattern such as <c>train-*.tar</c> or <c>train-{0000..0127}.tar</c>.</param>
    /// <param name="picture">The extension of the pictures where samples have several, such as <c>jpg</c> or <c>left.png</c>; null for any.</param>
    /// <param name="keepDamaged">Whether the whole pictures of a shard that is cut off or damaged are used; else it is an error.</param>
    /// <param name="block">
    /// 0 to read pictures in any order; else how many are read in one go and mixed with each other: for shards too large to be held in the system's cache, on
    /// a disk that seeks slowly. Pictures of different blocks do not meet in a batch, so a block should be many batches, and a shard well mixed.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="block"/> is negative.</exception>
    /// <exception cref="DataException">A shard is missing, cut off, damaged, compressed or without pictures.</exception>
    public static TarSource Open(string pattern, string? picture = null, bool keepDamaged = false, int block = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        var files = ShardPattern.Files(pattern);
        if (files.CountBy(file => Path.GetFileName(file)).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
        {
            throw new DataException($"{pattern}: two shards are called {twice}, so that their pictures could not be told apart. Rename one.");
        }

        var shards = Array.ConvertAll(files, file => TarShard.Open(file, picture?.TrimStart('.').ToLowerInvariant()));
        for (var i = 0; i < shards.Length; i++)
        {
            if (!keepDamaged && shards[i].Index is { Damage.Length: > 0 } index)
            {
                throw new DataException(
                    $"{files[i]} {index.Damage}; {index.Count:N0} {(index.Count == 1 ? "picture" : "pictures")} before that {(index.Count == 1 ? "is" : "are")} whole. "
                    + $"Fetch it again, or use what is whole with tar:{pattern}?damaged=keep.");
            }
        }

        return new TarSource(pattern, shards, block);
    }

    /// <inheritdoc/>
    public override Picture Read(int index)
    {
        using var reader = OpenReader(index);
        return reader.Read();
    }

    /// <inheritdoc/>
    public override PictureReader OpenReader(int index, int part = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part, 0);
        var (shard, place) = Place(index);
        _readAhead?.Await(shard, place);
        return _shards[shard].OpenReader(place);
    }

    /// <inheritdoc/>
    public override string Identity(int index)
    {
        var (shard, place) = Place(index);
        return _shards[shard].Identity(place);
    }

    /// <inheritdoc/>
    public override long StoredBytes(int index)
    {
        var (shard, place) = Place(index);
        return _shards[shard].Index.Bytes(place);
    }

    /// <inheritdoc/>
    public override int Label(int index) => _labels[index];

    internal static TarSource Open(string pattern, SourceOptions options)
    {
        options.Allow("picture", "damaged", "buffer");
        return Open(pattern, options.Text("picture"), options.Choice("damaged", "refuse", "refuse", "keep") == "keep", (int)options.Number("buffer", 0, 1, int.MaxValue));
    }

    /// <summary>Whether a path that may not exist names shards.</summary>
    internal static bool IsPattern(string path) =>
        path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase)
            ? File.Exists(path) || path.AsSpan().ContainsAny('*', '{')
            : path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    private (int Shard, int Place) Place(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var found = Array.BinarySearch(_starts, index);
        var shard = found >= 0 ? found : ~found - 1;
        return (shard, index - _starts[shard]);
    }
}
