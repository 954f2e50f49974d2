using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Selfsame.Data.Decoding.Interop;

/// <summary>The native picture codecs (native/codecs). Only this file declares their functions.</summary>
internal static unsafe partial class CodecLibrary
{
    private const string Name = "selfsame_codecs";

    [LibraryImport(Name, EntryPoint = "selfsame_file_read", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial CodecStatus ReadFile(string path, byte* destination, long capacity, long* length);

    [LibraryImport(Name, EntryPoint = "selfsame_file_read_known")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial CodecStatus ReadFile(byte* path, byte* destination, long length);

    [LibraryImport(Name, EntryPoint = "selfsame_picture_open")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial CodecStatus Open(byte* file, long length, long maximumBytes, nint* reader, CodecPictureInfo* info);

    [LibraryImport(Name, EntryPoint = "selfsame_picture_read")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial CodecStatus Read(nint reader, byte* destination, long length);

    [LibraryImport(Name, EntryPoint = "selfsame_picture_read_part")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial CodecStatus ReadPart(nint reader, int left, int top, int width, int height, byte* destination, long length);

    [LibraryImport(Name, EntryPoint = "selfsame_picture_close")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void Close(nint reader);

    [LibraryImport(Name, EntryPoint = "selfsame_png_write")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial CodecStatus WritePng(byte* pixels, int width, int height, int channels, int level, byte** file, long* length);

    [LibraryImport(Name, EntryPoint = "selfsame_codecs_free")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void Free(byte* memory);

    [LibraryImport(Name, EntryPoint = "selfsame_codecs_last_error")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte* LastErrorText();

    [LibraryImport(Name, EntryPoint = "selfsame_codecs_versions")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte* VersionsText();

    /// <summary>Why the last call on this thread failed.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8((nint)LastErrorText()) ?? "";

    /// <summary>Names and versions of the libraries behind the codecs.</summary>
    public static string Versions() => Marshal.PtrToStringUTF8((nint)VersionsText()) ?? "";

#pragma warning disable CA2255 // The resolver must stand before the first native call, whichever type makes it.
    [ModuleInitializer]
    internal static void RegisterResolver() => NativeLibrary.SetDllImportResolver(typeof(CodecLibrary).Assembly, Resolve);
#pragma warning restore CA2255

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
        {
            return 0;
        }

        foreach (var folder in Folders())
        {
            var file = Path.Combine(folder, "libselfsame_codecs.so");
            if (File.Exists(file))
            {
                return NativeLibrary.Load(file);
            }
        }

        throw new DataException(
            "The picture codecs (libselfsame_codecs.so) were not found beside the program, in SELFSAME_NATIVE or in artifacts/native: "
            + "run eng/setup.sh to build them.");
    }

    private static IEnumerable<string> Folders()
    {
        yield return AppContext.BaseDirectory;
        if (Environment.GetEnvironmentVariable("SELFSAME_NATIVE") is { Length: > 0 } given)
        {
            yield return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "artifacts", "native");
        }
    }
}
