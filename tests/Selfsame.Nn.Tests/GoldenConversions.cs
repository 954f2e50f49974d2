using Selfsame.Testing;
using Selfsame.Torch;

namespace Selfsame.Nn.Tests;

internal static class GoldenConversions
{
    public static Tensor ToTensor(this GoldenTensor golden, DType type = DType.Float32) => golden.DType switch
    {
        "i64" => Tensor.From(golden.Integers, golden.Shape),
        "bool" => Tensor.From(golden.Flags, golden.Shape),
        _ => Tensor.From(golden.Values, golden.Shape).To(type),
    };

    public static Tensor ToLeaf(this GoldenTensor golden) => golden.ToTensor().RequiresGrad_();

    public static double[] ToDoubles(this Tensor tensor) => tensor.To(DType.Float64).ToArray<double>();

    // sum(y * cos(index)): the loss of several items.
    public static Tensor CosineSum(Tensor y)
    {
        var weights = Tensor.Arange(y.Count, y.DType).Cos().Reshape(y.Shape);
        return (y * weights).Sum();
    }
}
