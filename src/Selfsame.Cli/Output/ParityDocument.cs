using Selfsame.Training.Export;

namespace Selfsame.Cli.Output;

/// <summary>How far an exported file's answers are from the encoder's own, in <c>export --json</c>.</summary>
/// <param name="Runtime">What ran the file.</param>
/// <param name="LargestDifference">The largest difference in any value; left out where a value is no number.</param>
/// <param name="WithinTolerance">Whether rounding explains it.</param>
/// <param name="Pictures">How many pictures were in the batches that were tried.</param>
internal sealed record ParityDocument(string Runtime, double? LargestDifference, bool WithinTolerance, IReadOnlyList<int> Pictures)
{
    internal static ParityDocument Of(ParityCheck check) =>
        new(check.Runtime, double.IsFinite(check.LargestDifference) ? check.LargestDifference : null, check.IsWithinTolerance, check.Pictures);
}
