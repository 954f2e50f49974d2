using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <content>The ways of numbers into tensors and out of them.</content>
public sealed partial class Tensor
{
    /// <summary>Copies numbers into a new tensor on the CPU.</summary>
    /// <param name="data">The elements in row-major order.</param>
    /// <param name="shape">The sizes; their product is the number of elements.</param>
    /// <exception cref="ArgumentException">Shape and data do not fit, or the element type has no tensor type.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var count = Product(shape);
        if (count != data.Length)
        {
            throw new ArgumentException($"{data.Length} elements do not fill a tensor of shape [{string.Join(",", shape.ToArray())}].", nameof(data));
        }

        var tensor = Empty(shape, DTypeOf<T>());
        data.CopyTo(NativeSpan.Of<T>(tensor, data.Length));
        return tensor;
    }

    /// <summary>Copies an array into a new tensor on the CPU.</summary>
    /// <param name="data">The elements in row-major order.</param>
    /// <param name="shape">The sizes; left out, the tensor has one dimension.</param>
    public static Tensor From<T>(T[] data, params ReadOnlySpan<long> shape)
        where T : unmanaged => From<T>(data.AsSpan(), shape.IsEmpty ? [data.Length] : shape);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    public static Tensor FromScalar(double value, DType dtype = DType.Float32) => Full([], value, dtype);

    /// <summary>Borrows memory: no copy. It must stay alive and unchanged as long as any tensor shares it.</summary>
    /// <param name="pointer">The first element.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="strides">How far apart, in elements, neighbours of each dimension lie.</param>
    /// <param name="dtype">The type of the elements.</param>
    public static Tensor FromMemory(nint pointer, ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, DType dtype)
        => NativeSpan.Borrow(pointer, shape, strides, dtype);

    /// <summary>The one number of a tensor with a single element.</summary>
    public double ToDouble() => LocalScalarDense().ToDouble();

    /// <summary>The one number of a tensor with a single element, in the type asked for.</summary>
    public T Item<T>()
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var scalar = LocalScalarDense();
        return scalar.Kind == Scalar.ScalarKind.Double ? T.CreateChecked(scalar.ToDouble()) : T.CreateChecked(scalar.ToInt64());
    }

    /// <summary>All elements in row-major order, whatever the layout and the device.</summary>
    /// <exception cref="ArgumentException">The type is not that of the tensor.</exception>
    public T[] ToArray<T>()
        where T : unmanaged
    {
        var result = new T[Count];
        CopyTo<T>(result);
        return result;
    }

    /// <summary>Copies all elements in row-major order.</summary>
    /// <param name="destination">As long as the tensor has elements.</param>
    /// <exception cref="ArgumentException">The type or the length is not that of the tensor.</exception>
    public void CopyTo<T>(Span<T> destination)
        where T : unmanaged
    {
        if (DTypeOf<T>() != DType)
        {
            throw new ArgumentException($"{this} cannot be read as {typeof(T).Name}; convert it first with To(DType).");
        }

        if (destination.Length != Count)
        {
            throw new ArgumentException($"{this} does not fit into {destination.Length} elements.", nameof(destination));
        }

        using var scope = new TensorScope();
        var plain = Detach().To(Device.Cpu).Contiguous();
        NativeSpan.Of<T>(plain, destination.Length).CopyTo(destination);
        GC.KeepAlive(plain);
    }

    private static long Product(ReadOnlySpan<long> shape)
    {
        var product = 1L;
        foreach (var size in shape)
        {
            product *= size;
        }

        return product;
    }

    private static DType DTypeOf<T>() =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(long) ? DType.Int64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(short) ? DType.Int16
        : typeof(T) == typeof(byte) ? DType.UInt8
        : typeof(T) == typeof(sbyte) ? DType.Int8
        : typeof(T) == typeof(bool) ? DType.Bool
        : typeof(T) == typeof(Half) ? DType.Float16
        : throw new ArgumentException($"{typeof(T).Name} has no tensor type.");
}
