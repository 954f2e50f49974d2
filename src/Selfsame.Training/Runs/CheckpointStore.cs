using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Selfsame.Nn;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Runs;

/// <summary>The checkpoints of a run. One that carries its final name is whole: it was written beside, synced and renamed.</summary>
public sealed class CheckpointStore
{
    private const string Prefix = "step-";
    private const string Partial = ".partial";
    private const string ModelFile = "model.safetensors";
    private const string TrainerFile = "trainer.safetensors";
    private const string StateFile = "state.json";

    private readonly string _folder;
    private readonly int _keep;

    /// <summary>The checkpoints in a folder.</summary>
    /// <param name="folder">The folder; it is made when the first is written.</param>
    /// <param name="keep">How many of the last are kept, at least 1; the best is kept besides.</param>
    public CheckpointStore(string folder, int keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        _folder = folder;
        _keep = keep;
    }

    /// <summary>The steps that there are checkpoints of, newest first.</summary>
    public IReadOnlyList<long> Steps => Directory.Exists(_folder)
        ? [.. Directory.GetDirectories(_folder, Prefix + "*").Select(StepOf).OfType<long>().OrderDescending()]
        : [];

    /// <summary>The folder of a step's checkpoint.</summary>
    /// <param name="step">Steps done.</param>
    public string FolderOf(long step) => Path.Combine(_folder, Prefix + step.ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>Writes a checkpoint and deletes those that are no longer kept.</summary>
    /// <param name="checkpoint">What to write; its list of files is filled in here.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="StorageException">It could not be written; the earlier ones are as they were.</exception>
    public string Write(Checkpoint checkpoint)
    {
        var position = checkpoint.State.Position;
        var final = FolderOf(position.Step);
        var temporary = final + Partial;
        try
        {
            RemovePartial();
            Directory.CreateDirectory(temporary);
            WriteTensors(Path.Combine(temporary, ModelFile), checkpoint.Model);
            WriteTensors(Path.Combine(temporary, TrainerFile), checkpoint.Trainer);
            var state = checkpoint.State with { Files = [Describe(temporary, ModelFile), Describe(temporary, TrainerFile)] };
            var stateFile = Path.Combine(temporary, StateFile);
            File.WriteAllText(stateFile, JsonSerializer.Serialize(state, SettingTree.Json) + "\n");
            DurableFile.Sync(stateFile);
            DirectorySync.Flush(temporary);
            if (Directory.Exists(final))
            {
                Directory.Delete(final, recursive: true);
            }

            Directory.Move(temporary, final);
            DirectorySync.Flush(_folder);
        }
        catch (Exception error) when (DurableFile.IsStorageFault(error))
        {
            TryRemovePartial();
            var last = Steps.Count > 0 ? $"The last good checkpoint is {FolderOf(Steps[0])}: make room, then go on with --resume." : "There is no earlier one.";
            throw new StorageException($"The checkpoint {final} could not be written: {error.Message.TrimEnd('.')}. {last}", error);
        }

        Prune(position.BestStep);
        return final;
    }

    /// <summary>Reads the newest checkpoint that is whole.</summary>
    /// <param name="damaged">Called with one line for each newer one that is damaged.</param>
    /// <returns>The checkpoint, or null if there are none at all.</returns>
    /// <exception cref="SettingException">There are checkpoints, but all are damaged.</exception>
    public Checkpoint? ReadLatest(Action<string> damaged)
    {
        var steps = Steps;
        foreach (var step in steps)
        {
            var folder = FolderOf(step);
            try
            {
                return Read(folder);
            }
            catch (Exception error) when (IsDamage(error))
            {
                damaged($"The checkpoint {folder} is damaged and is passed over: {error.Message.ReplaceLineEndings(" ")}");
            }
        }

        return steps.Count == 0
            ? null
            : throw new SettingException($"Every checkpoint in {_folder} is damaged: start the run anew with --overwrite.");
    }

    /// <summary>Reads the checkpoint of a step.</summary>
    /// <param name="step">Steps done.</param>
    /// <exception cref="SettingException">There is none of that step, in which case those that there are are named, or it is damaged.</exception>
    public Checkpoint ReadAt(long step)
    {
        var steps = Steps;
        if (!steps.Contains(step))
        {
            var others = steps.Count == 0 ? "There is none yet." : $"There are those of steps {string.Join(", ", steps.Reverse())}; keepCheckpoints says how many a run keeps.";
            throw new SettingException($"{_folder} has no checkpoint of step {step}. {others}");
        }

        var folder = FolderOf(step);
        try
        {
            return Read(folder);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new SettingException($"The checkpoint {folder} is damaged: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>Deletes checkpoints of later steps, which a run that goes on from an earlier one would otherwise mistake for its own.</summary>
    /// <param name="step">The step that the run goes on from.</param>
    public void RemoveAfter(long step)
    {
        foreach (var later in Steps.Where(each => each > step))
        {
            Directory.Delete(FolderOf(later), recursive: true);
        }

        TryRemovePartial();
    }

    private static bool IsDamage(Exception error) => error is IOException or InvalidDataException or JsonException or UnauthorizedAccessException;

    private static Checkpoint Read(string folder)
    {
        var state = JsonSerializer.Deserialize<CheckpointState>(File.ReadAllText(Path.Combine(folder, StateFile)), SettingTree.Json)
            ?? throw new InvalidDataException($"{StateFile} is empty.");
        if (state.Format != CheckpointState.CurrentFormat)
        {
            throw new InvalidDataException($"{StateFile} is of form {state.Format}; this version reads form {CheckpointState.CurrentFormat}.");
        }

        foreach (var file in state.Files)
        {
            Verify(folder, file);
        }

        return new Checkpoint(state, ReadTensors(Path.Combine(folder, ModelFile)), ReadTensors(Path.Combine(folder, TrainerFile)), folder);
    }

    private static void Verify(string folder, CheckpointFile expected)
    {
        var length = new FileInfo(Path.Combine(folder, expected.Name)).Length;
        if (length != expected.Bytes)
        {
            throw new InvalidDataException($"{expected.Name} has {length} bytes instead of {expected.Bytes}.");
        }

        if (Describe(folder, expected.Name).Sha256 != expected.Sha256)
        {
            throw new InvalidDataException($"{expected.Name} does not match its checksum.");
        }
    }

    private static CheckpointFile Describe(string folder, string name)
    {
        using var file = File.OpenRead(Path.Combine(folder, name));
        return new CheckpointFile(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static void WriteTensors(string path, IReadOnlyList<NamedTensor> tensors)
    {
        SafeTensors.Write(path, tensors.Select(each => KeyValuePair.Create(each.Name, each.Value)));
        DurableFile.Sync(path);
    }

    private static List<NamedTensor> ReadTensors(string path) =>
        [.. SafeTensors.Read(path).Tensors.Select(each => new NamedTensor(each.Key, each.Value))];

    private static long? StepOf(string folder) =>
        long.TryParse(Path.GetFileName(folder)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : null;

    private void Prune(long? best)
    {
        foreach (var step in Steps.Skip(_keep).Where(step => step != best))
        {
            Directory.Delete(FolderOf(step), recursive: true);
        }
    }

    private void RemovePartial()
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        foreach (var folder in Directory.GetDirectories(_folder, Prefix + "*" + Partial))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void TryRemovePartial()
    {
        try
        {
            RemovePartial();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
