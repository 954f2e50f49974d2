using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Data.Transforms;
using Selfsame.Nn.Optimizers;
using Selfsame.Training;
using Selfsame.Training.Settings;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>What a run is about to do, in a few lines: each value under the name by which --set changes it.</summary>
internal static class PlanSummary
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    internal static Grid Of(PretrainPlan plan)
    {
        var (settings, recipe) = (plan.Settings, plan.Recipe);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Line(string name, string value) => grid.AddRow(new Markup($"[grey]{name}[/]"), new Text(value));
        Line("method", $"{recipe.Method.Name} ({recipe.Method.Paper})");
        Line("", Values(recipe.MethodOptions));
        Line("data", plan.Source.Description);
        Line("backbone", $"{plan.Backbone.Name}{(plan.Backbone.Width > 0 ? $", width {plan.Backbone.Width}" : "")}, {settings.ImageSize} px{(settings.InitFrom is { } from ? $", from {from}" : "")}");
        Line("views", string.Join("; ", recipe.Views.Views.GroupBy(view => view.Size).Select(group => $"{group.Count()} of {group.Key} px: {string.Join(", ", group.First().Transforms.Where(IsUsed).Select(transform => transform.GetType().Name))}")));
        if (Values(settings.Views) is { Length: > 0 } changed) Line("", changed);
        Line("optimizer", Values(recipe.Optimizer, Foreign(recipe.Optimizer.Kind)));
        Line("length", Length(plan));
        Line("machine", $"{settings.Device}, {Amounts.Of(settings.Threads!.Value, "thread")}, {Amounts.Of(settings.Workers!.Value, "worker")}, {Lower(settings.Precision)}{(settings.MakeViewsOn == ViewPlace.Device ? ", views made on the device" : "")}");
        Line("out", settings.Out);
        return grid;
    }

    // Recipes carry some transforms switched off, so that --set can switch them on.
    private static bool IsUsed(PictureTransform transform) =>
        transform is not (GaussianBlur { Probability: 0 } or RandomSolarize { Probability: 0 } or RandomGrayscale { Probability: 0 } or ColorJitter { Probability: 0 });

    private static string Length(PretrainPlan plan)
    {
        var (settings, context) = (plan.Settings, plan.Recipe.Context);
        var epochs = settings.Steps is null ? $"{settings.Epochs:N0} epochs x {context.StepsPerEpoch:N0} steps" : $"{context.TotalSteps:N0} steps";
        return $"{epochs} of {settings.BatchSize:N0} pictures, seed {settings.Seed}";
    }

    // Zeros, flags that are off and empty values say nothing, and neither do values that another kind of optimizer would use.
    private static string Values(object options, params string[] left)
    {
        var tree = JsonSerializer.SerializeToNode(options, options.GetType(), Json)!.AsObject();
        var parts = tree.Where(each => each.Value is JsonValue value && value.ToString() is not ("0" or "false" or "") && !left.Any(each.Key.StartsWith))
            .Select(each => $"{each.Key} {Plain(each.Value!)}");
        return string.Join(", ", parts);
    }

    private static string[] Foreign(OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => ["beta", "epsilon", "trust", "clipTrust", "excludeBiasAndNormFromAdaptation"],
        OptimizerKind.Adam or OptimizerKind.AdamW => ["momentum", "nesterov", "epsilon", "trust", "clipTrust", "excludeBiasAndNormFromAdaptation"],
        OptimizerKind.RmsProp => ["momentum", "nesterov", "beta1", "epsilon", "trust", "clipTrust", "excludeBiasAndNormFromAdaptation"],
        OptimizerKind.Adagrad => ["momentum", "nesterov", "beta", "epsilon", "trust", "clipTrust", "excludeBiasAndNormFromAdaptation"],
        _ => ["beta", "epsilon"],
    };

    private static string Plain(JsonNode value) => value.GetValueKind() == JsonValueKind.Number
        ? value.GetValue<double>().ToString("G5", CultureInfo.InvariantCulture)
        : Lower(value);

    private static string Lower(object value) => value.ToString()!.ToLowerInvariant();
}
