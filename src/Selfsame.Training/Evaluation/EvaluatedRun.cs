namespace Selfsame.Training.Evaluation;

/// <summary>A run that is being judged.</summary>
/// <param name="Name">The run's folder or encoder file, as a user named it.</param>
/// <param name="Encoder">Its encoder, on the CPU or where features are made.</param>
/// <param name="Sources">The pictures to judge it by.</param>
/// <param name="Features">How features are made, and where all is computed.</param>
/// <param name="Progress">Told, in a few words, what is being done.</param>
public sealed record EvaluatedRun(string Name, EncoderFile Encoder, EvaluationSources Sources, FeatureExtractorOptions Features, Action<string> Progress);
