using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>
/// Reads and writes safetensors files: a JSON header with names, types and shapes, then the numbers. The same tensors,
/// names and metadata always give the same bytes.
/// </summary>
/// <remarks>The format is that of github.com/huggingface/safetensors.</remarks>
public static class SafeTensors
{
    private const long MostHeaderBytes = 100_000_000;   // the format's own limit

    /// <summary>Writes a file and waits until it is on the disk.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="tensors">Names and tensors, in the order to write them.</param>
    /// <param name="metadata">Free text by name, or null.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Write(file, tensors, metadata);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes to a stream.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var list = tensors.ToList();
        var header = Header(list, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in list)
        {
            using var scope = new TensorScope();
            var plain = tensor.Detach().To(Device.Cpu).Contiguous();
            NativeSpan.WriteBytes(plain, stream);
        }
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is cut off or is no safetensors file.</exception>
    public static SafeTensorsFile Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        var header = ReadHeader(path, file);
        using (header)
        {
            return Read(path, file, header);
        }
    }

    private static SafeTensorsFile Read(string path, FileStream file, JsonDocument header)
    {
        var start = file.Position;
        var available = file.Length - start;
        var tensors = new List<KeyValuePair<string, Tensor>>();
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            try
            {
                if (entry.Name == "__metadata__")
                {
                    foreach (var item in entry.Value.EnumerateObject())
                    {
                        metadata[item.Name] = item.Value.GetString() ?? "";
                    }

                    continue;
                }

                var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
                var dtype = TypeOf(entry.Value.GetProperty("dtype").GetString());
                var (from, to) = (entry.Value.GetProperty("data_offsets")[0].GetInt64(), entry.Value.GetProperty("data_offsets")[1].GetInt64());
                var bytes = shape.Aggregate(1L, (product, size) => checked(product * size)) * dtype.ByteCount();
                if (from < 0 || shape.Any(size => size < 0) || to - from != bytes)
                {
                    throw new InvalidDataException($"{path} is damaged: the header gives '{entry.Name}' {to - from} bytes, its shape needs {bytes}.");
                }

                if (to > available)
                {
                    throw new InvalidDataException($"{path} is cut off: '{entry.Name}' ends at byte {start + to}, the file at {file.Length}.");
                }

                file.Position = start + from;
                var tensor = Tensor.Empty(shape, dtype);
                NativeSpan.ReadBytes(tensor, file, bytes);
                tensors.Add(new(entry.Name, tensor));
            }
            catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
            {
                throw new InvalidDataException($"{path} is damaged: the header's entry '{entry.Name}' cannot be understood.", error);
            }
        }

        return new SafeTensorsFile(tensors, metadata);
    }

    private static JsonDocument ReadHeader(string path, FileStream file)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (file.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
        {
            throw new InvalidDataException($"{path} is cut off: {file.Length} bytes are too few for a safetensors file.");
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > MostHeaderBytes)
        {
            throw new InvalidDataException($"{path} is no safetensors file: its first eight bytes are not the length of a header.");
        }

        if (length > file.Length - 8)
        {
            throw new InvalidDataException($"{path} is cut off: its header takes {length} bytes, {file.Length - 8} are there.");
        }

        var text = new byte[length];
        file.ReadExactly(text);
        try
        {
            var header = JsonDocument.Parse(text);
            return header.RootElement.ValueKind == JsonValueKind.Object
                ? header
                : throw new InvalidDataException($"{path} is no safetensors file: its header is not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is no safetensors file: its header is not JSON.", error);
        }
    }

    private static byte[] Header(List<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (name, value) in metadata.OrderBy(item => item.Key, StringComparer.Ordinal))
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            }

            var offset = 0L;
            foreach (var (name, tensor) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", NameOf(tensor.DType));
                json.WriteStartArray("shape");
                foreach (var size in tensor.Shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Count * tensor.DType.ByteCount());
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces up to a multiple of eight keep the numbers aligned for readers that map the file.
        buffer.Write(Encoding.ASCII.GetBytes(new string(' ', (int)((8 - (buffer.Length % 8)) % 8))));
        return buffer.ToArray();
    }

    private static string NameOf(DType dtype) => dtype switch
    {
        DType.Float64 => "F64",
        DType.Float32 => "F32",
        DType.Float16 => "F16",
        DType.BFloat16 => "BF16",
        DType.Int64 => "I64",
        DType.Int32 => "I32",
        DType.Int16 => "I16",
        DType.Int8 => "I8",
        DType.UInt8 => "U8",
        DType.Bool => "BOOL",
        _ => throw new ArgumentException($"safetensors has no type for {dtype}."),
    };

    private static DType TypeOf(string? name) => name switch
    {
        "F64" => DType.Float64,
        "F32" => DType.Float32,
        "F16" => DType.Float16,
        "BF16" => DType.BFloat16,
        "I64" => DType.Int64,
        "I32" => DType.Int32,
        "I16" => DType.Int16,
        "I8" => DType.Int8,
        "U8" => DType.UInt8,
        "BOOL" => DType.Bool,
        _ => throw new FormatException($"unknown type {name}"),
    };
}
