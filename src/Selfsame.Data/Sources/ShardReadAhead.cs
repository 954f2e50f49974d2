using System.Buffers;

namespace Selfsame.Data.Sources;

/// <summary>
/// Reads a shard in order, a block of pictures at a time, so that the system holds the block in its own cache when its pictures are asked for in
/// any order: a slow disk then never seeks.
/// </summary>
internal sealed class ShardReadAhead(TarShard[] shards, int blockSize)
{
    private const int BlocksRemembered = 8;

    private readonly Lock _gate = new();
    private readonly Queue<((int Shard, int Block) Place, Task Reading)> _blocks = new();

    /// <summary>Waits until the block of a picture has been read; the first to come has it and the block behind it read.</summary>
    internal void Await(int shard, int place)
    {
        Task reading;
        lock (_gate)
        {
            var block = place / blockSize;
            reading = Find(shard, block) ?? Begin(shard, block);
            if ((block + 1) * blockSize < shards[shard].Index.Count && Find(shard, block + 1) is null)
            {
                Begin(shard, block + 1);
            }
        }

        reading.Wait();
    }

    private Task? Find(int shard, int block)
    {
        foreach (var (place, reading) in _blocks)
        {
            if (place == (shard, block))
            {
                return reading;
            }
        }

        return null;
    }

    private Task Begin(int shard, int block)
    {
        var from = block * blockSize;
        var to = Math.Min(from + blockSize, shards[shard].Index.Count);
        var reading = Task.Run(() => ReadThrough(shards[shard], from, to));
        _blocks.Enqueue(((shard, block), reading));
        if (_blocks.Count > BlocksRemembered)
        {
            _blocks.Dequeue();
        }

        return reading;
    }

    // What goes wrong here goes wrong again when a picture is read, and is reported there.
    private static void ReadThrough(TarShard shard, int from, int to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            shard.ReadThrough(from, to, buffer);
        }
        catch (DataException)
        {
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
