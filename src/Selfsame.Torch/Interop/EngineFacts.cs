namespace Selfsame.Torch.Interop;

/// <summary>What the engine says of itself, as text.</summary>
internal static unsafe class EngineFacts
{
    internal static string Version => NativeMethods.Text(NativeMethods.Version());

    internal static string LibraryPath => NativeMethods.Text(NativeMethods.LibraryPath());

    internal static string BlasPath => NativeMethods.Text(NativeMethods.Blas());

    internal static string BuildSettings => NativeMethods.Text(NativeMethods.BuildSettings());
}
