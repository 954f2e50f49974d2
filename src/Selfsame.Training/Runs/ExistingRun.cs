namespace Selfsame.Training.Runs;

/// <summary>What to do if the run's folder is there already.</summary>
public enum ExistingRun
{
    /// <summary>Refuse, so that nothing is lost.</summary>
    Refuse,

    /// <summary>Go on from its last good checkpoint.</summary>
    Resume,

    /// <summary>Delete what the run has written there and start anew.</summary>
    Overwrite,
}
