namespace Selfsame.Cli.Output;

/// <summary>What <c>select --json</c> prints.</summary>
internal sealed record SelectionDocument(string Run, string Strategy, int Candidates, int Labelled, string Out, IReadOnlyList<SelectionDocument.Picture> Chosen, double Seconds)
{
    /// <summary>A picture that was chosen.</summary>
    internal sealed record Picture(int Rank, string Path, double? Score);
}
