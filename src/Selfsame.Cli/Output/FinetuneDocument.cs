using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Output;

/// <summary>What <c>finetune --json</c> prints.</summary>
internal sealed record FinetuneDocument(
    string Run, string Out, string Classifier, string Architecture, IReadOnlyList<string> Classes, int Labels, double LearningRate, Accuracy Train, Accuracy? Test, IReadOnlyList<string> Notes, double Seconds)
{
    internal static FinetuneDocument Of(string run, ClassifierResult made, double seconds) => new(
        run, made.Folder, made.ClassifierPath, made.Architecture, made.Classes, made.Labels, made.LearningRate, made.Training, made.Test, made.Notes, Math.Round(seconds, 3));
}
