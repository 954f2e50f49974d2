namespace Selfsame.Training.Evaluation;

/// <summary>How many of the puzzles that the run learnt from it solves on the test pictures.</summary>
public sealed class PretextProtocol : IRunProtocol
{
    /// <inheritdoc/>
    public ProtocolResult Run(EvaluatedRun run, CancellationToken cancellation)
    {
        run.Progress("the puzzle that the run learnt from");
        return new ProtocolResult<PretextScore>(EvaluationProtocol.Pretext, new PretextEvaluator(run.Features).Evaluate(run.Name, run.Sources.Test, cancellation));
    }
}
