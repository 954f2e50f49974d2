using System.Globalization;
using Selfsame.Training.Observers;

namespace Selfsame.Training.Runs;

/// <summary>Writes TensorBoard's event file of a run: the same figures as <c>metrics.jsonl</c>, under the same paths.</summary>
public sealed class TensorBoardWriter : ITrainingObserver, IDisposable
{
    private readonly RunDirectory _run;
    private FileStream? _file;

    /// <summary>Goes on with the file of a run, or begins one with the first figure.</summary>
    /// <param name="run">The run.</param>
    public TensorBoardWriter(RunDirectory run) => _run = run;

    /// <summary>Removes the events of later steps, and a last record that was cut off.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The last step whose events stay.</param>
    public static void CutBack(RunDirectory run, long step)
    {
        foreach (var path in run.EventFiles)
        {
            var kept = EventRecord.Read(File.ReadAllBytes(path)).Where(message => EventMessage.StepOf(message) <= step).ToArray();
            DurableFile.Write(path, temporary =>
            {
                using var file = File.Create(temporary);
                foreach (var message in kept)
                {
                    file.Write(EventRecord.Frame(message));
                }
            });
        }
    }

    /// <inheritdoc/>
    public void Stepped(StepReport report)
    {
        if (report.IsLogged)
        {
            Append(report.Step, MetricNames.Of(report));
        }
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochReport report) => Append(report.Step, MetricNames.Of(report));

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Append(long step, IEnumerable<Figure> figures)
    {
        var now = DateTimeOffset.UtcNow;
        try
        {
            _file ??= Open(now);
            _file.Write(EventRecord.Frame(EventMessage.Scalars(now, step, figures)));
        }
        catch (IOException error)
        {
            throw new StorageException($"TensorBoard's events in {_run.Path} could not be written: {error.Message}", error);
        }
    }

    private FileStream Open(DateTimeOffset now)
    {
        var existing = _run.EventFiles.LastOrDefault(path => new FileInfo(path).Length > 0);
        if (existing is not null)
        {
            return new FileStream(existing, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }

        var name = $"events.out.tfevents.{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.selfsame";
        var file = new FileStream(Path.Combine(_run.Path, name), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(EventRecord.Frame(EventMessage.Version(now)));
        return file;
    }
}
