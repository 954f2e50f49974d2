using Selfsame.Data;

namespace Selfsame.Training.Runs;

/// <summary>The folder of a run and what lies where in it.</summary>
public sealed class RunDirectory
{
    private const string EventsPattern = "events.out.tfevents.*";

    private RunDirectory(string path) => Path = path;

    /// <summary>The folder, as it was given.</summary>
    public string Path { get; }

    /// <summary>Resolved settings, versions, threads and the data's fingerprint.</summary>
    public string RunFile => Combine("run.json");

    /// <summary>One object for each logged step and each epoch.</summary>
    public string MetricsFile => Combine("metrics.jsonl");

    /// <summary>The folder of checkpoints.</summary>
    public string CheckpointsFolder => Combine("checkpoints");

    /// <summary>The product.</summary>
    public string EncoderFile => Combine("encoder.safetensors");

    /// <summary>The product of a run that was told labels: an encoder with its classifier.</summary>
    public string ClassifierFile => Combine("classifier.safetensors");

    /// <summary>The folder of what evaluations found.</summary>
    public string EvaluationsFolder => Combine("evaluations");

    /// <summary>The page that tells how it went.</summary>
    public string ReportFile => Combine("report.html");

    /// <summary>TensorBoard's files, oldest first.</summary>
    public IReadOnlyList<string> EventFiles => Directory.Exists(Path)
        ? [.. Directory.GetFiles(Path, EventsPattern).Where(file => !file.EndsWith(".partial", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The folder of a run that there is.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="SettingException">It is not the folder of a run.</exception>
    public static RunDirectory Open(string path)
    {
        var run = new RunDirectory(path);
        return run.IsRun
            ? run
            : throw new SettingException(Directory.Exists(path)
                ? $"{path} is not a run: it has neither run.json nor encoder.safetensors."
                : $"There is no run at {path}.{Advice(path)}");
    }

    /// <summary>Makes the folder of a run ready.</summary>
    /// <param name="path">The folder; it is made if it is not there.</param>
    /// <param name="existing">What to do if it is.</param>
    /// <exception cref="SettingException">The folder is in use, or there is nothing to resume.</exception>
    /// <exception cref="StorageException">The folder cannot be made.</exception>
    public static RunDirectory Prepare(string path, ExistingRun existing)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new SettingException("No folder was given for the run: set 'out'.");
        }

        if (File.Exists(path))
        {
            throw new SettingException($"{path} is a file: give a folder for the run.");
        }

        var run = new RunDirectory(path);
        var used = Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();
        if (existing == ExistingRun.Resume)
        {
            return Directory.Exists(path) ? run : throw new SettingException($"There is no run at {path} to resume.");
        }

        if (used && existing == ExistingRun.Refuse)
        {
            throw new SettingException($"The folder {path} is in use: go on with its run by --resume, replace it by --overwrite, or choose another folder.");
        }

        try
        {
            if (used)
            {
                run.Clear();
            }

            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {path} cannot be made ready: {error.Message}", error);
        }

        return run;
    }

    /// <summary>Frees the folder again where a run has failed with nothing to show but its settings, so that the same command, mended, is not refused.</summary>
    internal void FreeUnlessBegun()
    {
        if (Directory.EnumerateFileSystemEntries(Path).All(entry => System.IO.Path.GetFileName(entry) == System.IO.Path.GetFileName(RunFile)))
        {
            File.Delete(RunFile);
        }
    }

    // Only what a run writes is deleted, and only where a run is: a mistyped folder keeps its files.
    private void Clear()
    {
        if (!File.Exists(RunFile) && !File.Exists(EncoderFile) && !File.Exists(ClassifierFile) && !Directory.Exists(CheckpointsFolder))
        {
            throw new SettingException($"The folder {Path} holds files that are not a run's: --overwrite leaves it alone. Choose another folder.");
        }

        foreach (var file in (string[])[RunFile, MetricsFile, EncoderFile, ClassifierFile, ReportFile, .. EventFiles])
        {
            File.Delete(file);
        }

        foreach (var folder in (string[])[CheckpointsFolder, EvaluationsFolder])
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private bool IsRun => File.Exists(RunFile) || File.Exists(EncoderFile) || File.Exists(ClassifierFile);

    // A run beside it whose name is near; else how to make one, unless a file was meant.
    private static string Advice(string path)
    {
        var (full, beside) = (System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), new EnumerationOptions { IgnoreInaccessible = true });
        var parent = System.IO.Path.GetDirectoryName(full);
        var runs = Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, "*", beside).Where(folder => new RunDirectory(folder).IsRun) : [];
        var nearest = NearestName.Suggest(System.IO.Path.GetFileName(full), runs.Select(folder => System.IO.Path.GetFileName(folder)));
        if (nearest.Length > 0) return nearest;
        return path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? "" : $" 'selfsame pretrain METHOD --data SOURCE --out {path}' makes one.";
    }

    private string Combine(string name) => System.IO.Path.Combine(Path, name);
}
