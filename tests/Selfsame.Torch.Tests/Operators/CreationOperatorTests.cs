using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "creation" of native/schemas/ops.txt.</summary>
public sealed class CreationOperatorTests
{
    private const int Many = 4000;   // draws: their mean is known to about 0.016 standard deviations

    public static OperatorTable Table { get; } = new()
    {
        { "aten::empty.memory_format", () => Assert.True(Tensor.Empty([2, 3, 4, 5], memoryFormat: MemoryFormat.ChannelsLast).IsChannelsLast) },
        { "aten::empty.memory_format", () => Numbers.IsShaped([2, 3], DType.Int32, Tensor.Empty([2, 3], DType.Int32)) },
        { "aten::zeros", () => Numbers.Are([0, 0, 0], Tensor.Zeros([3])) },
        { "aten::zeros", () => Numbers.IsShaped([], DType.Bool, Tensor.Zeros([], DType.Bool, Device.Cpu)) },
        { "aten::ones", () => Numbers.Are([1, 1, 1, 1], Tensor.Ones([2, 2], DType.Int64)) },
        { "aten::full", () => Numbers.Are([2.5, 2.5], Tensor.Full([2], 2.5)) },
        { "aten::full", () => Numbers.IsShaped([1], DType.Int64, Tensor.Full([1], 7)) },
        { "aten::arange", () => Numbers.Are([0, 1, 2, 3], Tensor.Arange(4)) },
        { "aten::arange", () => Numbers.IsShaped([4], DType.Float64, Tensor.Arange(4, DType.Float64)) },
        { "aten::arange.start_step", () => Numbers.Are([2, 3, 4], Tensor.Arange(2, 5)) },
        { "aten::arange.start_step", () => Numbers.Are([1, 0.5, 0], Tensor.Arange(1, -0.5, -0.5)) },
        { "aten::arange.start_step", () => Numbers.IsShaped([5], DType.Int64, Tensor.Arange(0, 10, 2)) },
        { "aten::linspace", () => Numbers.Are([0, 0.25, 0.5, 0.75, 1], Tensor.Linspace(0, 1, 5)) },
        { "aten::eye", () => Numbers.Are([1, 0, 0, 1], Tensor.Eye(2)) },
        { "aten::randn", () => IsSpread(Tensor.Randn([Many]), mean: 0, deviation: 1) },
        { "aten::rand", () => IsSpread(Tensor.Rand([Many]), mean: 0.5, deviation: 0.289) },
        { "aten::randperm", () => Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), Tensor.Randperm(50).ToArray<long>().Order()) },
        { "aten::randint.low", () => Assert.Equal([3L, 4, 5], Tensor.Randint(3, 6, [99]).ToArray<long>().Distinct().Order()) },
        { "aten::zeros_like", () => IsLike(x => x.ZerosLike(), 0) },
        { "aten::ones_like", () => IsLike(x => x.OnesLike(), 1) },
        { "aten::empty_like", () => IsLike(x => x.EmptyLike(), null) },
        { "aten::full_like", () => IsLike(x => x.FullLike(3), 3) },
        { "aten::full_like", () => Numbers.IsShaped([2], DType.Int64, Numbers.Of(1, 2).FullLike(3, DType.Int64)) },
        { "aten::rand_like", () => IsLike(x => x.RandLike(), null) },
        { "aten::rand_like", () => IsSpread(Tensor.Zeros([Many]).RandLike(), mean: 0.5, deviation: 0.289) },
        { "aten::randn_like", () => IsLike(x => x.RandnLike(), null) },
        { "aten::randn_like", () => IsSpread(Tensor.Zeros([Many]).RandnLike(), mean: 0, deviation: 1) },
        { "aten::normal_", () => IsSpread(Tensor.Zeros([Many]).Normal_(3, 0.5), mean: 3, deviation: 0.5) },
        { "aten::uniform_", () => IsSpread(Tensor.Zeros([Many]).Uniform_(-1, 3), mean: 1, deviation: 1.155) },
        { "aten::bernoulli_.float", () => IsSpread(Tensor.Zeros([Many]).Bernoulli_(0.2), mean: 0.2, deviation: 0.4) },
        { "aten::random_", () => Assert.All(Tensor.Zeros([50], DType.UInt8).Random_().ToArray<byte>().GroupBy(b => b), same => Assert.True(same.Count() < 10)) },
        { "aten::fill_.Scalar", () => Numbers.Are([4, 4], Tensor.Zeros([2]).Fill_(4)) },
        { "aten::fill_.Scalar", [[3, 4]], x => (x[0] * 2).Fill_(4) + x[0], x => x[0] + 4 },
        { "aten::zero_", () => Numbers.Are([0, 0], Tensor.Ones([2]).Zero_()) },
        { "aten::zero_", [[3, 4]], x => (x[0] * 1).Zero_() + x[0], x => x[0] },
        { "aten::fill_diagonal_", () => Numbers.Are([5, 1, 1, 5, 1, 1], Tensor.Ones([3, 2]).FillDiagonal_(5)) },
        { "aten::fill_diagonal_", [[3, 3]], x => x[0].Clone().FillDiagonal_(5), x => x[0].Tril(-1) + x[0].Triu(1) + (5 * Tensor.Eye(3, DType.Float64)) },
        { "aten::copy_", [[3, 4]], x => Tensor.Zeros([2, 3, 4], x[0].DType).Copy_(x[0]), x => Tensor.Stack([x[0], x[0]]) },
        { "aten::copy_", () => Numbers.Are([1, 2], Tensor.Zeros([2], DType.Int32).Copy_(Numbers.Of(1.7, 2.2))) },
        { "aten::bernoulli", () => Numbers.Are([0, 1, 1, 0], Numbers.Of(0, 1, 1, 0).Bernoulli()) },
        { "aten::bernoulli.p", () => IsSpread(Tensor.Zeros([Many]).Bernoulli(0.7), mean: 0.7, deviation: 0.458) },
        { "aten::multinomial", () => Assert.Equal([1L, 3], Numbers.Of(0, 2, 0, 1).Multinomial(2).ToArray<long>().Order()) },
        { "aten::multinomial", () => Assert.DoesNotContain(0L, Numbers.Of(0, 2, 1).Multinomial(100, replacement: true).ToArray<long>()) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static void IsSpread(Tensor drawn, double mean, double deviation)
    {
        Assert.Equal(mean, drawn.Mean().ToDouble(), 0.08 * deviation);
        Assert.Equal(deviation, drawn.Std().ToDouble(), 0.08 * deviation);
    }

    // Shape, type and layout are those of the tensor it is like.
    private static void IsLike(Func<Tensor, Tensor> call, double? value)
    {
        var y = call(Tensor.Ones([2, 3, 4, 5], DType.Float64).ChannelsLast());
        Numbers.IsShaped([2, 3, 4, 5], DType.Float64, y);
        Assert.True(y.IsChannelsLast);
        if (value is { } number)
        {
            Numbers.Are([.. Enumerable.Repeat(number, 120)], y);
        }
    }
}
