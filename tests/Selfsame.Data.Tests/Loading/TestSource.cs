using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Loading;

/// <summary>Pictures of one value each, some of which fail as the test wishes.</summary>
internal sealed class TestSource(int count, Func<int, Exception?>? failure = null, int side = 4) : PictureSource
{
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public override int Count => count;

    public override string Description => $"test source of {count} pictures";

    public override Picture Read(int index)
    {
        Interlocked.Increment(ref _reads);
        if (failure?.Invoke(index) is { } error)
        {
            throw error;
        }

        var picture = Picture.Create(side, side, 3);
        picture.Bytes.Fill((byte)index);
        return picture;
    }

    public override string Identity(int index) => $"picture {index}";

    public override long StoredBytes(int index) => 3L * side * side;

    internal static Func<int, Exception?> Damaged(Func<int, bool> which) =>
        index => which(index) ? new DataException($"picture {index} is broken") : null;
}
