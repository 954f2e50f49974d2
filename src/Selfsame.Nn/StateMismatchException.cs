namespace Selfsame.Nn;

/// <summary>Weights that do not fit the module they were loaded into. The module is unchanged.</summary>
public sealed class StateMismatchException : Exception
{
    /// <summary>Makes the exception from what the load found.</summary>
    /// <param name="target">What was loaded into, for instance <c>ResNet</c>.</param>
    /// <param name="report">The counts and names; nothing was copied.</param>
    /// <param name="misshapen">Names whose shapes differ, each with both shapes.</param>
    public StateMismatchException(string target, LoadReport report, IReadOnlyList<string> misshapen)
        : base(Describe(target, report, misshapen))
    {
        Report = report;
        Misshapen = misshapen;
    }

    /// <summary>How many names and shapes fitted, and which names had no partner.</summary>
    public LoadReport Report { get; }

    /// <summary>Names that are on both sides with different shapes, each with both shapes.</summary>
    public IReadOnlyList<string> Misshapen { get; }

    private static string Describe(string target, LoadReport report, IReadOnlyList<string> misshapen)
    {
        var total = report.Matched + report.Missing.Count + misshapen.Count;
        return $"These weights do not fit {target}: matched {report.Matched} of {total} tensors"
            + LoadReport.List("of another shape", misshapen)
            + LoadReport.List("missing", report.Missing)
            + LoadReport.List("unexpected", report.Unexpected)
            + ". Load the weights of the same architecture and size.";
    }
}
