using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

// A call's argument buffer is written before it is read; clearing it first would cost more than filling it.
[module: SkipLocalsInit]

namespace Selfsame.Torch.Interop;

/// <summary>The C ABI of native/torch/selfsame_torch.h, name for name.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "selfsame_torch";

    // The resolver must be there before the first call; the engine is loaded by that call.
    static NativeMethods() => EngineLibrary.Register();

    [LibraryImport(Library, EntryPoint = "st_error")]
    internal static partial byte* Error();

    [LibraryImport(Library, EntryPoint = "st_version")]
    internal static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "st_build_settings")]
    internal static partial byte* BuildSettings();

    [LibraryImport(Library, EntryPoint = "st_blas")]
    internal static partial byte* Blas();

    [LibraryImport(Library, EntryPoint = "st_library_path")]
    internal static partial byte* LibraryPath();

    [LibraryImport(Library, EntryPoint = "st_cuda_device_count")]
    internal static partial int CudaDeviceCount();

    [LibraryImport(Library, EntryPoint = "st_threads")]
    internal static partial int Threads();

    [LibraryImport(Library, EntryPoint = "st_set_threads")]
    internal static partial int SetThreads(int count);

    [LibraryImport(Library, EntryPoint = "st_seed")]
    internal static partial int Seed(long seed);

    [LibraryImport(Library, EntryPoint = "st_operator_find", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OperatorFind(string name, string overload, out nint found);

    [LibraryImport(Library, EntryPoint = "st_operator_schema")]
    internal static partial byte* OperatorSchema(nint op);

    [LibraryImport(Library, EntryPoint = "st_operator_call")]
    internal static partial int OperatorCall(nint op, Value* arguments, int argumentCount, Value* results, int capacity, int* count);

    [LibraryImport(Library, EntryPoint = "st_list_free")]
    internal static partial void ListFree(nint list);

    [LibraryImport(Library, EntryPoint = "st_tensor_free")]
    internal static partial void TensorFree(nint tensor);

    [LibraryImport(Library, EntryPoint = "st_tensor_shape")]
    internal static partial int TensorShape(nint tensor, NativeShape* shape);

    [LibraryImport(Library, EntryPoint = "st_tensor_data")]
    internal static partial nint TensorData(nint tensor);

    [LibraryImport(Library, EntryPoint = "st_tensor_borrow")]
    internal static partial int TensorBorrow(nint data, long* sizes, long* strides, int rank, int dtype, out nint made);

    [LibraryImport(Library, EntryPoint = "st_tensor_is_contiguous")]
    internal static partial int TensorIsContiguous(nint tensor, int memoryFormat);

    [LibraryImport(Library, EntryPoint = "st_tensor_set_requires_grad")]
    internal static partial int TensorSetRequiresGrad(nint tensor, int value);

    [LibraryImport(Library, EntryPoint = "st_tensor_grad")]
    internal static partial int TensorGrad(nint tensor, out nint gradient);

    [LibraryImport(Library, EntryPoint = "st_tensor_set_grad")]
    internal static partial int TensorSetGrad(nint tensor, nint gradient);

    [LibraryImport(Library, EntryPoint = "st_backward")]
    internal static partial int Backward(nint root, nint gradient, int retainGraph, int createGraph);

    [LibraryImport(Library, EntryPoint = "st_grad")]
    internal static partial int Grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients,
        int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library, EntryPoint = "st_grad_enabled")]
    internal static partial int GradEnabled();

    [LibraryImport(Library, EntryPoint = "st_set_grad_enabled")]
    internal static partial void SetGradEnabled(int value);

    [LibraryImport(Library, EntryPoint = "st_autocast")]
    internal static partial int Autocast(int deviceKind, int enabled, int dtype, out int wasEnabled, out int wasDtype);

    internal static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    internal static string LastError() => Text(Error()).Trim();

    /// <summary>Throws where a call outside the operators failed.</summary>
    internal static void Check(int status, string what)
    {
        if (status != 0)
        {
            throw new TorchException($"{what}: {LastError()}");
        }
    }
}
