namespace Selfsame.TrainingBench;

/// <summary>One pass of an encoder or of its teacher.</summary>
/// <param name="Shape">Of the pictures, N x C x H x W.</param>
/// <param name="Kept">How many patches of each picture were kept, or null for all.</param>
/// <param name="IsTrained">Whether gradients flow back through it; a teacher's do not.</param>
internal sealed record EncoderPass(long[] Shape, long? Kept, bool IsTrained);
