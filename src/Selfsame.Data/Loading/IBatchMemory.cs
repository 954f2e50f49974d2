namespace Selfsame.Data.Loading;

/// <summary>Where batches get their memory from: plain memory, or memory that a device can copy from faster. Called from several threads at once.</summary>
public interface IBatchMemory
{
    /// <summary>A block that starts at a multiple of 64 bytes.</summary>
    /// <param name="bytes">Its length, above 0.</param>
    nint Allocate(long bytes);

    /// <summary>Gives a block of <see cref="Allocate"/> back.</summary>
    void Free(nint block);
}
