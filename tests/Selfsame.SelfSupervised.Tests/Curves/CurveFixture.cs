using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Nodes;

namespace Selfsame.SelfSupervised.Tests.Curves;

/// <summary>One file of tests/fixtures/curves: how a curve was made, and its losses.</summary>
internal sealed record CurveFixture(
    string Method,
    string Backbone,
    int Width,
    int ImageSize,
    int Batch,
    int[] Views,
    bool Labels,
    double LearningRate,
    double Momentum,
    double WeightDecay,
    JsonObject Options,
    double[] Losses)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static CurveFixture Read(string path) => JsonSerializer.Deserialize<CurveFixture>(File.ReadAllText(path), Json)!;

    /// <summary>The method's own options with those of the fixture laid over them.</summary>
    public object OptionsOver(object options)
    {
        var tree = JsonSerializer.SerializeToNode(options, options.GetType(), Json)!.AsObject();
        foreach (var (name, value) in Options)
        {
            if (!tree.ContainsKey(name))
            {
                throw new InvalidDataException($"{Method} has no option '{name}'.");
            }

            tree[name] = value?.DeepClone();
        }

        return tree.Deserialize(options.GetType(), Json)!;
    }
}
