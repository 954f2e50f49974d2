using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>Embeddings of one batch, shown by a method so that its health can be watched without labels.</summary>
/// <param name="Features">What the encoder gave, N x D.</param>
/// <param name="First">Embeddings of one view, N x E.</param>
/// <param name="Second">Embeddings of the other view in the same order, N x E, or null.</param>
public sealed record ObservedEmbeddings(Tensor Features, Tensor First, Tensor? Second);
