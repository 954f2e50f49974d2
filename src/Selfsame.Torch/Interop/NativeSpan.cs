namespace Selfsame.Torch.Interop;

/// <summary>A tensor's memory seen as a span, and memory seen as a tensor.</summary>
internal static unsafe class NativeSpan
{
    /// <summary>The elements of a contiguous tensor on the CPU; valid while the tensor lives.</summary>
    internal static Span<T> Of<T>(Tensor tensor, int count)
        where T : unmanaged => new((void*)NativeMethods.TensorData(tensor.Handle), count);

    internal static Tensor Borrow(nint pointer, ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, DType dtype)
    {
        fixed (long* sizes = shape, steps = strides)
        {
            NativeMethods.Check(NativeMethods.TensorBorrow(pointer, sizes, steps, shape.Length, (int)dtype, out var made), "from_blob");
            return new Tensor(made);
        }
    }

    /// <summary>Writes the memory of a contiguous tensor on the CPU.</summary>
    internal static void WriteBytes(Tensor tensor, Stream stream)
    {
        var shape = NativeShape.Of(tensor);
        var bytes = (byte*)NativeMethods.TensorData(tensor.Handle);
        for (long done = 0, total = shape.Count * tensor.DType.ByteCount(); done < total;)
        {
            var part = (int)Math.Min(total - done, 1 << 24);
            stream.Write(new ReadOnlySpan<byte>(bytes + done, part));
            done += part;
        }

        GC.KeepAlive(tensor);
    }

    /// <summary>Fills the memory of a contiguous tensor on the CPU.</summary>
    internal static void ReadBytes(Tensor tensor, Stream stream, long total)
    {
        var bytes = (byte*)NativeMethods.TensorData(tensor.Handle);
        for (long done = 0; done < total;)
        {
            var part = (int)Math.Min(total - done, 1 << 24);
            stream.ReadExactly(new Span<byte>(bytes + done, part));
            done += part;
        }

        GC.KeepAlive(tensor);
    }
}
