using Selfsame.Testing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests;

internal static class GoldenConversions
{
    public static Tensor ToLeaf(this GoldenTensor golden) => golden.ToTensor().RequiresGrad_();

    public static Tensor ToTensor(this GoldenTensor golden) => Tensor.From<float>(golden.Floats, golden.Shape);
}
