using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Runs;

/// <summary>The <c>run.json</c> of a run: what it was told, what its recipe made of that, on which machine and which data.</summary>
internal static class RunRecord
{
    // What may change between a run and its continuation: nothing here decides what the weights become, save for the last bits.
    private static readonly string[] Free =
        ["out", "data", "device", "makeViewsOn", "workers", "threads", "checkpointEvery", "keepCheckpoints", "logEvery", "monitor", "expected", "initFrom"];

    public static void Write(RunDirectory run, PretrainPlan plan)
    {
        var record = new JsonObject
        {
            ["selfsame"] = typeof(RunRecord).Assembly.GetName().Version!.ToString(3),
            ["settings"] = SettingPaths.Write(plan.Settings, plan.Recipe),
            ["recipe"] = new JsonObject
            {
                ["totalSteps"] = plan.Recipe.Context.TotalSteps,
                ["stepsPerEpoch"] = plan.Recipe.Context.StepsPerEpoch,
                ["channels"] = plan.Recipe.Context.Channels,
                ["views"] = JsonSerializer.SerializeToNode(plan.Recipe.Views, SettingTree.Json),
            },
            ["environment"] = new JsonObject
            {
                ["libtorch"] = Engine.Version,
                ["blas"] = Path.GetFileName(Engine.BlasPath),
                ["threads"] = plan.Settings.Threads,
                ["cpuCapability"] = Engine.CpuCapability,
                ["processors"] = Environment.ProcessorCount,
                ["dotnet"] = RuntimeInformation.FrameworkDescription,
                ["system"] = RuntimeInformation.OSDescription,
            },
            ["data"] = new JsonObject
            {
                ["description"] = plan.Source.Description,
                ["count"] = plan.Source.Count,
                ["picturesPerSample"] = plan.Source.PicturesPerSample,
                ["fingerprint"] = plan.Source.Fingerprint,
            },
        };
        DurableFile.Write(run.RunFile, path => File.WriteAllText(path, record.ToJsonString(SettingTree.Json) + "\n"));
    }

    /// <summary>What the recipe of a run depended on, without its data being there.</summary>
    public static RecipeContext ReadContext(RunDirectory run, PretrainSettings settings)
    {
        try
        {
            var record = JsonNode.Parse(File.ReadAllText(run.RunFile))!;
            var (recipe, data) = (record["recipe"]!, record["data"]!);
            return new RecipeContext
            {
                ImageSize = settings.ImageSize,
                GlobalBatch = settings.BatchSize,
                TotalSteps = (long)recipe["totalSteps"]!,
                StepsPerEpoch = (int)recipe["stepsPerEpoch"]!,
                Channels = (int)recipe["channels"]!,
                SampleCount = (int)data["count"]!,
                PicturesPerSample = (int)data["picturesPerSample"]!,
                Backbone = BackboneCatalog.Family(settings.Backbone.Name),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NullReferenceException or InvalidOperationException or BackboneException)
        {
            throw new SettingException($"{run.RunFile} does not tell what its recipe depended on: it was written by another version, or is damaged.", error);
        }
    }

    /// <summary>Refuses to go on with a run under other settings: its weights would be those of neither.</summary>
    public static void CheckSame(RunDirectory run, PretrainPlan plan)
    {
        var recorded = Leaves(SettingPaths.Write(PretrainSettings.Load(run.RunFile), null), "").ToDictionary();
        foreach (var (path, now) in Leaves(SettingPaths.Write(plan.Settings, plan.Recipe), ""))
        {
            var was = recorded.GetValueOrDefault(path, "not set");
            if (was != now && !Free.Contains(path.Split('.')[0]))
            {
                throw new SettingException(
                    $"The run {run.Path} was made with {path} {was}, but {now} is asked for now. Resume it with its own settings, or start a new run with --init-from {run.Path}.");
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Leaves(JsonNode? node, string path)
    {
        if (node is not JsonObject branch)
        {
            return [KeyValuePair.Create(path, node?.ToJsonString() ?? "null")];
        }

        return branch.SelectMany(each => Leaves(each.Value, path.Length == 0 ? each.Key : $"{path}.{each.Key}"));
    }
}
