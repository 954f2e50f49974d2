using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "reductions" of native/schemas/ops.txt.</summary>
public sealed class ReductionOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::sum", [[3, 4]], x => x[0].Sum(), x => Whole(x[0], row => row.Sum()) },
        { "aten::sum", () => Assert.Equal(DType.Float64, Tensor.Ones([3]).Sum(DType.Float64).DType) },
        { "aten::sum.dim_IntList", [[3, 4]], x => x[0].Sum([1]), x => Rows(x[0], row => row.Sum()) },
        { "aten::sum.dim_IntList", [[3, 4]], x => x[0].Sum([0], keepdim: true), x => Rows(x[0].T, row => row.Sum()).View([1, 4]) },
        { "aten::sum.dim_IntList", [[3, 4]], x => x[0].Sum(0), x => Rows(x[0].T, row => row.Sum()) },
        { "aten::sum.dim_IntList", [[2, 3, 4]], x => x[0].Sum([0, 2]), x => Rows(x[0].Transpose(0, 1).Reshape([3, 8]), row => row.Sum()) },
        { "aten::mean", [[3, 4]], x => x[0].Mean(), x => Whole(x[0], row => row.Average()) },
        { "aten::mean.dim", [[3, 4]], x => x[0].Mean([-1]), x => Rows(x[0], row => row.Average()) },
        { "aten::mean.dim", [[3, 4]], x => x[0].Mean(0, keepdim: true), x => Rows(x[0].T, row => row.Average()).View([1, 4]) },
        { "aten::var.correction", [[3, 4]], x => x[0].Var([1], 0), x => Rows(x[0], row => Variance(row, 0)) },
        { "aten::var.correction", [[3, 4]], x => x[0].Var(1, 1, keepdim: true), x => Rows(x[0], row => Variance(row, 1)).View([3, 1]) },
        { "aten::std.correction", [[3, 4]], x => x[0].Std([1], 1), x => Rows(x[0], row => Math.Sqrt(Variance(row, 1))) },
        { "aten::var", [[3, 4]], x => x[0].Var(), x => Whole(x[0], row => Variance(row, 1)) },
        { "aten::var", [[3, 4]], x => x[0].Var(unbiased: false), x => Whole(x[0], row => Variance(row, 0)) },
        { "aten::std", [[3, 4]], x => x[0].Std(), x => Whole(x[0], row => Math.Sqrt(Variance(row, 1))) },
        { "aten::prod", [[3, 4]], x => x[0].Prod(), x => Whole(x[0], row => row.Aggregate((a, b) => a * b)) },
        { "aten::max", [[3, 4]], x => x[0].Max(), x => Whole(x[0], row => row.Max()) },
        { "aten::max.dim", [[3, 4]], x => x[0].Max(1).Values, x => Rows(x[0], row => row.Max()) },
        { "aten::max.dim", () => Numbers.Are([1, 0], Numbers.Of(1, 3, 4, 2).View([2, 2]).Max(1).Indices) },
        { "aten::min", [[3, 4]], x => x[0].Min(), x => Whole(x[0], row => row.Min()) },
        { "aten::min.dim", [[3, 4]], x => x[0].Min(1, keepdim: true).Values, x => Rows(x[0], row => row.Min()).View([3, 1]) },
        { "aten::min.dim", () => Numbers.Are([0, 1], Numbers.Of(1, 3, 4, 2).View([2, 2]).Min(1).Indices) },
        { "aten::amax", [[3, 4]], x => x[0].Amax([1]), x => Rows(x[0], row => row.Max()) },
        { "aten::amax", [[3, 4]], x => x[0].Amax(), x => Whole(x[0], row => row.Max()) },
        { "aten::amin", [[3, 4]], x => x[0].Amin(0, keepdim: true), x => Rows(x[0].T, row => row.Min()).View([1, 4]) },
        { "aten::argmax", () => Numbers.Are([2], Numbers.Of(1, 3, 4, 2).Argmax()) },
        { "aten::argmax", () => Numbers.Are([1, 0], Numbers.Of(1, 3, 4, 2).View([2, 2]).Argmax(1)) },
        { "aten::argmin", () => Numbers.IsShaped([1, 2], DType.Int64, Numbers.Of(1, 3, 4, 2).View([2, 2]).Argmin(0, keepdim: true)) },
        { "aten::norm.Scalar", [[3, 4]], x => x[0].Norm(), x => Whole(x[0], row => Math.Sqrt(row.Sum(v => v * v))) },
        { "aten::norm.Scalar", [[3, 4]], x => x[0].Norm(1), x => Whole(x[0], row => row.Sum(Math.Abs)) },
        { "aten::norm.ScalarOpt_dim", [[3, 4]], x => x[0].Norm(2, [1]), x => Rows(x[0], row => Math.Sqrt(row.Sum(v => v * v))) },
        { "aten::norm.ScalarOpt_dim", [[3, 4]], x => x[0].Norm(3, [1], keepdim: true), x => Rows(x[0], row => Math.Cbrt(row.Sum(v => Math.Abs(v * v * v)))).View([3, 1]) },
        { "aten::logsumexp", [[3, 4]], x => x[0].Logsumexp([1]), x => Rows(x[0], row => Math.Log(row.Sum(Math.Exp))) },
        { "aten::logsumexp", () => Numbers.Are([1000 + Math.Log(2)], Numbers.Of(1000, 1000).Logsumexp(0)) },
        { "aten::cumsum", [[3, 4]], x => x[0].Cumsum(1), x => Scanned(x[0], (sum, next) => sum + next) },
        { "aten::cumprod", [[3, 4]], x => x[0].Cumprod(1), x => Scanned(x[0], (product, next) => product * next) },
        { "aten::median", [[3, 5]], x => x[0].Median(), x => Whole(x[0], row => row.Order().ElementAt(7)) },
        { "aten::unique_dim", UniqueRows },
        { "aten::_unique2", UniqueNumbers },
        { "aten::bincount", () => Numbers.Are([1, 0, 2, 0], Numbers.Indices(2, 0, 2).Bincount(minlength: 4)) },
        { "aten::bincount", () => Numbers.Are([0.5, 0, 3], Numbers.Indices(2, 0, 2).Bincount(Numbers.Of(1, 0.5, 2))) },
        { "aten::count_nonzero", () => Numbers.Are([2], Numbers.Of(0, 3, 0, 1).CountNonzero()) },
        { "aten::count_nonzero", () => Numbers.Are([0, 2], Numbers.Of(0, 3, 0, 1).View([2, 2]).CountNonzero(0)) },
        { "aten::trace", [[4, 4]], x => x[0].Trace(), x => x[0].Select(0, 0).Select(0, 0) + x[0].Select(0, 1).Select(0, 1) + x[0].Select(0, 2).Select(0, 2) + x[0].Select(0, 3).Select(0, 3) },
        { "aten::histc", () => Numbers.Are([2, 0, 1], Numbers.Of(0.1, 0.2, 2.5, 9).Histc(3, 0, 3)) },
        { "aten::sort", [[3, 4]], x => x[0].Sort().Values, x => Tensor.Stack([.. x[0].Unbind().Select(row => Tensor.From(row.ToArray<double>().Order().ToArray()))]) },
        { "aten::sort", () => Numbers.Are([1, 2, 0], Numbers.Of(1, 3, 2).Sort(descending: true).Indices) },
        { "aten::argsort", () => Numbers.Are([0, 2, 1], Numbers.Of(1, 3, 2).Argsort()) },
        { "aten::argsort", () => Numbers.Are([1, 2, 0], Numbers.Of(1, 3, 2).Argsort(-1, descending: true)) },
        { "aten::topk", [[3, 4]], x => x[0].Topk(2).Values, x => Tensor.Stack([.. x[0].Unbind().Select(row => Tensor.From(row.ToArray<double>().OrderDescending().Take(2).ToArray()))]) },
        { "aten::topk", () => Numbers.Are([0, 2], Numbers.Of(1, 3, 2).Topk(2, largest: false).Indices) },
        { "aten::kthvalue", [[3, 4]], x => x[0].Kthvalue(2).Values, x => Rows(x[0], row => row.Order().ElementAt(1)) },
        { "aten::kthvalue", () => Numbers.Are([2], Numbers.Of(1, 3, 2).Kthvalue(2).Indices) },
        { "aten::searchsorted.Tensor", () => Numbers.Are([0, 1, 3], Tensor.Searchsorted(Numbers.Of(1, 2, 3), Numbers.Of(1, 2, 9))) },
        { "aten::searchsorted.Tensor", () => Numbers.Are([1, 2, 3], Tensor.Searchsorted(Numbers.Of(1, 2, 3), Numbers.Of(1, 2, 9), right: true)) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static void UniqueRows()
    {
        var (rows, inverse, counts) = Numbers.Of(1, 2, 0, 5, 1, 2).View([3, 2]).UniqueDim(0, returnInverse: true, returnCounts: true);
        Numbers.Are([0, 5, 1, 2], rows);
        Numbers.Are([1, 0, 1], inverse);
        Numbers.Are([1, 2], counts);
    }

    private static void UniqueNumbers()
    {
        var (values, inverse, counts) = Numbers.Indices(7, 3, 7).Unique2(returnInverse: true, returnCounts: true);
        Numbers.Are([3, 7], values);
        Numbers.Are([1, 0, 1], inverse);
        Numbers.Are([1, 2], counts);
    }

    private static Tensor Whole(Tensor x, Func<double[], double> reduce) => Tensor.FromScalar(reduce(x.ToArray<double>()), DType.Float64);

    private static Tensor Rows(Tensor x, Func<double[], double> reduce) => Tensor.From([.. x.Unbind().Select(row => reduce(row.ToArray<double>()))]);

    private static Tensor Scanned(Tensor x, Func<double, double, double> next) => Tensor.Stack([.. x.Unbind().Select(row =>
    {
        var values = row.ToArray<double>();
        for (var i = 1; i < values.Length; i++)
        {
            values[i] = next(values[i - 1], values[i]);
        }

        return Tensor.From(values);
    })]);

    private static double Variance(double[] values, int correction)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - correction);
    }
}
