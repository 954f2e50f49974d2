using Selfsame.Data.Decoding;

namespace Selfsame.Training.Reconstructions;

/// <summary>Reconstructed pictures, to look at and in figures.</summary>
/// <param name="Sheet">In bands of eight columns: the pictures, what the encoder was shown (unless that was the same), what came out.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Pictures">How many were measured.</param>
/// <param name="Unreadable">What was wrong with each picture that could not be read and was left out.</param>
/// <param name="Psnr">Peak signal-to-noise ratio in decibels.</param>
/// <param name="Ssim">Structural similarity, at most 1.</param>
public sealed record ReconstructionResult(Picture Sheet, string Method, int Pictures, IReadOnlyList<string> Unreadable, Likeness Psnr, Likeness Ssim);
