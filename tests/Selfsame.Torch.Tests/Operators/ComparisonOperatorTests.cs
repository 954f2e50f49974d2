using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "comparison and selection" of native/schemas/ops.txt.</summary>
public sealed class ComparisonOperatorTests
{
    private static readonly double[] s_left = [1, 2, 3];
    private static readonly double[] s_right = [3, 2, 1];

    public static OperatorTable Table { get; } = new()
    {
        { "aten::eq.Tensor", () => Compares((x, y) => x.Eq(y), (x, y) => x == y) },
        { "aten::eq.Scalar", () => Compares((x, _) => x.Eq(2), (x, _) => x == 2) },
        { "aten::ne.Tensor", () => Compares((x, y) => x.Ne(y), (x, y) => x != y) },
        { "aten::ne.Scalar", () => Compares((x, _) => x.Ne(2), (x, _) => x != 2) },
        { "aten::lt.Tensor", () => Compares((x, y) => x.Lt(y), (x, y) => x < y) },
        { "aten::lt.Scalar", () => Compares((x, _) => x.Lt(2), (x, _) => x < 2) },
        { "aten::le.Tensor", () => Compares((x, y) => x.Le(y), (x, y) => x <= y) },
        { "aten::le.Scalar", () => Compares((x, _) => x.Le(2), (x, _) => x <= 2) },
        { "aten::gt.Tensor", () => Compares((x, y) => x.Gt(y), (x, y) => x > y) },
        { "aten::gt.Scalar", () => Compares((x, _) => x.Gt(2), (x, _) => x > 2) },
        { "aten::ge.Tensor", () => Compares((x, y) => x.Ge(y), (x, y) => x >= y) },
        { "aten::ge.Scalar", () => Compares((x, _) => x.Ge(2), (x, _) => x >= 2) },
        { "aten::logical_and", () => Numbers.Are([0, 0, 0, 1], Truths(0, 0, 1, 1).LogicalAnd(Truths(0, 1, 0, 1))) },
        { "aten::logical_or", () => Numbers.Are([0, 1, 1, 1], Truths(0, 0, 1, 1).LogicalOr(Truths(0, 1, 0, 1))) },
        { "aten::logical_not", () => Numbers.Are([1, 0], Truths(0, 1).LogicalNot()) },
        { "aten::logical_xor", () => Numbers.Are([0, 1, 1, 0], Truths(0, 0, 1, 1).LogicalXor(Truths(0, 1, 0, 1))) },
        { "aten::isnan", () => Numbers.Are([0, 1, 0, 0], Odd().Isnan()) },
        { "aten::isinf", () => Numbers.Are([0, 0, 1, 1], Odd().Isinf()) },
        { "aten::isfinite", () => Numbers.Are([1, 0, 0, 0], Odd().Isfinite()) },
        { "aten::where.self", (x, y) => Tensor.Where(x.Gt(y), x, y), Math.Max },
        { "aten::where.ScalarOther", x => Tensor.Where(x.Gt(0.5), x, 0.5), x => Math.Max(x, 0.5) },
        { "aten::equal", () => Assert.True(Numbers.Of(1, 2).Equal(Numbers.Of(1, 2))) },
        { "aten::equal", () => Assert.False(Numbers.Of(1, 2).Equal(Numbers.Of(1, 3))) },
        { "aten::allclose", () => Assert.True(Numbers.Of(1, 2).Allclose(Numbers.Of(1, 2.00001))) },
        { "aten::allclose", () => Assert.False(Numbers.Of(1, 2).Allclose(Numbers.Of(1, 2.001))) },
        { "aten::allclose", () => Assert.True(Odd().Allclose(Odd(), equalNan: true)) },
        { "aten::any", () => Numbers.Are([1], Truths(0, 1, 0).Any()) },
        { "aten::any.dim", () => Numbers.Are([0, 1], Truths(0, 0, 0, 1).View([2, 2]).Any(1)) },
        { "aten::all", () => Numbers.Are([0], Truths(0, 1, 0).All()) },
        { "aten::all.dim", () => Numbers.IsShaped([1, 2], DType.Bool, Truths(0, 0, 0, 1).View([2, 2]).All(0, keepdim: true)) },
        { "aten::bitwise_and.Tensor", () => Numbers.Are([4, 2], Numbers.Indices(6, 3).BitwiseAnd(Numbers.Indices(12, 2))) },
        { "aten::bitwise_not", () => Numbers.Are([-7], Numbers.Indices(6).BitwiseNot()) },
        { "aten::bitwise_not", () => Numbers.Are([0, 1], Truths(1, 0).BitwiseNot()) },
        { "aten::nonzero", () => Numbers.Are([0, 1, 1, 0], Truths(0, 1, 1, 0).View([2, 2]).Nonzero()) },
        { "aten::masked_fill.Scalar", x => x.MaskedFill(x.Lt(0), 0.5), x => x < 0 ? 0.5 : x },
        { "aten::masked_fill.Tensor", [[3, 4], []], x => x[0].MaskedFill(x[0].Lt(0), x[1]), x => Tensor.Where(x[0].Lt(0), x[1], x[0]) },
        { "aten::masked_fill_.Scalar", x => x.Clone().MaskedFill_(x.Lt(0), 2), x => x < 0 ? 2 : x },
        { "aten::masked_select", [[3, 4]], x => x[0].MaskedSelect(Even(3, 4)), x => x[0].View([6, 2]).Select(1, 0), new() { Layouts = Layouts.Contiguous | Layouts.Gapped } },   // KnownFaultTests
        { "aten::index_select", [[3, 4]], x => x[0].IndexSelect(0, Numbers.Indices(2, 0, 2)), x => Rows(x[0], 2, 0, 2) },
        { "aten::index.Tensor", [[3, 4]], x => x[0].Index([Numbers.Indices(2, 0, 2)]), x => Rows(x[0], 2, 0, 2) },
        { "aten::index.Tensor", [[3, 4]], x => x[0].Index([null, Numbers.Indices(3, 3)]), x => Rows(x[0].T, 3, 3).T },
        { "aten::index.Tensor", [[3, 4]], x => x[0].Index([Even(3, 4)]), x => x[0].View([6, 2]).Select(1, 0) },
        { "aten::index_put_", [[3, 4], [2, 4]], x => x[0].Clone().IndexPut_([Numbers.Indices(2, 0)], x[1]), x => Tensor.Stack([x[1].Select(0, 1), x[0].Select(0, 1), x[1].Select(0, 0)]) },
        { "aten::index_put_", [[3, 4], [2, 4]], x => x[0].Clone().IndexPut_([Numbers.Indices(1, 1)], x[1], accumulate: true), x => x[0] + Only(1, x[1].Sum([0])) },
        { "aten::index_add", [[3, 4], [2, 4]], x => x[0].IndexAdd(0, Numbers.Indices(1, 1), x[1]), x => x[0] + Only(1, x[1].Sum([0])) },
        { "aten::index_add_", [[3, 4], [2, 4]], x => x[0].Clone().IndexAdd_(0, Numbers.Indices(1, 1), x[1], alpha: 2), x => x[0] + (2 * Only(1, x[1].Sum([0]))) },
        { "aten::index_copy_", [[3, 4], [1, 4]], x => x[0].Clone().IndexCopy_(0, Numbers.Indices(1), x[1]), x => Tensor.Stack([x[0].Select(0, 0), x[1].Select(0, 0), x[0].Select(0, 2)]) },
        { "aten::gather", [[3, 4]], x => x[0].Gather(1, Column(3, 0, 3)), x => Tensor.Stack([At(x[0], 0, 3), At(x[0], 1, 0), At(x[0], 2, 3)]).View([3, 1]) },
        { "aten::scatter.src", [[3, 4], [3, 1]], x => x[0].Scatter(1, Column(2, 2, 2), x[1]), x => Tensor.Cat([x[0].Narrow(1, 0, 2), x[1], x[0].Narrow(1, 3, 1)], 1) },
        { "aten::scatter.value", [[3, 4]], x => x[0].Scatter(1, Column(3, 3, 3), 9), x => Tensor.Cat([x[0].Narrow(1, 0, 3), Tensor.Full([3, 1], 9.0, DType.Float64)], 1) },
        { "aten::scatter_.src", [[3, 4], [3, 1]], x => x[0].Clone().Scatter_(1, Column(0, 0, 0), x[1]), x => Tensor.Cat([x[1], x[0].Narrow(1, 1, 3)], 1) },
        { "aten::scatter_.value", () => Numbers.Are([0, 1, 1, 0], Tensor.Zeros([2, 2]).Scatter_(1, Column(1, 0), 1)) },
        { "aten::scatter_.value", [[3, 4]], x => x[0].Clone().Scatter_(1, Column(3, 3, 3), 9), x => Tensor.Cat([x[0].Narrow(1, 0, 3), Tensor.Full([3, 1], 9.0, DType.Float64)], 1) },
        { "aten::scatter_add", [[3, 4], [3, 2]], x => x[0].ScatterAdd(1, Column(1, 1, 1).Expand([3, 2]), x[1]), x => x[0] + Only(1, x[1].Sum([1])).T },
        { "aten::scatter_add_", [[3, 4], [3, 2]], x => x[0].Clone().ScatterAdd_(1, Column(1, 1, 1).Expand([3, 2]), x[1]), x => x[0] + Only(1, x[1].Sum([1])).T },
        { "aten::take_along_dim", [[3, 4]], x => x[0].TakeAlongDim(Column(1, 1, 1), 1), x => x[0].Narrow(1, 1, 1) },
        { "aten::take_along_dim", () => Numbers.Are([3, 1], Numbers.Of(1, 2, 3, 4).View([2, 2]).TakeAlongDim(Numbers.Indices(2, 0))) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static void Compares(Func<Tensor, Tensor, Tensor> call, Func<double, double, bool> expected)
    {
        var result = call(Numbers.Of(s_left), Numbers.Of(s_right));
        Assert.Equal(DType.Bool, result.DType);
        Assert.Equal(s_left.Zip(s_right, expected), result.ToArray<bool>());
    }

    private static Tensor Truths(params double[] values) => Numbers.Of(values).To(DType.Bool);

    private static Tensor Odd() => Numbers.Of(1, double.NaN, double.PositiveInfinity, double.NegativeInfinity);

    private static Tensor Column(params long[] values) => Tensor.From(values, values.Length, 1);

    // True at every other element.
    private static Tensor Even(params long[] shape) => Tensor.Arange(Numbers.Product(shape)).Remainder(2).Eq(0).View(shape);

    private static Tensor Rows(Tensor x, params long[] rows) => Tensor.Stack([.. rows.Select(row => x.Select(0, row))]);

    private static Tensor At(Tensor x, long row, long column) => x.Select(0, row).Select(0, column);

    // One row (of 3) or column (of 4) of a 3 x 4 matrix, the rest zero; columns come transposed.
    private static Tensor Only(int row, Tensor values) =>
        Tensor.Stack([.. Enumerable.Range(0, values.Count == 4 ? 3 : 4).Select(i => i == row ? values : values * 0)]);
}
