using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "neural network" of native/schemas/ops.txt; references are in <see cref="Reference"/>.</summary>
public sealed class NeuralNetworkOperatorTests
{
    private const double Epsilon = 1e-5;

    public static OperatorTable Table { get; } = new()
    {
        { "aten::relu", x => x.Relu(), x => Math.Max(x, 0) },
        { "aten::relu_", x => x.Clone().Relu_(), x => Math.Max(x, 0) },
        { "aten::gelu", [[5, 7]], x => x[0].Gelu(), x => 0.5 * x[0] * (1 + (x[0] / Math.Sqrt(2)).Erf()), new() { Single = false } },   // float32: KnownFaultTests
        { "aten::gelu", [[5, 7]], x => x[0].Gelu("tanh"), x => 0.5 * x[0] * (1 + (Math.Sqrt(2 / Math.PI) * (x[0] + (0.044715 * x[0].Pow(3)))).Tanh()), new() { Single = false } },
        { "aten::silu", x => x.Silu(), x => x / (1 + Math.Exp(-x)) },
        { "aten::elu", x => x.Elu(), x => x > 0 ? x : Math.Exp(x) - 1 },
        { "aten::elu", x => x.Elu(0.5, 2, 3), x => 2 * (x > 0 ? x : 0.5 * (Math.Exp(3 * x) - 1)) },
        { "aten::leaky_relu", x => x.LeakyRelu(), x => x > 0 ? x : 0.01 * x },
        { "aten::hardtanh", x => x.Hardtanh(), x => Math.Clamp(x, -1, 1) },
        { "aten::softplus", x => x.Softplus(), x => Math.Log(1 + Math.Exp(x)), -4, 8 },
        { "aten::softplus", x => x.Softplus(beta: 2, threshold: 1), x => 2 * x > 1 ? x : Math.Log(1 + Math.Exp(2 * x)) / 2 },
        { "aten::log_sigmoid", x => x.LogSigmoid(), x => -Math.Log(1 + Math.Exp(-x)) },
        { "aten::softmax.int", [[3, 4]], x => x[0].Softmax(1), x => x[0].Exp() / x[0].Exp().Sum([1], keepdim: true) },
        { "aten::softmax.int", [[3, 4]], x => x[0].Softmax(0), x => x[0].Exp() / x[0].Exp().Sum([0]) },
        { "aten::log_softmax.int", [[3, 4]], x => x[0].LogSoftmax(-1), x => x[0] - x[0].Exp().Sum([1], keepdim: true).Log() },
        { "aten::dropout", [[5, 7]], x => x[0].Dropout(0.5, train: true), null, new() { Layouts = Layouts.Contiguous, Single = false } },
        { "aten::dropout", [[5, 7]], x => x[0].Dropout(0.5, train: false), x => x[0] },
        { "aten::dropout", () => IsDroppedOut(Tensor.Ones([4000]).Dropout(0.25, train: true)) },
        { "aten::dropout_", () => IsDroppedOut(Tensor.Ones([4000]).Dropout_(0.25, train: true)) },
        { "aten::dropout_", [[5, 7]], x => x[0].Clone().Dropout_(0.5, train: true), null, new() { Layouts = Layouts.Contiguous, Single = false } },
        { "aten::native_dropout", () => IsDroppedOut(Tensor.Ones([4000]).NativeDropout(0.25, train: true).Item1) },
        { "aten::native_dropout", [[5, 7]], x => x[0].NativeDropout(0.5, train: true).Item1, null, new() { Layouts = Layouts.Contiguous, Single = false } },
        { "aten::celu", x => x.Celu(), x => x > 0 ? x : Math.Exp(x) - 1 },
        { "aten::celu", x => x.Celu(2), x => x > 0 ? x : 2 * (Math.Exp(x / 2) - 1) },
        { "aten::selu", x => x.Selu(), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)) },
        { "aten::mish", x => x.Mish(), x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))) },
        { "aten::hardswish", x => x.Hardswish(), x => x * Math.Clamp(x + 3, 0, 6) / 6 },
        { "aten::prelu", [[5, 7], [7]], x => x[0].Prelu(x[1]), x => Tensor.Where(x[0].Gt(0), x[0], x[0] * x[1]) },
        { "aten::threshold", x => x.Threshold(0.5, -1), x => x > 0.5 ? x : -1 },

        { "aten::conv1d", [[2, 3, 6], [4, 3, 2], [4]], x => x[0].Conv1d(x[1], x[2], stride: [2], padding: [1]), x => Reference.Convolution(x[0].Unsqueeze(2), x[1].Unsqueeze(2), 2, [1, 1, 0, 0]).Squeeze(2) + x[2].View([4, 1]) },
        { "aten::conv2d", [[2, 3, 5, 4], [4, 3, 3, 2]], x => x[0].Conv2d(x[1]), x => Reference.Convolution(x[0], x[1], 1, [0, 0, 0, 0]) },
        { "aten::conv2d", [[2, 3, 5, 4], [4, 3, 3, 2], [4]], x => x[0].Conv2d(x[1], x[2], [2, 2], [1, 1]), x => Reference.Convolution(x[0], x[1], 2, [1, 1, 1, 1]) + x[2].View([4, 1, 1]) },
        { "aten::conv2d", [[1, 4, 5, 5], [4, 2, 2, 2]], x => x[0].Conv2d(x[1], dilation: [2, 2], groups: 2) },
        { "aten::conv2d", [[1, 4, 5, 5], [4, 1, 3, 3]], x => x[0].Conv2d(x[1], padding: [1, 1], groups: 4) },
        { "aten::conv3d", [[1, 2, 3, 3, 3], [2, 2, 2, 2, 2]], x => x[0].Conv3d(x[1]), x => Reference.Convolution3d(x[0], x[1]) },
        { "aten::conv_transpose1d", [[2, 3, 3], [3, 2, 2], [2]], x => x[0].ConvTranspose1d(x[1], x[2], stride: [2]), x => Reference.TransposedConvolution(x[0].Unsqueeze(2), x[1].Unsqueeze(2), 2).Squeeze(2) + x[2].View([2, 1]) },
        { "aten::conv_transpose2d.input", [[2, 3, 3, 2], [3, 2, 2, 3]], x => x[0].ConvTranspose2d(x[1], stride: [2, 2]), x => Reference.TransposedConvolution(x[0], x[1], 2) },
        { "aten::conv_transpose2d.input", [[2, 3, 3, 2], [3, 2, 2, 3]], x => x[0].ConvTranspose2d(x[1], padding: [1, 1]), x => Reference.TransposedConvolution(x[0], x[1], 1).Narrow(2, 1, 2).Narrow(3, 1, 2) },
        { "aten::convolution", [[2, 3, 5, 4], [4, 3, 3, 2]], x => x[0].Convolution(x[1], null, [1, 1], [1, 1], [1, 1], false, [0, 0], 1), x => Reference.Convolution(x[0], x[1], 1, [1, 1, 1, 1]) },

        { "aten::batch_norm", [[3, 2, 4, 5], [2], [2]], x => x[0].BatchNorm(x[1], x[2], null, null, true, 0.1, Epsilon, false), x => Reference.Normalised(x[0], [0, 2, 3], [1, 2, 1, 1], x[1], x[2]) },
        { "aten::batch_norm", [[6, 4], [4], [4]], x => x[0].BatchNorm(x[1], x[2], null, null, true, 0.1, Epsilon, false), x => Reference.Normalised(x[0], [0], [1, 4], x[1], x[2]) },
        { "aten::batch_norm", [[6, 2], [2], [2]], x => x[0].BatchNorm(x[1], x[2], Running(x, 0.5), Running(x, 2), false, 0.1, 0, false), x => ((x[0] - 0.5) / Math.Sqrt(2) * x[1]) + x[2] },
        { "aten::batch_norm", RunningStatistics },
        { "aten::native_batch_norm", [[3, 2, 4, 5], [2], [2]], x => x[0].NativeBatchNorm(x[1], x[2], null, null, true, 0.1, Epsilon).Item1, x => Reference.Normalised(x[0], [0, 2, 3], [1, 2, 1, 1], x[1], x[2]) },
        { "aten::layer_norm", [[3, 5], [5], [5]], x => x[0].LayerNorm([5], x[1], x[2]), x => Reference.Normalised(x[0], [1], [1, 5], x[1], x[2]) },
        { "aten::layer_norm", [[2, 3, 5]], x => x[0].LayerNorm([3, 5]), x => Reference.Normalised(x[0], [1, 2], [1, 1, 1], Tensor.Ones([1], DType.Float64), Tensor.Zeros([1], DType.Float64)) },
        { "aten::group_norm", [[2, 4, 3, 2], [4], [4]], x => x[0].GroupNorm(2, x[1], x[2]), x => Reference.Normalised(x[0].View([2, 2, 2, 3, 2]), [2, 3, 4], [1, 2, 2, 1, 1], x[1], x[2]).View([2, 4, 3, 2]) },
        { "aten::instance_norm", [[2, 3, 4, 2], [3], [3]], x => x[0].InstanceNorm(x[1], x[2], null, null, true, 0.1, Epsilon, false), x => Reference.Normalised(x[0], [2, 3], [1, 3, 1, 1], x[1], x[2]) },
        { "aten::embedding", [[4, 3]], x => Tensor.Embedding(x[0], Numbers.Indices(3, 1, 3)), x => x[0].IndexSelect(0, Numbers.Indices(3, 1, 3)) },

        { "aten::gru.input", [[2, 2, 3], [1, 2, 2], [6, 3], [6, 2], [6], [6]], x => Results(x[0].Gru(x[1], x[2..], true, 1, 0, true, false, false)), Reference.Gru },
        { "aten::lstm.input", [[2, 2, 3], [1, 2, 2], [1, 2, 2], [8, 3], [8, 2], [8], [8]], x => Results(x[0].Lstm(x[1..3], x[3..], true, 1, 0, true, false, false)), Reference.Lstm },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static Tensor[] Results((Tensor, Tensor) both) => [both.Item1, both.Item2];

    private static Tensor[] Results((Tensor, Tensor, Tensor) three) => [three.Item1, three.Item2, three.Item3];

    private static Tensor Running(Tensor[] inputs, double value) => Tensor.Full([2], value, inputs[0].DType);

    private static void RunningStatistics()
    {
        var (mean, variance) = (Tensor.Zeros([1], DType.Float64), Tensor.Ones([1], DType.Float64));
        Numbers.Of(1, 3).View([2, 1]).BatchNorm(null, null, mean, variance, true, 0.1, Epsilon, false);
        Numbers.Are([0.2], mean);                   // 0.9 * 0 + 0.1 * 2
        Numbers.Are([1.1], variance);               // 0.9 * 1 + 0.1 * 2: the variance without bias
    }

    private static void IsDroppedOut(Tensor y)
    {
        Assert.Equal([0, 1 / 0.75f], y.ToArray<float>().Distinct().Order());
        Assert.Equal(1, y.Mean().ToDouble(), 0.04);
    }
}
