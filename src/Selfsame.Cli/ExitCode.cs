namespace Selfsame.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    internal const int Done = 0;

    /// <summary>A fault of ours, or of the machine's set-up.</summary>
    internal const int Fault = 1;

    /// <summary>Wrong usage or a wrong setting.</summary>
    internal const int Usage = 2;

    /// <summary>Data that is missing, damaged or not what was asked for.</summary>
    internal const int Data = 3;

    /// <summary>Interrupted; a checkpoint was written where there was a run.</summary>
    internal const int Interrupted = 130;
}
