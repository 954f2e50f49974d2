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
    public IEnumerable<string> Notes(EvaluatedRun run, CancellationToken cancellation) => options.Labels.SelectMany(amount => amount.Notes(run.Sources.Labelled.Training));
}
