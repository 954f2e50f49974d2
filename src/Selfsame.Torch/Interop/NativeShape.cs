using System.Runtime.InteropServices;

namespace Selfsame.Torch.Interop;

/// <summary><c>st_shape</c>: all that is asked of a tensor, in one call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeShape
{
    internal int Rank;
    internal int DType;
    internal int DeviceKind;
    internal int DeviceIndex;
    internal int RequiresGrad;
    internal int IsLeaf;
    internal long Count;
    internal fixed long Sizes[16];
    internal fixed long Strides[16];

    internal static NativeShape Of(Tensor tensor)
    {
        NativeShape shape;
        NativeMethods.Check(NativeMethods.TensorShape(tensor.Handle, &shape), "shape");
        GC.KeepAlive(tensor);
        return shape;
    }

    internal readonly long[] SizesToArray()
    {
        fixed (long* sizes = Sizes)
        {
            return new ReadOnlySpan<long>(sizes, Rank).ToArray();
        }
    }

    internal readonly long[] StridesToArray()
    {
        fixed (long* strides = Strides)
        {
            return new ReadOnlySpan<long>(strides, Rank).ToArray();
        }
    }
}
