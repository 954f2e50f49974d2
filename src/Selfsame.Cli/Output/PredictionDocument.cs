using Selfsame.Training.Classifiers;

namespace Selfsame.Cli.Output;

/// <summary>What <c>predict --json</c> prints.</summary>
internal sealed record PredictionDocument(string Run, string Out, int Pictures, IReadOnlyList<ClassTally> Classes, double MeanProbability, int Outliers, IReadOnlyList<string> Unreadable, double Seconds)
{
    internal static PredictionDocument Of(string run, string path, PredictionResult made, double seconds) =>
        new(run, path, made.Pictures, made.Classes, Math.Round(made.MeanProbability, 4), made.Outliers, made.Unreadable, Math.Round(seconds, 3));
}
