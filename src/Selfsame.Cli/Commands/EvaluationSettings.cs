using System.CommandLine;
using System.Globalization;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.Clustering;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;

namespace Selfsame.Cli.Commands;

/// <summary>The settings of the protocols of <c>selfsame evaluate</c>, as options.</summary>
internal sealed class EvaluationSettings
{
    private readonly Option<string> _layer = CommandOptions.Text("--layer", "NAME", "The layer to judge, such as stage3 or block6, or best: chosen on the training labels (the encoder's output)");
    private readonly Option<int?> _imageSize = CommandOptions.Number("--image-size", "PIXELS", "Judge at another size than that of the run; not for transformers", 8);
    private readonly Option<bool> _scratch = new("--scratch") { Description = "Train the same network from scratch on the same labels, and judge it beside the others; takes minutes" };
    private readonly Option<int?> _k = CommandOptions.Number("--k", "N", "Neighbours that knn asks (200)", 1);
    private readonly Option<string> _temperature = CommandOptions.Text("--temperature", "T", "How much less a farther neighbour's vote counts for knn (0.1)");
    private readonly Option<int?> _ways = CommandOptions.Number("--ways", "N", "Classes of an episode of fewshot (5, or all if there are fewer)", 2);
    private readonly Option<string> _shots = CommandOptions.Text("--shots", "LIST", "Labelled pictures of each class in an episode of fewshot (1,5)");
    private readonly Option<int?> _episodes = CommandOptions.Number("--episodes", "N", "Episodes of fewshot (600)", 2);
    private readonly Option<string> _perClass = CommandOptions.Text("--per-class", "LIST", "Labels of each class that propagate tells (1,5,10)");
    private readonly Option<int?> _clusters = CommandOptions.Number("--clusters", "N", "Groups that cluster makes (as many as there are classes)", 2);
    private readonly Option<int?> _epochs = CommandOptions.Number("--epochs", "N", "Passes of linear-sgd over the training set (20, and 400 steps at least)", 1);
    private readonly Option<string> _labels = CommandOptions.Text("--labels", "LIST", "Labels that finetune tells: shares of all, or so many of each class as in 10/class (0.01,0.1,1)");
    private readonly Option<string> _radii = CommandOptions.Text("--radii", "LIST", "Largest changes of a pixel that robust tries, in levels of 255 (0.5,1,2,4,8)");
    private readonly Option<int?> _attacked = CommandOptions.Number("--attacked", "N", "Test pictures at most that robust attacks and corrupts (500)", 2);
    private readonly Option<int?> _seeds = CommandOptions.Number("--seeds", "N", "How often finetune and propagate repeat it, each time with other labels (3 and 5)", 1);

    private Option[] All => [_layer, _imageSize, _scratch, _k, _temperature, _ways, _shots, _episodes, _perClass, _clusters, _epochs, _labels, _seeds, _radii, _attacked];

    internal void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>The options that were given, with their values: what repeats the evaluation.</summary>
    internal IReadOnlyList<string> Given(ParseResult result) =>
        [.. All.Select(result.GetResult).Where(found => found is { Implicit: false }).SelectMany(found => (string[])[found!.Option.Name, .. found.Tokens.Select(token => token.Value)])];

    internal EvaluationOptions Read(ParseResult result)
    {
        var (knn, fewShot, spread, robust) = (new KnnOptions(), new FewShotOptions(), new PropagationOptions(), new RobustnessOptions());
        return new EvaluationOptions
        {
            Layer = result.GetValue(_layer) ?? EncoderLayers.Output,
            WithScratch = result.GetValue(_scratch),
            Knn = knn with
            {
                Neighbours = result.GetValue(_k) ?? knn.Neighbours,
                Temperature = result.GetValue(_temperature) is { } temperature ? Above0("--temperature", temperature) : knn.Temperature,
            },
            FewShot = fewShot with
            {
                Ways = result.GetValue(_ways),
                Shots = result.GetValue(_shots) is { } shots ? Counts("--shots", shots) : fewShot.Shots,
                Episodes = result.GetValue(_episodes) ?? fewShot.Episodes,
            },
            Propagation = spread with
            {
                PerClass = result.GetValue(_perClass) is { } perClass ? Counts("--per-class", perClass) : spread.PerClass,
                Seeds = result.GetValue(_seeds) ?? spread.Seeds,
            },
            Cluster = new ClusterOptions { Clusters = result.GetValue(_clusters) },
            LinearSgd = result.GetValue(_epochs) is { } epochs ? new LinearSgdOptions { Epochs = epochs, MinimumSteps = 1 } : new LinearSgdOptions(),
            Robustness = robust with
            {
                Attack = result.GetValue(_radii) is { } radii ? robust.Attack with { Radii = [.. Parts(radii).Select(radius => Above0("--radii", radius)).Distinct().Order()] } : robust.Attack,
                Pictures = result.GetValue(_attacked) ?? robust.Pictures,
            },
            Finetune = new LabelEfficiencyOptions { Labels = Amounts(result.GetValue(_labels)), Seeds = result.GetValue(_seeds) ?? 3 },
        };
    }

    internal EncoderFile Sized(EncoderFile encoder, ParseResult result) => result.GetValue(_imageSize) is { } size ? encoder.At(size) : encoder;

    private static int[] Counts(string option, string list) =>
    [
        .. Parts(list).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1
            ? count
            : throw new SettingException($"{option} takes whole numbers of at least 1, such as 1,5, not '{text}'.")).Distinct().Order(),
    ];

    private static double Above0(string option, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : throw new SettingException($"{option} takes a number above 0, such as 0.07, not '{text}'.");

    private static LabelAmount[] Amounts(string? list) => list is null ? [.. new LabelEfficiencyOptions().Labels] :
    [
        .. Parts(list).Select(text => LabelAmount.Parse(text)
            ?? throw new SettingException($"--labels takes shares above 0 and up to 1 or numbers of each class, such as 0.01,0.1,10/class, not '{text}'.")),
    ];

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.TrimEntries);
}
