using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "arithmetic" of native/schemas/ops.txt.</summary>
public sealed class ArithmeticOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::add.Tensor", (x, y) => x.Add(y), (x, y) => x + y },
        { "aten::add.Tensor", (x, y) => x.Add(y, alpha: 3), (x, y) => x + (3 * y) },
        { "aten::add.Scalar", x => x.Add(2, 0.5), x => x + 1 },
        { "aten::add_.Tensor", (x, y) => InPlace(x, own => own.Add_(y, alpha: -2)), (x, y) => x - (2 * y) },
        { "aten::add_.Scalar", x => InPlace(x, own => own.Add_(1.5)), x => x + 1.5 },
        { "aten::sub.Tensor", (x, y) => x.Sub(y), (x, y) => x - y },
        { "aten::sub.Tensor", (x, y) => x.Sub(y, alpha: 3), (x, y) => x - (3 * y) },
        { "aten::sub.Scalar", x => x.Sub(2, 0.5), x => x - 1 },
        { "aten::sub_.Tensor", (x, y) => InPlace(x, own => own.Sub_(y)), (x, y) => x - y },
        { "aten::sub_.Scalar", x => InPlace(x, own => own.Sub_(1.5)), x => x - 1.5 },
        { "aten::rsub.Scalar", x => x.Rsub(2, 3), x => 2 - (3 * x) },
        { "aten::mul.Tensor", (x, y) => x.Mul(y), (x, y) => x * y },
        { "aten::mul.Scalar", x => x.Mul(-1.5), x => -1.5 * x },
        { "aten::mul_.Tensor", (x, y) => InPlace(x, own => own.Mul_(y)), (x, y) => x * y },
        { "aten::mul_.Scalar", x => InPlace(x, own => own.Mul_(3)), x => 3 * x },
        { "aten::div.Tensor", (x, y) => x.Div(y), (x, y) => x / y, 0.5, 3 },
        { "aten::div.Scalar", x => x.Div(4), x => x / 4 },
        { "aten::div_.Tensor", (x, y) => InPlace(x, own => own.Div_(y)), (x, y) => x / y, 0.5, 3 },
        { "aten::div_.Scalar", x => InPlace(x, own => own.Div_(-2)), x => x / -2 },
        { "aten::div.Tensor_mode", (x, y) => x.Div(y, null), (x, y) => x / y, 0.5, 3 },
        { "aten::div.Tensor_mode", () => Numbers.Are([-2, 1], Numbers.Of(-3, 3).Div(Numbers.Of(2), "floor")) },
        { "aten::div.Tensor_mode", () => Numbers.Are([-1, 1], Numbers.Of(-3, 3).Div(Numbers.Of(2), "trunc")) },
        { "aten::remainder.Scalar", x => x.Remainder(0.7), x => x - (0.7 * Math.Floor(x / 0.7)) },
        { "aten::floor_divide", () => Numbers.Are([3, 2], Numbers.Of(7.5, 5).FloorDivide(Numbers.Of(2))) },
        { "aten::pow.Tensor_Scalar", x => x.Pow(3), x => x * x * x },
        { "aten::pow.Tensor_Scalar", x => x.Pow(-0.5), x => 1 / Math.Sqrt(x), 0.5, 3 },
        { "aten::pow.Tensor_Tensor", (x, y) => x.Pow(y), Math.Pow, 0.5, 3 },
        { "aten::pow.Scalar", x => Tensor.Pow(2, x), x => Math.Pow(2, x) },
        { "aten::neg", x => x.Neg(), x => -x },
        { "aten::abs", x => x.Abs(), Math.Abs },
        { "aten::sign", x => x.Sign(), x => Math.Sign(x) },
        { "aten::exp", x => x.Exp(), Math.Exp },
        { "aten::exp_", x => InPlace(x, own => own.Exp_()), Math.Exp },
        { "aten::expm1", x => x.Expm1(), x => Math.Exp(x) - 1 },
        { "aten::log", x => x.Log(), Math.Log, 0.2, 3 },
        { "aten::log1p", x => x.Log1p(), x => Math.Log(1 + x), -0.8, 3 },
        { "aten::log2", x => x.Log2(), Math.Log2, 0.2, 3 },
        { "aten::sqrt", x => x.Sqrt(), Math.Sqrt, 0.2, 3 },
        { "aten::sqrt_", x => InPlace(x, own => own.Sqrt_()), Math.Sqrt, 0.2, 3 },
        { "aten::rsqrt", x => x.Rsqrt(), x => 1 / Math.Sqrt(x), 0.2, 3 },
        { "aten::square", x => x.Square(), x => x * x },
        { "aten::sin", x => x.Sin(), Math.Sin },
        { "aten::cos", x => x.Cos(), Math.Cos },
        { "aten::tan", x => x.Tan(), Math.Tan, -1, 1 },
        { "aten::acos", x => x.Acos(), Math.Acos, -0.9, 0.9 },
        { "aten::asin", x => x.Asin(), Math.Asin, -0.9, 0.9 },
        { "aten::atan", x => x.Atan(), Math.Atan },
        { "aten::atan2", (x, y) => x.Atan2(y), Math.Atan2 },
        { "aten::tanh", x => x.Tanh(), Math.Tanh },
        { "aten::sigmoid", x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x)) },
        { "aten::erf", x => x.Erf(), ErrorFunction },
        { "aten::erfinv", x => x.Erfinv().Erf(), x => x, -0.9, 0.9 },
        { "aten::erfinv", [[9]], x => x[0].Erfinv(), null, new() { From = -0.9, To = 0.9 } },
        { "aten::floor", x => x.Floor(), Math.Floor },
        { "aten::ceil", x => x.Ceil(), Math.Ceiling },
        { "aten::round", x => x.Round(), x => Math.Round(x, MidpointRounding.ToEven) },
        { "aten::round", () => Numbers.Are([0, 2, 2, -2], Numbers.Of(0.5, 1.5, 2.5, -1.5).Round()) },
        { "aten::frac", x => x.Frac(), x => x - Math.Truncate(x) },
        { "aten::reciprocal", x => x.Reciprocal(), x => 1 / x, 0.5, 3 },
        { "aten::trunc", x => x.Trunc(), Math.Truncate },
        { "aten::clamp", x => x.Clamp(-1, 0.5), x => Math.Clamp(x, -1, 0.5) },
        { "aten::clamp", x => x.Clamp(max: 0.5), x => Math.Min(x, 0.5) },
        { "aten::clamp_", x => InPlace(x, own => own.Clamp_(min: -0.5)), x => Math.Max(x, -0.5) },
        { "aten::clamp_min", x => x.ClampMin(0.25), x => Math.Max(x, 0.25) },
        { "aten::clamp_max", x => x.ClampMax(0.25), x => Math.Min(x, 0.25) },
        { "aten::maximum", (x, y) => x.Maximum(y), Math.Max },
        { "aten::minimum", (x, y) => x.Minimum(y), Math.Min },
        { "aten::lerp.Scalar", (x, y) => x.Lerp(y, 0.3), (x, y) => x + (0.3 * (y - x)) },
        { "aten::lerp.Tensor", (x, y, w) => x.Lerp(y, w), (x, y, w) => x + (w * (y - x)), 0.1, 0.9 },
        { "aten::lerp_.Scalar", (x, y) => InPlace(x, own => own.Lerp_(y, 0.9)), (x, y) => x + (0.9 * (y - x)) },
        { "aten::lerp_.Tensor", (x, y, w) => InPlace(x, own => own.Lerp_(y, w)), (x, y, w) => x + (w * (y - x)), 0.1, 0.9 },
        { "aten::addcmul", (x, y, z) => x.Addcmul(y, z), (x, y, z) => x + (y * z) },
        { "aten::addcmul_", (x, y, z) => InPlace(x, own => own.Addcmul_(y, z, 0.5)), (x, y, z) => x + (0.5 * y * z) },
        { "aten::addcdiv", (x, y, z) => x.Addcdiv(y, z), (x, y, z) => x + (y / z), 0.5, 3 },
        { "aten::addcdiv_", (x, y, z) => InPlace(x, own => own.Addcdiv_(y, z, -2)), (x, y, z) => x - (2 * y / z), 0.5, 3 },
        { "aten::addmm", [[3, 5], [3, 4], [4, 5]], x => x[0].Addmm(x[1], x[2]), x => x[0] + Product(x[1], x[2]) },
        { "aten::addmm", [[5], [3, 4], [4, 5]], x => x[0].Addmm(x[1], x[2], beta: 0.5, alpha: 2), x => (0.5 * x[0]) + (2 * Product(x[1], x[2])) },
        { "aten::baddbmm", [[2, 3, 5], [2, 3, 4], [2, 4, 5]], x => x[0].Baddbmm(x[1], x[2]), x => x[0] + Product(x[1], x[2]) },
        { "aten::baddbmm", [[2, 3, 5], [2, 3, 4], [2, 4, 5]], x => x[0].Baddbmm(x[1], x[2], beta: 0.5, alpha: 2), x => (0.5 * x[0]) + (2 * Product(x[1], x[2])) },   // beta 0: KnownFaultTests
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    // The operator must work on what it is given and give that back.
    private static Tensor InPlace(Tensor x, Func<Tensor, Tensor> call)
    {
        var own = x.Clone();
        Assert.Same(own, call(own));
        return own;
    }

    // The series of Abramowitz and Stegun 7.1.6, which has no cancellation.
    private static double ErrorFunction(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; n < 60; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // ... x n x m times ... x m x p, without the engine's products.
    private static Tensor Product(Tensor a, Tensor b) => (a.Unsqueeze(-1) * b.Unsqueeze(-3)).Sum([-2]);
}
