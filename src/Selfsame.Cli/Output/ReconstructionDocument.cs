using Selfsame.Training.Reconstructions;

namespace Selfsame.Cli.Output;

/// <summary>What <c>reconstruct --json</c> prints.</summary>
internal sealed record ReconstructionDocument(string Run, string Method, string Sheet, int Pictures, Likeness Psnr, Likeness Ssim, double Seconds)
{
    internal static ReconstructionDocument Of(string run, string sheet, ReconstructionResult result, double seconds) =>
        new(run, result.Method, sheet, result.Pictures, Rounded(result.Psnr, 3), Rounded(result.Ssim, 4), Math.Round(seconds, 3));

    private static Likeness Rounded(Likeness likeness, int digits) =>
        new(likeness.Corrupted is { } corrupted ? Math.Round(corrupted, digits) : null, Math.Round(likeness.Output, digits));
}
