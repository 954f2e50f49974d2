using System.Runtime.InteropServices;

namespace Selfsame.Data.Decoding.Interop;

/// <summary>Memory outside the collected heap, as the engine reads it.</summary>
internal static unsafe class NativeBlock
{
    internal static nint Allocate(long bytes, int alignment) => (nint)NativeMemory.AlignedAlloc((nuint)bytes, (nuint)alignment);

    internal static void Free(nint block) => NativeMemory.AlignedFree((void*)block);

    internal static Span<byte> Bytes(nint pointer, int count) => new((void*)pointer, count);

    internal static Span<double> Doubles(nint pointer, int count) => new((void*)pointer, count);

    internal static Span<float> Floats(nint pointer, int count) => new((void*)pointer, count);
}
