using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Classifiers;

/// <summary>The <c>run.json</c> of a classifier's run: what it was told, on which data and machine, and what came of it.</summary>
internal static class ClassifierRecord
{
    public static void Write(RunDirectory run, ClassifierSettings settings, PictureSource labelled, ClassifierResult? result) =>
        DurableFile.Write(run.RunFile, path => File.WriteAllText(path, Record(settings, labelled, result).ToJsonString(SettingTree.Json) + "\n"));

    /// <summary>What a classifier was made from; null where no record lies beside it.</summary>
    /// <param name="name">The run's folder, or the classifier's file in it.</param>
    public static ClassifierSettings? Read(string name)
    {
        try
        {
            var run = RunDirectory.Open(Directory.Exists(name) ? name : Path.GetDirectoryName(Path.GetFullPath(name))!);
            return JsonNode.Parse(File.ReadAllText(run.RunFile))?["classifier"]?.Deserialize<ClassifierSettings>(SettingTree.Json);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or SettingException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonObject Record(ClassifierSettings settings, PictureSource labelled, ClassifierResult? result) => new()
    {
        ["selfsame"] = typeof(ClassifierRecord).Assembly.GetName().Version!.ToString(3),
        ["classifier"] = JsonSerializer.SerializeToNode(settings, SettingTree.Json),
        ["environment"] = new JsonObject
        {
            ["libtorch"] = Engine.Version,
            ["blas"] = Path.GetFileName(Engine.BlasPath),
            ["threads"] = Engine.Threads,
            ["cpuCapability"] = Engine.CpuCapability,
            ["processors"] = Environment.ProcessorCount,
            ["dotnet"] = RuntimeInformation.FrameworkDescription,
            ["system"] = RuntimeInformation.OSDescription,
        },
        ["data"] = new JsonObject
        {
            ["description"] = labelled.Description,
            ["count"] = labelled.Count,
            ["fingerprint"] = labelled.Fingerprint,
        },
        ["result"] = result is null ? null : new JsonObject
        {
            ["architecture"] = result.Architecture,
            ["classes"] = JsonSerializer.SerializeToNode(result.Classes, SettingTree.Json),
            ["labels"] = result.Labels,
            ["learningRate"] = result.LearningRate,
            ["training"] = JsonSerializer.SerializeToNode(result.Training, SettingTree.Json),
            ["test"] = JsonSerializer.SerializeToNode(result.Test, SettingTree.Json),
        },
    };
}
