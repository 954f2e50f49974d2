using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Loading;

/// <summary>
/// Reads pictures and keeps them decoded, if the whole source fits into the memory allowed. Whether it does is judged by the mean of the
/// first pictures: keeping a part of a large source would cost memory and save next to nothing.
/// </summary>
internal sealed class DecodedPictures
{
    private const int PicturesJudged = 64;

    private readonly PictureSource _source;
    private readonly long _limit;
    private Picture?[]? _kept;
    private long _bytes;
    private int _count;

    internal DecodedPictures(PictureSource source, long limit)
    {
        _source = source;
        _limit = limit;
        _kept = limit > 0 && !source.IsDecoded ? new Picture?[source.Count * source.PicturesPerSample] : null;
    }

    /// <summary>The memory that kept pictures take, in bytes.</summary>
    internal long Bytes => Volatile.Read(ref _kept) is null ? 0 : Interlocked.Read(ref _bytes);

    /// <summary>Whether pictures are kept, as far as is known yet.</summary>
    internal bool IsKeeping => Volatile.Read(ref _kept) is not null;

    /// <summary>A picture; disposing it is right for a kept one too.</summary>
    internal Picture Read(int index, int part)
    {
        var kept = Volatile.Read(ref _kept);
        if (kept is null)
        {
            return _source.Read(index, part);
        }

        var place = (index * _source.PicturesPerSample) + part;
        if (Volatile.Read(ref kept[place]) is { } known)
        {
            return known;
        }

        var picture = _source.Read(index, part);
        if (picture.BitsPerChannel != 8)
        {
            return picture;
        }

        Keep(kept, place, picture);
        return picture;
    }

    private void Keep(Picture?[] kept, int place, Picture picture)
    {
        var values = picture.Bytes;
        var bytes = Interlocked.Add(ref _bytes, values.Length);
        var count = Interlocked.Increment(ref _count);
        if (bytes > _limit || (count == PicturesJudged && (double)bytes / count * kept.Length > _limit))
        {
            Volatile.Write(ref _kept, null);
            return;
        }

        // Memory of its own: the picture read lies in a rented array that may be twice as long.
        var copy = GC.AllocateUninitializedArray<byte>(values.Length);
        values.CopyTo(copy);
        Volatile.Write(ref kept[place], Picture.Wrap(copy, picture.Width, picture.Height, picture.Channels));
    }
}
