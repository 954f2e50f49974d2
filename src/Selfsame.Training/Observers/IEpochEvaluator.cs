using Selfsame.Nn;

namespace Selfsame.Training.Observers;

/// <summary>Looks at the encoder after each epoch. It may read labels; nothing that it does reaches the encoder.</summary>
public interface IEpochEvaluator
{
    /// <summary>Evaluates the encoder, which is in evaluation mode.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="epoch">The epoch that has ended, from 0.</param>
    EpochEvaluation Evaluate(Module encoder, int epoch);
}
