using System.Text;
using System.Text.Json;
using Selfsame.Training.Observers;

namespace Selfsame.Training.Runs;

/// <summary>Writes <c>metrics.jsonl</c>: one flat object for each logged step and each epoch.</summary>
public sealed class MetricsLog : ITrainingObserver, IDisposable
{
    private readonly string _path;
    private FileStream? _file;

    /// <summary>Goes on with a file, or begins it.</summary>
    /// <param name="path">The file.</param>
    public MetricsLog(string path) => _path = path;

    /// <summary>Removes the lines of later steps, and a last line that was cut off.</summary>
    /// <param name="path">The file; it need not be there.</param>
    /// <param name="step">The last step whose lines stay.</param>
    public static void CutBack(string path, long step)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var kept = File.ReadLines(path).Where(line => StepOf(line) <= step).ToArray();
        DurableFile.Write(path, temporary => File.WriteAllLines(temporary, kept, new UTF8Encoding(false)));
    }

    /// <inheritdoc/>
    public void Stepped(StepReport report)
    {
        if (report.IsLogged)
        {
            Write(report.Step, report.Epoch, MetricNames.Of(report));
        }
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochReport report) => Write(report.Step, report.Epoch, MetricNames.Of(report));

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private static long StepOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("step").GetInt64();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return long.MaxValue;
        }
    }

    private void Write(long step, int epoch, IEnumerable<Figure> figures)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteNumber("step", step);
            writer.WriteNumber("epoch", epoch);
            foreach (var figure in figures)
            {
                // JSON has no word for what is not a number.
                if (double.IsFinite(figure.Value))
                {
                    writer.WriteNumber(figure.Name, figure.Value);
                }
                else
                {
                    writer.WriteNull(figure.Name);
                }
            }

            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        Append(line.ToArray());
    }

    // One write a line: whoever reads along never sees half of one.
    private void Append(byte[] line)
    {
        try
        {
            _file ??= new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            _file.Write(line);
        }
        catch (IOException error)
        {
            throw new StorageException($"{_path} could not be written: {error.Message}", error);
        }
    }
}
