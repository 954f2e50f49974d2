using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Selfsame.Data;
using Selfsame.Data.Scenes;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Evaluation;

/// <summary>Test pictures that stand in the training set too: scores on them prove nothing.</summary>
public static class SharedPictures
{
    private const string Remembered = "what is right there is only remembered";

    /// <summary>Counts the test pictures whose content is also in the training set, under whatever name; only pictures of equal size are read.</summary>
    /// <param name="training">Pictures that are learnt from.</param>
    /// <param name="test">Pictures that are counted on.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static int Count(PictureSource training, PictureSource test, CancellationToken cancellation = default)
    {
        // Scenes are functions of their names: to draw them all would take longer than to judge them.
        if (training is SceneSource drawn && test is SceneSource asked)
        {
            var names = Enumerable.Range(0, training.Count).Select(training.Identity).ToHashSet();
            return drawn.PictureSize == asked.PictureSize ? Enumerable.Range(0, test.Count).Count(index => names.Contains(test.Identity(index))) : 0;
        }
        var sizes = Sizes(training);
        var candidates = Candidates(test, [.. sizes]);
        if (candidates.Length == 0) return 0;
        var known = Hashes(training, Candidates(training, [.. candidates.Select(test.StoredBytes)]), test, cancellation).ToHashSet();
        return Hashes(test, candidates, training, cancellation).Count(known.Contains);
    }

    /// <summary>Says in a sentence that there are such pictures, and how many; nothing where there are none.</summary>
    internal static IEnumerable<string> Notes(PictureSource training, PictureSource test, CancellationToken cancellation, string whose = "the training set")
    {
        var shared = Count(training, test, cancellation);
        return shared == 0 ? [] : [FormattableString.Invariant($"{shared:N0} of the {test.Count:N0} test pictures stand in {whose} too: {Remembered}. Take them out of one of the two.")];
    }

    /// <summary>Whether a note, which may have been kept beside a run, says that there are such pictures.</summary>
    internal static bool IsSaidBy(string note) => note.Contains(Remembered, StringComparison.Ordinal);

    private static IEnumerable<long> Sizes(PictureSource source) => Enumerable.Range(0, source.Count).Select(source.StoredBytes).Where(size => size >= 0);

    private static int[] Candidates(PictureSource source, HashSet<long> sizes) => [.. Enumerable.Range(0, source.Count).Where(index => sizes.Contains(source.StoredBytes(index)))];

    // Unreadable pictures are left out: they are in no set.
    private static IEnumerable<UInt128> Hashes(PictureSource source, int[] indices, PictureSource other, CancellationToken cancellation)
    {
        var byFile = source.StoredFile(0) is not null && other.StoredFile(0) is not null;
        var hashes = new UInt128[indices.Length];
        Parallel.For(0, indices.Length, new ParallelOptions { CancellationToken = cancellation }, at =>
        {
            try
            {
                hashes[at] = byFile ? OfFile(source.StoredFile(indices[at])!) : OfPixels(source, indices[at]);
            }
            catch (Exception error) when (error is DataException or IOException or UnauthorizedAccessException)
            {
                hashes[at] = 0;
            }
        });
        return hashes.Where(hash => hash != 0);
    }

    private static UInt128 OfFile(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file, digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }

    private static UInt128 OfPixels(PictureSource source, int index)
    {
        using var picture = source.Read(index);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(picture.BitsPerChannel switch { 8 => picture.Bytes, 16 => MemoryMarshal.AsBytes(picture.Words), _ => MemoryMarshal.AsBytes(picture.Singles) }, digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }
}
