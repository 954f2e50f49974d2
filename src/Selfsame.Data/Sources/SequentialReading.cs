namespace Selfsame.Data.Sources;

/// <summary>How an epoch goes through a source that is read in order: shard after shard in an order drawn anew each epoch, a block at a time, mixed.</summary>
/// <param name="ShardStarts">The index of each shard's first sample, then the count of all.</param>
/// <param name="BlockSize">Samples that are read in one go and mixed with each other; the last block of a shard may be smaller.</param>
public sealed record SequentialReading(IReadOnlyList<int> ShardStarts, int BlockSize);
