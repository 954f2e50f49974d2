namespace Selfsame.Torch;

/// <summary>A tensor as it went through a recorded call.</summary>
public sealed class RecordedTensor
{
    internal RecordedTensor(int id, long[] shape, DType dtype, Tensor? constant) => (Id, Shape, DType, Constant) = (id, shape, dtype, constant);

    /// <summary>A number of its own in the recording, from 0: the input's.</summary>
    public int Id { get; }

    /// <summary>Its sizes.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The type of its elements.</summary>
    public DType DType { get; }

    /// <summary>The tensor itself where no recorded call made it, as with weights; null for the input and for results.</summary>
    public Tensor? Constant { get; }
}
