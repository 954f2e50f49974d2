namespace Selfsame.Torch;

/// <summary>A view of stored numbers.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);
