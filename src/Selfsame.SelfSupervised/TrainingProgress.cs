namespace Selfsame.SelfSupervised;

/// <summary>Where a run stands when a method is asked for a loss.</summary>
/// <param name="Step">Optimizer steps done before this one: 0 at the first.</param>
/// <param name="TotalSteps">Optimizer steps of the whole run, at least 1.</param>
/// <param name="Epoch">The epoch this step belongs to, from 0.</param>
/// <param name="StepsPerEpoch">Optimizer steps of one pass over the data, at least 1.</param>
public readonly record struct TrainingProgress(long Step, long TotalSteps, int Epoch, int StepsPerEpoch)
{
    /// <summary>The share of the run that is done, from 0 at the first step towards 1.</summary>
    public double Fraction => (double)Step / TotalSteps;
}
