namespace Selfsame.Training.Export;

/// <summary>A number of a traced call: the same in every trace, or so many times the number of pictures.</summary>
/// <param name="Value">The number itself, or how many times the pictures.</param>
/// <param name="TimesBatch">Whether it grows with the batch.</param>
internal readonly record struct TracedSize(long Value, bool TimesBatch)
{
    /// <summary>What a number is, from its values in two traces of different batches.</summary>
    /// <exception cref="ExportException">It is neither fixed nor a multiple of the batch.</exception>
    public static TracedSize Of(long first, long second, (long First, long Second) batches, string where)
    {
        if (first == second)
        {
            return new TracedSize(first, false);
        }

        return first % batches.First == 0 && second == first / batches.First * batches.Second
            ? new TracedSize(first / batches.First, true)
            : throw new ExportException($"{where}: a size depends on the batch in a way that cannot be written: {first} for {batches.First} pictures, {second} for {batches.Second}.");
    }
}
