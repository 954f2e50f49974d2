using System.Collections.Concurrent;
using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Classifiers;

/// <summary>A source whose unreadable pictures are blank ones and are noted, so that however many there are, each readable one gets its answer.</summary>
internal sealed class TolerantSource(PictureSource source, int channels) : PictureSource
{
    private readonly ConcurrentDictionary<int, string> _unreadable = new();

    /// <summary>Why pictures could not be read, by their positions.</summary>
    public IReadOnlyDictionary<int, string> Unreadable => _unreadable;

    public override int Count => source.Count;

    public override string Description => source.Description;

    public override bool IsDecoded => source.IsDecoded;

    public override Picture Read(int index)
    {
        try
        {
            return source.Read(index);
        }
        catch (DataException error)
        {
            _unreadable[index] = error.Message;
            var blank = Picture.Create(1, 1, channels);
            blank.Bytes.Clear();
            return blank;
        }
    }

    public override string Identity(int index) => source.Identity(index);

    public override long StoredBytes(int index) => source.StoredBytes(index);
}
