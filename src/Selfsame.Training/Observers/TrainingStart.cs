namespace Selfsame.Training.Observers;

/// <summary>What a run is about to do.</summary>
/// <param name="FirstStep">Steps already done: 0 unless the run is resumed.</param>
/// <param name="TotalSteps">Steps of the whole run.</param>
/// <param name="StepsPerEpoch">Steps of one pass over the data.</param>
/// <param name="SamplesPerStep">Samples in one step.</param>
/// <param name="EncoderParameters">Numbers in the encoder that are trained.</param>
/// <param name="MethodParameters">Numbers in the whole method that are trained, the encoder's included.</param>
public sealed record TrainingStart(
    long FirstStep,
    long TotalSteps,
    int StepsPerEpoch,
    int SamplesPerStep,
    long EncoderParameters,
    long MethodParameters);
