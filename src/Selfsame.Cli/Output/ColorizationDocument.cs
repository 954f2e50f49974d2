using Selfsame.Training.Colorizations;

namespace Selfsame.Cli.Output;

/// <summary>What <c>colorize --json</c> prints.</summary>
internal sealed record ColorizationDocument(string Run, string Out, string Method, int Pictures, int WithoutColour, int Unreadable, ColourErrors? ColourError, double Seconds)
{
    internal static ColorizationDocument Of(string run, string folder, ColorizationResult result, double seconds) =>
        new(run, folder, result.Method, result.Pictures, result.WithoutColour, result.Unreadable.Count, result.Errors is { } errors ? Rounded(errors) : null, Math.Round(seconds, 3));

    private static ColourErrors Rounded(ColourErrors errors) =>
        new(Math.Round(errors.Prediction, 3), Math.Round(errors.Gray, 3), Math.Round(errors.MeanColour, 3));
}
