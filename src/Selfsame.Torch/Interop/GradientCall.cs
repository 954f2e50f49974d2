namespace Selfsame.Torch.Interop;

/// <summary>Hands lists of tensors to <c>st_grad</c>.</summary>
internal static unsafe class GradientCall
{
    internal static Tensor[] Run(ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> gradients,
        bool retainGraph, bool createGraph)
    {
        var (from, to, seeds, results) = (Handles(outputs), Handles(inputs), Handles(gradients), new nint[inputs.Length]);
        fixed (nint* fromPointer = from, toPointer = to, seedPointer = seeds, resultPointer = results)
        {
            NativeMethods.Check(
                NativeMethods.Grad(fromPointer, from.Length, toPointer, to.Length, seeds.Length == 0 ? null : seedPointer,
                    retainGraph ? 1 : 0, createGraph ? 1 : 0, 0, resultPointer),
                "grad");
        }

        // The lists, and with them the tensors, have to outlast the call.
        GC.KeepAlive(outputs.IsEmpty ? null : outputs[0]);
        GC.KeepAlive(inputs.IsEmpty ? null : inputs[0]);
        GC.KeepAlive(gradients.IsEmpty ? null : gradients[0]);

        return [.. results.Select(handle => new Tensor(handle))];
    }

    private static nint[] Handles(ReadOnlySpan<Tensor> tensors)
    {
        var handles = new nint[tensors.Length];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = tensors[i].Handle;
        }

        return handles;
    }
}
