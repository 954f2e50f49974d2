namespace Selfsame.Training.Reports;

/// <summary>What a chart of a run shows, and what is good to see there.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Caption">What a good curve looks like; may be empty.</param>
/// <param name="Names">The quantities that stand in it together.</param>
internal sealed record CurveDescription(string Title, string Caption, params string[] Names)
{
    /// <summary>Whether single measurements are drawn faintly beneath their running mean.</summary>
    internal bool Smooth { get; init; }

    /// <summary>Lower end of the vertical axis, where the quantity has a natural one.</summary>
    internal double? Floor { get; init; }

    /// <summary>Whether the quantity is a share.</summary>
    internal bool IsShare { get; init; }

    /// <summary>The chart of some curves.</summary>
    internal LineChart Chart(string title, IReadOnlyList<Curve> curves) => new(title, curves) { Caption = Caption, Smooth = Smooth, Floor = Floor, IsShare = IsShare };
}
