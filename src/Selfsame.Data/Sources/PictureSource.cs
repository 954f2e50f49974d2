using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>A set of pictures with random access: all that training and evaluation know of where pictures come from.</summary>
/// <remarks>
/// Every member may be called from several threads at once. Order and identities are the same each time a source is opened. A sample is
/// one picture, or several that belong together (<see cref="PicturesPerSample"/>): then view v is made from picture v modulo their number.
/// </remarks>
public abstract class PictureSource
{
    private string? _fingerprint;

    /// <summary>How many samples there are; at least 1.</summary>
    public abstract int Count { get; }

    /// <summary>How many pictures a sample has: 1, or 2 for pairs and 3 for triplets.</summary>
    public virtual int PicturesPerSample => 1;

    /// <summary>One line that tells a user what this is: kind, place, number of pictures and classes.</summary>
    public abstract string Description { get; }

    /// <summary>The names of the classes, in the order of their labels; empty where there are none.</summary>
    public virtual IReadOnlyList<string> Classes => [];

    /// <summary>Whether every picture has a label.</summary>
    public virtual bool HasLabels => false;

    /// <summary>Whether reading needs no decoding, so that keeping decoded pictures in memory would gain nothing.</summary>
    public virtual bool IsDecoded => false;

    /// <summary>How to go through this source where reading in order is asked for; null where any order will do.</summary>
    public virtual SequentialReading? Sequential => null;

    /// <summary>A hash over the identities and sizes of all pictures, in order: equal for equal content, wherever it lies.</summary>
    public string Fingerprint => _fingerprint ??= SourceFingerprint.Of(this);

    /// <summary>Reads and decodes a picture, the first of its sample.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="DataException">The picture is missing, damaged or of a kind that cannot be read.</exception>
    public abstract Picture Read(int index);

    /// <summary>Reads and decodes one of the pictures of a sample.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <param name="part">0 to <see cref="PicturesPerSample"/> - 1.</param>
    /// <exception cref="DataException">The picture is missing, damaged or of a kind that cannot be read.</exception>
    public virtual Picture Read(int index, int part)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part, 0);
        return Read(index);
    }

    /// <summary>Reads the encoded file of a picture and its header, so that no more of it need be decoded than is used.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <param name="part">0 to <see cref="PicturesPerSample"/> - 1.</param>
    /// <returns>The reader, to be disposed; null where pictures do not come as encoded files.</returns>
    /// <exception cref="DataException">The picture is missing, damaged in its header or of a kind that cannot be read.</exception>
    public virtual PictureReader? OpenReader(int index, int part = 0) => null;

    /// <summary>The name of a sample, unique in the source and independent of where the source lies, such as <c>cat/0001.jpg</c>.</summary>
    public abstract string Identity(int index);

    /// <summary>The file that a sample is, as a whole path; null where samples are no files of their own, or of several pictures.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public virtual string? StoredFile(int index) => null;

    /// <summary>The size of a sample's pictures as they are stored, in bytes; -1 where it is not there.</summary>
    public abstract long StoredBytes(int index);

    /// <summary>The label of a sample, an index into <see cref="Classes"/>; -1 where there is none.</summary>
    public virtual int Label(int index) => -1;

    /// <summary>The names of the numbers that are known of every sample, such as a size or a distance; empty where there are none.</summary>
    public virtual IReadOnlyList<string> Quantities => [];

    /// <summary>The numbers that are known of a sample, in the order of <see cref="Quantities"/>.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public virtual double[] ReadQuantities(int index) => [];

    /// <summary>Some of the pictures, in the order given.</summary>
    /// <param name="indices">Indices into this source; one may stand there more than once.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not one of this source.</exception>
    public PictureSource Subset(int[] indices) => new SubsetSource(this, indices);
}
