using Selfsame.SelfSupervised.Masking;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class RandomMaskGoldenTests
{
    [Fact]
    public void RandomMask_Facebook()
    {
        foreach (var test in SharedFiles.Golden("mae_random_masking.facebook").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToTensor();                                                   // N x P x D
            var keep = (long)test.Outputs["len_keep"].Scalar;
            var mask = RandomMask.Of(test.Inputs["noise"].ToTensor(), keep);

            test.AssertOutput("mask", mask.Hidden.To(DType.Float32).ToArray<float>());
            test.AssertOutput("ids_restore", mask.Restore.To(DType.Float32).ToArray<float>());
            test.AssertOutput("x_masked", x.Gather(1, mask.Keep.Unsqueeze(2).Expand([x.Size(0), keep, x.Size(2)])).ToArray<float>());
        }
    }
}
