using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "shape" of native/schemas/ops.txt. Where shape and order are all there is, the reference picks by place.</summary>
public sealed class ShapeOperatorTests
{
    private const Layouts InOrder = Layouts.Contiguous | Layouts.Gapped;

    public static OperatorTable Table { get; } = new()
    {
        { "aten::view", [[3, 4]], x => x[0].View([2, -1]), x => Picked(x[0], [2, 6], i => i), new() { Layouts = InOrder } },
        { "aten::reshape", [[3, 4]], x => x[0].Reshape([2, 6]), x => Picked(x[0], [2, 6], i => i) },
        { "aten::flatten.using_ints", [[2, 3, 4]], x => x[0].Flatten(1), x => Picked(x[0], [2, 12], i => i) },
        { "aten::flatten.using_ints", [[2, 3, 4]], x => x[0].Flatten(), x => Picked(x[0], [24], i => i) },
        { "aten::unflatten.int", [[3, 4]], x => x[0].Unflatten(1, [2, 2]), x => Picked(x[0], [3, 2, 2], i => i) },
        { "aten::transpose.int", [[3, 4]], x => x[0].Transpose(0, 1), x => Picked(x[0], [4, 3], i => (i % 3 * 4) + (i / 3)) },
        { "aten::transpose_", [[3, 4]], x => x[0].Clone().Transpose_(0, 1), x => Picked(x[0], [4, 3], i => (i % 3 * 4) + (i / 3)) },
        { "aten::permute", [[2, 3, 4]], x => x[0].Permute([2, 0, 1]), x => Picked(x[0], [4, 2, 3], i => (i % 6 * 4) + (i / 6)) },
        { "aten::movedim.int", [[2, 3, 4]], x => x[0].Movedim(2, 0), x => Picked(x[0], [4, 2, 3], i => (i % 6 * 4) + (i / 6)) },
        { "aten::unsqueeze", [[3, 4]], x => x[0].Unsqueeze(1), x => Picked(x[0], [3, 1, 4], i => i) },
        { "aten::squeeze", [[3, 1, 4, 1]], x => x[0].Squeeze(), x => Picked(x[0], [3, 4], i => i) },
        { "aten::squeeze.dim", [[3, 1, 4, 1]], x => x[0].Squeeze(1), x => Picked(x[0], [3, 4, 1], i => i) },
        { "aten::expand", [[3, 1]], x => x[0].Expand([2, -1, 4]), x => Picked(x[0], [2, 3, 4], i => i / 4 % 3) },
        { "aten::expand_as", [[3, 1]], x => x[0].ExpandAs(Tensor.Zeros([3, 4])), x => Picked(x[0], [3, 4], i => i / 4) },
        { "aten::repeat", [[3]], x => x[0].Repeat([2, 2]), x => Picked(x[0], [2, 6], i => i % 3) },
        { "aten::repeat_interleave.self_int", [[3]], x => x[0].RepeatInterleave(2), x => Picked(x[0], [6], i => i / 2) },
        { "aten::repeat_interleave.self_int", [[3, 2]], x => x[0].RepeatInterleave(2, dim: 0), x => Picked(x[0], [6, 2], i => (i / 4 * 2) + (i % 2)) },
        { "aten::repeat_interleave.self_Tensor", [[3]], x => x[0].RepeatInterleave(Numbers.Indices(0, 2, 1)), x => Picked(x[0], [3], i => i < 2 ? 1 : 2) },
        { "aten::select.int", [[3, 4]], x => x[0].Select(1, -1), x => Picked(x[0], [3], i => (4 * i) + 3) },
        { "aten::narrow", [[3, 4]], x => x[0].Narrow(1, 1, 2), x => Picked(x[0], [3, 2], i => (i / 2 * 4) + 1 + (i % 2)) },
        { "aten::slice.Tensor", [[3, 4]], x => x[0].Slice(1, 0, null, 2), x => Picked(x[0], [3, 2], i => 2 * i) },
        { "aten::slice.Tensor", [[3, 4]], x => x[0].Slice(start: 1), x => Picked(x[0], [2, 4], i => i + 4) },
        { "aten::slice.Tensor", [[3, 4]], x => x[0].Slice(0, end: -1), x => Picked(x[0], [2, 4], i => i) },
        { "aten::split.Tensor", [[5, 2]], x => x[0].Split(3), x => [Picked(x[0], [3, 2], i => i), Picked(x[0], [2, 2], i => i + 6)] },
        { "aten::split_with_sizes", [[5]], x => x[0].SplitWithSizes([1, 4]), x => [Picked(x[0], [1], i => i), Picked(x[0], [4], i => i + 1)] },
        { "aten::chunk", [[5]], x => x[0].Chunk(2), x => [Picked(x[0], [3], i => i), Picked(x[0], [2], i => i + 3)] },
        { "aten::cat", [[2, 2], [3, 2]], x => Tensor.Cat(x), x => Listed([5, 2], x) },
        { "aten::cat", [[2, 2], [2, 1]], x => Tensor.Cat([x[0], x[1]], 1), x => Tensor.Cat([x[0].T, x[1].T]).T },
        { "aten::stack", [[2, 2], [2, 2]], x => Tensor.Stack(x), x => Listed([2, 2, 2], x) },
        { "aten::stack", [[3], [3]], x => Tensor.Stack(x, 1), x => Listed([2, 3], x).T },
        { "aten::unbind.int", [[2, 3]], x => x[0].Unbind(), x => [Picked(x[0], [3], i => i), Picked(x[0], [3], i => i + 3)] },
        { "aten::unbind.int", [[3, 2]], x => x[0].Unbind(1), x => [Picked(x[0], [3], i => 2 * i), Picked(x[0], [3], i => (2 * i) + 1)] },
        { "aten::roll", [[5]], x => x[0].Roll([2]), x => Picked(x[0], [5], i => (i + 3) % 5) },
        { "aten::roll", [[2, 3]], x => x[0].Roll([1], [1]), x => Picked(x[0], [2, 3], i => (i / 3 * 3) + ((i + 2) % 3)) },
        { "aten::flip", [[3, 4]], x => x[0].Flip([0, 1]), x => Picked(x[0], [3, 4], i => 11 - i) },
        { "aten::tile", [[3]], x => x[0].Tile([2]), x => Picked(x[0], [6], i => i % 3) },
        { "aten::diagonal", [[3, 3]], x => x[0].Diagonal(), x => Picked(x[0], [3], i => 4 * i) },
        { "aten::diagonal", [[3, 3]], x => x[0].Diagonal(offset: 1), x => Picked(x[0], [2], i => (4 * i) + 1) },
        { "aten::diag", [[3, 3]], x => x[0].Diag(), x => Picked(x[0], [3], i => 4 * i) },
        { "aten::diag", [[3]], x => x[0].Diag(), x => Picked(x[0], [3, 3], i => i % 4 == 0 ? i / 4 : -1) },
        { "aten::diag_embed", [[2, 2]], x => x[0].DiagEmbed(), x => Picked(x[0], [2, 2, 2], i => i % 4 is 0 or 3 ? (i / 4 * 2) + (i % 2) : -1) },
        { "aten::tril", [[3, 3]], x => x[0].Tril(-1), x => Picked(x[0], [3, 3], i => i % 3 < i / 3 ? i : -1) },
        { "aten::triu", [[3, 3]], x => x[0].Triu(), x => Picked(x[0], [3, 3], i => i % 3 >= i / 3 ? i : -1) },
        { "aten::contiguous", [[3, 4]], x => Contiguous(x[0].Contiguous()), x => x[0] },
        { "aten::contiguous", () => Assert.True(Numbers.Sample(2, 3, 4, 5).Contiguous(MemoryFormat.ChannelsLast).IsChannelsLast) },
        { "aten::clone", [[2, 3, 4, 5]], x => x[0].Clone(), x => x[0] },
        { "aten::clone", () => Assert.True(Numbers.Sample(2, 3, 4, 5).Clone(MemoryFormat.ChannelsLast).IsChannelsLast) },
        { "aten::detach", () => Assert.False(Numbers.Sample(3).RequiresGrad_().Detach().RequiresGrad) },
        { "aten::to.dtype_layout", [[3, 4]], x => x[0].To(DType.Float64), x => x[0], new() { Single = false } },
        { "aten::to.dtype_layout", () => Numbers.Are([1, 2], Numbers.Of(1.9, 2.1).To(DType.Int32)) },
        { "aten::to.dtype_layout", () => Assert.True(Numbers.Sample(2, 3, 4, 5).To(DType.Float32, memoryFormat: MemoryFormat.ChannelsLast).IsChannelsLast) },
        { "aten::to.dtype_layout", Copies },
        { "aten::alias", [[3, 4]], x => x[0].Alias(), x => x[0] },
        { "aten::as_strided", [[3, 4]], x => x[0].AsStrided([2, 2], [4, 1], 1), x => x[0].Narrow(0, 0, 2).Narrow(1, 1, 2), new() { Layouts = Layouts.Contiguous } },
        { "aten::unfold", [[7]], x => x[0].Unfold(0, 3, 2), x => Picked(x[0], [3, 3], i => (i / 3 * 2) + (i % 3)) },
        { "aten::meshgrid.indexing", [[2], [3]], x => Tensor.Meshgrid(x, "ij"), x => [Picked(x[0], [2, 3], i => i / 3), Picked(x[1], [2, 3], i => i % 3)] },
        { "aten::index_fill_.int_Scalar", [[3, 4]], x => x[0].Clone().IndexFill_(0, Numbers.Indices(0, 2), 0), x => Picked(x[0], [3, 4], i => i / 4 == 1 ? i : -1) },
        { "aten::tril_indices", () => Numbers.Are([1, 2, 2, 0, 0, 1], Tensor.TrilIndices(3, 3, -1)) },
        { "aten::triu_indices", () => Numbers.Are([0, 0, 1, 1, 2, 2], Tensor.TriuIndices(3, 3, 1)) },
        { "aten::rot90", [[2, 3]], x => x[0].Rot90(), x => Picked(x[0], [3, 2], i => (i % 2 * 3) + 2 - (i / 2)) },
        { "aten::rot90", [[2, 3]], x => x[0].Rot90(2, [1, 0]), x => Picked(x[0], [2, 3], i => 5 - i) },
        { "aten::type_as", () => Assert.Equal(DType.Int64, Numbers.Of(1).TypeAs(Numbers.Indices(1)).DType) },
        { "aten::type_as", [[3, 4]], x => x[0].TypeAs(Numbers.Of(1)), x => x[0], new() { Single = false } },
        { "aten::new_zeros", () => Numbers.IsShaped([2, 2], DType.Float64, Numbers.Of(1).NewZeros([2, 2])) },
        { "aten::view_as", [[3, 4]], x => x[0].ViewAs(Tensor.Zeros([2, 6])), x => Picked(x[0], [2, 6], i => i), new() { Layouts = InOrder } },
        { "aten::masked_scatter", [[4], [2]], x => x[0].MaskedScatter(Tensor.From([true, false, false, true]), x[1]), x => Tensor.Cat([x[1].Narrow(0, 0, 1), x[0].Narrow(0, 1, 2), x[1].Narrow(0, 1, 1)]) },
        { "aten::one_hot", () => Numbers.Are([0, 1, 1, 0], Numbers.Indices(1, 0).OneHot()) },
        { "aten::one_hot", () => Numbers.IsShaped([2, 5], DType.Int64, Numbers.Indices(1, 0).OneHot(5)) },
        { "aten::view.dtype", () => Numbers.Are([1, 2], Tensor.From([1.0, 2.0]).View(DType.UInt8).View(DType.Float64)) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static Tensor Contiguous(Tensor x)
    {
        Assert.True(x.IsContiguous);
        return x;
    }

    private static void Copies()
    {
        var x = Numbers.Of(1, 2);
        x.To(copy: true).Zero_();
        Numbers.Are([1, 2], x);
        x.To(DType.Float64).Zero_();
        Numbers.Are([0, 0], x);
    }

    private static Tensor Listed(long[] shape, Tensor[] parts) =>
        Tensor.From(parts.SelectMany(part => part.ToArray<double>()).ToArray(), shape);

    // The element at place i of the result is the one at place(i) of x; zero where that is negative.
    private static Tensor Picked(Tensor x, long[] shape, Func<int, int> place)
    {
        var values = x.ToArray<double>();
        var indices = Enumerable.Range(0, (int)Numbers.Product(shape)).Select(place);
        return Tensor.From(indices.Select(index => index < 0 ? 0 : values[index]).ToArray(), shape);
    }
}
