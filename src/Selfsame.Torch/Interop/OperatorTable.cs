namespace Selfsame.Torch.Interop;

/// <summary>Finds operators in the engine by name and overload.</summary>
internal static class OperatorTable
{
    /// <exception cref="TorchException">This libtorch has no such operator.</exception>
    internal static nint Find(string name, string overload)
    {
        NativeMethods.Check(NativeMethods.OperatorFind(name, overload, out var found), name);
        return found;
    }

    internal static unsafe string SchemaOf(nint op) => NativeMethods.Text(NativeMethods.OperatorSchema(op));
}
