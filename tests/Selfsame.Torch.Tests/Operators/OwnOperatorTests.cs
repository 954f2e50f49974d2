using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>
/// The section "Selfsame's own" of native/schemas/ops.txt. The fused loops serve float32 that lies channels-last; float64 is
/// composed of libtorch's operators, which is what the loops are compared with.
/// </summary>
public sealed class OwnOperatorTests
{
    private const double Epsilon = 1e-5;

    public static OperatorTable Table { get; } = new()
    {
        { "selfsame::batch_norm_relu", [[3, 2, 4, 5], [2], [2]], x => Fused.BatchNormRelu(x[0], null, x[1], x[2], null, null, true, 0.1, Epsilon, true), x => Trained(x).Relu() },
        { "selfsame::batch_norm_relu", [[3, 2, 4, 5], [2], [2]], x => Fused.BatchNormRelu(x[0], null, x[1], x[2], null, null, true, 0.1, Epsilon, false), Trained },
        { "selfsame::batch_norm_relu", [[3, 2, 4, 5], [2], [2], [3, 2, 4, 5]], x => Fused.BatchNormRelu(x[0], x[3], x[1], x[2], null, null, true, 0.1, Epsilon, true), x => (Trained(x) + x[3]).Relu() },
        { "selfsame::batch_norm_relu", [[7, 16], [16], [16]], x => Fused.BatchNormRelu(x[0], null, x[1], x[2], null, null, true, 0.1, Epsilon, true), x => Reference.Normalised(x[0], [0], [1, 16], x[1], x[2]).Relu() },
        { "selfsame::batch_norm_relu", [[3, 2, 4, 5], [2], [2]], x => Fused.BatchNormRelu(x[0], null, x[1], x[2], Running(x, 0.5), Running(x, 2), false, 0.1, 0, true), x => ((x[0] - 0.5) / Math.Sqrt(2) * x[1].View([2, 1, 1]) + x[2].View([2, 1, 1])).Relu() },
        { "selfsame::conv3x3", [[1, 16, 3, 4], [16, 16, 3, 3]], x => Fused.Conv3x3(x[0], x[1]), x => x[0].Conv2d(x[1], padding: [1, 1]) },
        { "selfsame::conv3x3", [[1, 2, 5, 5], [3, 2, 3, 3]], x => Fused.Conv3x3(x[0], x[1], stride: 2), x => x[0].Conv2d(x[1], stride: [2, 2], padding: [1, 1]) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void BatchNormRelu_InTraining_MovesTheRunningStatistics(DType dtype)
    {
        using var scope = new TensorScope();
        var (mean, variance) = (Tensor.Zeros([16], dtype), Tensor.Ones([16], dtype));
        var x = Numbers.Sample(3, 16, 4, 5).To(dtype).ChannelsLast();

        Fused.BatchNormRelu(x, null, null, null, mean, variance, true, 0.1, Epsilon, true);

        Numbers.Near(Numbers.ToDoubles(0.1 * x.Mean([0, 2, 3])), Numbers.ToDoubles(mean), 1e-6, "running mean");
        Numbers.Near(Numbers.ToDoubles(0.9 + (0.1 * x.Var([0, 2, 3], 1))), Numbers.ToDoubles(variance), 1e-6, "running variance");
    }

    private static Tensor Trained(Tensor[] x) => Reference.Normalised(x[0], [0, 2, 3], [1, 2, 1, 1], x[1], x[2]);

    private static Tensor Running(Tensor[] inputs, double value) => Tensor.Full([2], value, inputs[0].DType);
}
