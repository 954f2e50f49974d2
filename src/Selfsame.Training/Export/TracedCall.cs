using Selfsame.Torch;

namespace Selfsame.Training.Export;

/// <summary>One call as two traces of different batches saw it, so that sizes which are the batch's are told from fixed ones.</summary>
internal sealed class TracedCall(RecordedCall first, RecordedCall second, (long First, long Second) batches)
{
    public string Name => first.Name;

    /// <summary>With its overload: <c>aten::mean.dim</c>.</summary>
    public string FullName => first.Overload.Length > 0 ? $"{first.Name}.{first.Overload}" : first.Name;

    public IReadOnlyList<RecordedTensor> Results => first.Results;

    public bool Has(int index) => index < first.Arguments.Count && first.Arguments[index] is not null;

    public RecordedTensor Tensor(int index)
    {
        var tensor = first.Arguments[index] as RecordedTensor ?? throw new ExportException($"{FullName}: argument {index} is not a tensor.");
        var isFixed = tensor.Constant is null || second.Arguments[index] is RecordedTensor other && other.Shape.SequenceEqual(tensor.Shape);
        return isFixed ? tensor : throw new ExportException($"{FullName}: argument {index} is made anew for every number of pictures.");
    }

    public RecordedTensor? OptionalTensor(int index) => Has(index) ? Tensor(index) : null;

    public IReadOnlyList<RecordedTensor> Tensors(int index) => [.. ((RecordedTensor?[])first.Arguments[index]!).OfType<RecordedTensor>()];

    public double Number(int index, double otherwise = 0) => !Has(index) ? otherwise : first.Arguments[index] switch
    {
        long whole => whole,
        double number => number,
        _ => throw new ExportException($"{FullName}: argument {index} is not a number."),
    };

    public bool IsTensor(int index) => Has(index) && first.Arguments[index] is RecordedTensor;

    public bool Truth(int index, bool otherwise = false) => Has(index) ? first.Arguments[index] is true : otherwise;

    /// <summary>A number that must not depend on the batch.</summary>
    public long Fixed(int index, long otherwise = 0)
    {
        var size = Has(index) ? Size((long)first.Arguments[index]!, (long)second.Arguments[index]!) : new TracedSize(otherwise, false);
        return !size.TimesBatch ? size.Value : throw new ExportException($"{FullName}: argument {index} depends on the number of pictures.");
    }

    public long[] FixedList(int index, params long[] otherwise) => Has(index) ? (long[])first.Arguments[index]! : otherwise;

    public TracedSize[] Sizes(int index)
    {
        var (one, other) = ((long[])first.Arguments[index]!, (long[])second.Arguments[index]!);
        return [.. one.Select((value, i) => Size(value, other[i]))];
    }

    /// <summary>A dimension counted from the front.</summary>
    public int Axis(int index, RecordedTensor of, long otherwise = 0)
    {
        var axis = Fixed(index, otherwise);
        return (int)(axis < 0 ? axis + of.Shape.Count : axis);
    }

    private TracedSize Size(long one, long other) => TracedSize.Of(one, other, batches, FullName);
}
