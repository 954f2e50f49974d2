using Selfsame.Training.Evaluation;

namespace Selfsame.Training.FineTuning;

/// <summary>The label-efficiency curve as a protocol of an evaluation.</summary>
/// <param name="options">Amounts of labels, and seeds.</param>
public sealed class FinetuneProtocol(LabelEfficiencyOptions options) : IRunProtocol
{
    /// <inheritdoc/>
    public ProtocolResult Run(EvaluatedRun run, CancellationToken cancellation) => new ProtocolResult<IReadOnlyList<LabelEfficiencyRow>>(
        EvaluationProtocol.Finetune, new LabelEfficiency(options, run.Features).Run(run.Encoder, run.Sources.Labelled, run.Progress, cancellation));

    /// <inheritdoc/>
    public IEnumerable<string> Notes(EvaluationSources sources)
    {
        var training = sources.Labelled.Training;
        var counts = Enumerable.Range(0, training.Count).CountBy(training.Label).ToArray();
        foreach (var amount in options.Labels)
        {
            var none = counts.Count(each => amount.Of(each.Value) < 1);
            if (none > 0) yield return FormattableString.Invariant($"A share of {amount} of the labels would be none of {none} of the {counts.Length} classes: one of each was told there.");
            var fewer = counts.Count(each => amount.Of(each.Value) > each.Value);
            if (fewer > 0) yield return FormattableString.Invariant($"Fewer labels than {amount} are there for {fewer} of the {counts.Length} classes: all of those were told.");
        }
    }
}
