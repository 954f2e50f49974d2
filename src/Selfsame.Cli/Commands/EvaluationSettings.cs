using System.CommandLine;
using System.Globalization;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;

namespace Selfsame.Cli.Commands;

/// <summary>The settings of the protocols of <c>selfsame evaluate</c>, as options.</summary>
internal sealed class EvaluationSettings
{
    private readonly Option<string> _layer = CommandOptions.Text("--layer", "NAME", "The layer to judge, such as stage3 or block6, or best: chosen on the training labels (the encoder's output)");
    private readonly Option<string> _labels = CommandOptions.Text("--labels", "LIST", "Shares of the training labels that finetune tells (0.01,0.1,1)");
    private readonly Option<int?> _seeds = CommandOptions.Number("--seeds", "N", "How often finetune repeats it, each time with other labels and first weights (3)", 1);

    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { _layer, _labels, _seeds }) command.Add(option);
    }

    internal EvaluationOptions Read(ParseResult result) => new()
    {
        Layer = result.GetValue(_layer) ?? EncoderLayers.Output,
        Finetune = new LabelEfficiencyOptions { Shares = Shares(result.GetValue(_labels)), Seeds = result.GetValue(_seeds) ?? 3 },
    };

    private static double[] Shares(string? list) => list is null ? [.. new LabelEfficiencyOptions().Shares] :
    [
        .. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
                ? share
                : throw new SettingException($"--labels takes shares above 0 and up to 1, such as 0.01,0.1,1, not '{text}'.")),
    ];
}
