using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>
/// The sections "whole lists" and "autocast, seeds, storage" of native/schemas/ops.txt. Lists are what optimizers work on,
/// outside of what is recorded; libtorch 1.13 has no gradients for them.
/// </summary>
public sealed class ListOperatorTests
{
    private static readonly double[] s_first = [1, 2, 3, 4];
    private static readonly double[] s_second = [5, 6];

    public static OperatorTable Table { get; } = new()
    {
        { "aten::_foreach_add_.List", () => InPlace((x, y, _) => Foreach.Add_(x, y, 0.5), (x, y, _) => x + (0.5 * y)) },
        { "aten::_foreach_add_.List", () => InPlace((x, y, _) => Foreach.Add_(x, y), (x, y, _) => x + y) },
        { "aten::_foreach_add_.Scalar", () => InPlace((x, _, _) => Foreach.Add_(x, 3), (x, _, _) => x + 3) },
        { "aten::_foreach_add_.ScalarList", () => Each(x => Foreach.Add_(x, [0.5, -1.0]), [1.5, 2.5, 3.5, 4.5], [4, 5]) },
        { "aten::_foreach_add.List", () => Made((x, y, _) => Foreach.Add(x, y, 2), (x, y, _) => x + (2 * y)) },
        { "aten::_foreach_sub_.List", () => InPlace((x, y, _) => Foreach.Sub_(x, y, 2), (x, y, _) => x - (2 * y)) },
        { "aten::_foreach_mul_.List", () => InPlace((x, y, _) => Foreach.Mul_(x, y), (x, y, _) => x * y) },
        { "aten::_foreach_mul_.Scalar", () => InPlace((x, _, _) => Foreach.Mul_(x, 0.9), (x, _, _) => x * 0.9) },
        { "aten::_foreach_mul_.ScalarList", () => Each(x => Foreach.Mul_(x, [2.0, 3.0]), [2, 4, 6, 8], [15, 18]) },
        { "aten::_foreach_mul.Scalar", () => Made((x, _, _) => Foreach.Mul(x, 0.1), (x, _, _) => x * 0.1) },
        { "aten::_foreach_mul.List", () => Made((x, y, _) => Foreach.Mul(x, y), (x, y, _) => x * y) },
        { "aten::_foreach_div_.List", () => InPlace((x, y, _) => Foreach.Div_(x, y), (x, y, _) => x / y) },
        { "aten::_foreach_div_.Scalar", () => InPlace((x, _, _) => Foreach.Div_(x, 4), (x, _, _) => x / 4) },
        { "aten::_foreach_div.List", () => Made((x, y, _) => Foreach.Div(x, y), (x, y, _) => x / y) },
        { "aten::_foreach_addcmul_.Scalar", () => InPlace((x, y, z) => Foreach.Addcmul_(x, y, z, 0.1), (x, y, z) => x + (0.1 * y * z)) },
        { "aten::_foreach_addcdiv_.Scalar", () => InPlace((x, y, z) => Foreach.Addcdiv_(x, y, z, -0.1), (x, y, z) => x - (0.1 * y / z)) },
        { "aten::_foreach_addcdiv_.ScalarList", () => Each(x => Foreach.Addcdiv_(x, x, x, [1.0, 2.0]), [2, 3, 4, 5], [7, 8]) },
        { "aten::_foreach_sqrt", () => Made((x, _, _) => Foreach.Sqrt(x), (x, _, _) => Math.Sqrt(x)) },
        { "aten::_foreach_sqrt_", () => InPlace((x, _, _) => Foreach.Sqrt_(x), (x, _, _) => Math.Sqrt(x)) },
        { "aten::_foreach_neg", () => Made((x, _, _) => Foreach.Neg(x), (x, _, _) => -x) },
        { "aten::_foreach_norm.Scalar", () => Numbers.Are([Math.Sqrt(30), Math.Sqrt(61)], Tensor.Stack(Foreach.Norm(List()))) },
        { "aten::_foreach_norm.Scalar", () => Numbers.Are([10, 11], Tensor.Stack(Foreach.Norm(List(), 1))) },
        { "aten::_foreach_zero_", () => InPlace((x, _, _) => Foreach.Zero_(x), (_, _, _) => 0) },
        { "aten::_foreach_maximum.List", () => Made((x, y, _) => Foreach.Maximum(x, y), (x, y, _) => Math.Max(x, y)) },

        { "aten::set_data", SetData },
        { "aten::is_pinned", () => Assert.False(Numbers.Of(1).IsPinned()) },
        { "aten::pin_memory", PinMemory },
        { "aten::is_nonzero", () => Assert.True(Numbers.Of(0.5).IsNonzero()) },
        { "aten::is_nonzero", () => Assert.False(Numbers.Of(0).IsNonzero()) },
        { "aten::_local_scalar_dense", () => Assert.Equal(2.5, Numbers.Of(2.5).LocalScalarDense().ToDouble()) },
        { "aten::_local_scalar_dense", () => Assert.Equal(long.MaxValue, Numbers.Indices(long.MaxValue).LocalScalarDense().ToInt64()) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    // A matrix, not contiguous, and a vector.
    private static Tensor[] List(double plus = 0) =>
        [Tensor.From(s_first).View([2, 2]).T.Contiguous().T + plus, Tensor.From(s_second) + plus];

    private static void InPlace(Action<Tensor[], Tensor[], Tensor[]> call, Func<double, double, double, double> expected)
    {
        var own = List();
        call(own, List(1), List(2));
        AreExpected(own, expected);
    }

    private static void Made(Func<Tensor[], Tensor[], Tensor[], Tensor[]> call, Func<double, double, double, double> expected)
    {
        var own = List();
        AreExpected(call(own, List(1), List(2)), expected);
        AreExpected(own, (x, _, _) => x);
    }

    private static void Each(Action<Tensor[]> call, double[] first, double[] second)
    {
        var own = List();
        call(own);
        Numbers.Are(first, own[0]);
        Numbers.Are(second, own[1]);
    }

    private static void AreExpected(Tensor[] actual, Func<double, double, double, double> expected)
    {
        Assert.Equal(2, actual.Length);
        Numbers.Are([.. s_first.Select(x => expected(x, x + 1, x + 2))], actual[0]);
        Numbers.Are([.. s_second.Select(x => expected(x, x + 1, x + 2))], actual[1]);
    }

    private static void SetData()
    {
        var x = Numbers.Of(1, 2);
        x.SetData(Numbers.Of(3, 4, 5));
        Numbers.Are([3, 4, 5], x);
    }

    // Without CUDA there is nothing to pin memory for, and the engine says so.
    private static void PinMemory()
    {
        if (Engine.CudaDeviceCount > 0)
        {
            Assert.True(Numbers.Of(1).PinMemory().IsPinned());
        }
        else
        {
            Assert.StartsWith("aten::pin_memory(float64[1]", Assert.Throws<TorchException>(() => Numbers.Of(1).PinMemory()).Message);
        }
    }
}
