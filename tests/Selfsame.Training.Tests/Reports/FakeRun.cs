using System.Globalization;
using Selfsame.Testing;

namespace Selfsame.Training.Tests.Reports;

/// <summary>The folder of a run as far as pages read it, without an encoder.</summary>
internal static class FakeRun
{
    internal static string Write(TemporaryFolder folder, string name, string method, double rate, params string[] curves)
    {
        var path = folder.Combine(name);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "run.json"), string.Create(CultureInfo.InvariantCulture, $$$$"""
            {"settings":{"method":{"name":"{{{{method}}}}","temperature":0.5},"data":"/nowhere/photos","out":"{{{{name}}}}","backbone":{"name":"resnet18","width":8},
            "imageSize":32,"epochs":2,"batchSize":64,"optimizer":{"learningRate":{{{{rate}}}}}},"data":{"count":1234}}
            """));
        if (curves.Length > 0)
            File.WriteAllLines(Path.Combine(path, "metrics.jsonl"), Enumerable.Range(1, 3).Select(step => $"{{\"step\":{step * 10},{string.Join(',', curves.Select(curve => $"\"{curve}\":{step}"))}}}"));
        return path;
    }

    internal static string Evaluated(string run, string test, double accuracy, string name = "0001-knn", string note = "The test set has no pictures of 'cone'.")
    {
        var folder = Path.Combine(run, "evaluations");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $$$$"""
            {"training":"train","test":"{{{{test}}}}","encoder":null,"figures":[{"protocol":"knn","name":"","unit":"Share","pretrained":{"value":{{{{accuracy}}}}},"random":{"value":0.25},"pixels":{"value":0.3},"scratch":null}],
            "evaluation":{"run":"x","protocols":{"knn":{"top1":{{{{accuracy}}}}}},"train":100,"test":50,"classes":5,"notes":["{{{{note}}}}"]}}
            """));
        return path;
    }

    /// <summary>The document of an evaluation, kept with the pictures that it names and how it was asked for.</summary>
    internal static void Keep(string run, string name, string protocols, string arguments = "", string training = "train", string test = "held-out", string encoder = "null")
    {
        var folder = Path.Combine(run, "evaluations");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".json"), $$$"""
            {"training":"{{{training}}}","test":"{{{test}}}","encoder":{{{encoder}}},{{{(arguments.Length > 0 ? $"\"arguments\":[{arguments}]," : "")}}}"figures":[],
            "evaluation":{"run":"x","protocols":{{{protocols}}},"train":100,"test":50,"classes":5,"notes":[]}}
            """);
    }
}
