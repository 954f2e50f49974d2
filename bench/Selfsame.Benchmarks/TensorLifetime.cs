using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace Selfsame.Benchmarks;

/// <summary>
/// The choice of docs/decisions/0003: how a managed tensor owns its native one. Each makes 1,000 tensors that a scope
/// frees at its end, as a training step does.
/// </summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class TensorLifetime
{
    private const int Count = 1000;
    private readonly List<IDisposable> _scope = new(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public void SafeHandle() => Run(static native => new SafeTensor(native));

    [Benchmark(OperationsPerInvoke = Count)]
    public void RawPointerWithFinalizer() => Run(static native => new FinalizedTensor(native));

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public void RawPointerOwnedByScope() => Run(static native => new ScopedTensor(native));

    private unsafe void Run(Func<nint, IDisposable> wrap)
    {
        for (var i = 0; i < Count; i++)
        {
            _scope.Add(wrap((nint)NativeMemory.Alloc(64)));
        }

        foreach (var tensor in _scope)
        {
            tensor.Dispose();
        }

        _scope.Clear();
    }

    private sealed unsafe class SafeTensor : System.Runtime.InteropServices.SafeHandle
    {
        public SafeTensor(nint native)
            : base(0, ownsHandle: true) => SetHandle(native);

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            NativeMemory.Free((void*)handle);
            return true;
        }
    }

    private sealed unsafe class FinalizedTensor(nint native) : IDisposable
    {
        ~FinalizedTensor() => NativeMemory.Free((void*)native);

        public void Dispose()
        {
            NativeMemory.Free((void*)native);
            GC.SuppressFinalize(this);
        }
    }

    private sealed unsafe class ScopedTensor(nint native) : IDisposable
    {
        public void Dispose() => NativeMemory.Free((void*)native);
    }
}
