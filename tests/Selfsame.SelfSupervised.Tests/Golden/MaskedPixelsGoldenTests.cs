using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class MaskedPixelsGoldenTests
{
    [Fact]
    public void Cut_AndJoin_Facebook()
    {
        foreach (var test in SharedFiles.Golden("mae_patchify.facebook").Cases)
        {
            using var scope = new TensorScope();
            var side = test.Integer("patch_size");
            var patches = PicturePatches.Cut(test.Inputs["imgs"].ToTensor(), side);

            test.AssertOutput("patches", patches.ToArray<float>());
            test.AssertOutput("back", PicturePatches.Join(patches, side).ToArray<float>());
        }
    }

    [Fact]
    public void Squared_Facebook()
    {
        foreach (var test in SharedFiles.Golden("mae_loss.facebook").Cases)
        {
            using var scope = new TensorScope();
            var predicted = test.Inputs["pred"].ToLeaf();
            var targets = PicturePatches.Cut(test.Inputs["imgs"].ToTensor(), test.Integer("patch_size"));
            if (test.Flag("norm_pix_loss"))
            {
                targets = MaskedPixels.Normalize(targets).Normalized;
            }

            var loss = MaskedPixels.Squared(predicted, targets, test.Inputs["mask"].ToTensor().Gt(0));
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("pred", predicted.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void Absolute_Microsoft()
    {
        foreach (var test in SharedFiles.Golden("simmim_loss.microsoft").Cases)
        {
            using var scope = new TensorScope();
            var (x, features) = (test.Inputs["x"].ToTensor(), test.Inputs["features"].ToLeaf());
            var weight = test.Inputs["weight"].ToTensor();
            var head = new Linear((int)weight.Size(1), (int)weight.Size(0));
            head.Load([new NamedTensor("weight", weight.Flatten(1)), new NamedTensor("bias", test.Inputs["bias"].ToTensor())]);

            // As SimMIM.cs does: tokens, a linear layer, and the pixels of a patch from its channels.
            var (n, side) = (features.Size(0), features.Size(2));
            var values = head.Forward(features.Flatten(2).Transpose(1, 2)).Transpose(1, 2);
            var predicted = values.Reshape([n, -1, side, side]).PixelShuffle(test.Integer("encoder_stride"));
            var mask = test.Inputs["mask"];
            var hidden = PicturePatches.Pixels(Tensor.From<long>(mask.Integers, mask.Shape).Flatten(1).Gt(0), test.Integer("patch_size"));
            var loss = MaskedPixels.Absolute(predicted, x, hidden);
            loss.Backward();

            test.AssertOutput("reconstruction", predicted.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("features", features.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void UnitMask_Microsoft()
    {
        foreach (var test in SharedFiles.Golden("simmim_mask.microsoft").Cases)
        {
            using var scope = new TensorScope();
            var (patch, unit) = (test.Integer("model_patch_size"), test.Integer("mask_patch_size"));
            var order = test.Inputs["permutation"];
            var mask = UnitMask.Of(
                Tensor.From<long>(order.Integers, [1, order.Integers.Length]), test.Integer("input_size") / patch, unit / patch, test.Number("mask_ratio"));

            test.AssertOutput("mask", mask.To(DType.Float32).ToArray<float>());
        }
    }
}
