namespace Selfsame.Training.Evaluation;

/// <summary>A protocol that asks more of a run than its features: it trains the network on, or lets it solve puzzles.</summary>
public interface IRunProtocol
{
    /// <summary>Judges a run.</summary>
    /// <param name="run">The run, and the pictures to judge it by.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    ProtocolResult Run(EvaluatedRun run, CancellationToken cancellation);

    /// <summary>What a reader of its scores should know of this run and these pictures.</summary>
    /// <param name="run">The run, and the pictures to judge it by.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    IEnumerable<string> Notes(EvaluatedRun run, CancellationToken cancellation) => [];
}
