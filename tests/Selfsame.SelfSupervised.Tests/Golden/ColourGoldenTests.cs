using Selfsame.SelfSupervised.Colour;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class ColourGoldenTests
{
    [Fact]
    public void SrgbToLab_Skimage()
    {
        foreach (var test in SharedFiles.Golden("srgb_to_lab.skimage").Cases)
        {
            using var scope = new TensorScope();
            var lab = LabColour.FromSrgb(test.Inputs["rgb"].ToTensor());
            test.AssertOutput("lab", lab.ToArray<float>());
            test.AssertOutput("rgb_back", LabColour.ToSrgb(lab.To(DType.Float64)).ToArray<double>());
        }
    }

    [Fact]
    public void LabToSrgb_Skimage()
    {
        foreach (var test in SharedFiles.Golden("lab_to_srgb.skimage").Cases)
        {
            using var scope = new TensorScope();
            test.AssertOutput("rgb", LabColour.ToSrgb(test.Inputs["lab"].ToTensor()).ToArray<float>());
        }
    }

    [Fact]
    public void SoftEncoding_Zhang()
    {
        var item = SharedFiles.Golden("color_soft_encoding.zhang");
        using var scope = new TensorScope();
        var colours = new ColourBins();
        double[] centres = [.. item.Json.GetProperty("bin_centres").GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(centres, colours.Centres.To(DType.Float64).ToArray<double>());

        foreach (var test in item.Cases)
        {
            var neighbours = test.Integer("NN");
            var (bins, shares) = colours.Encode(test.Inputs["ab"].ToTensor(), neighbours, test.Number("sigma"));
            var (binRows, shareRows) = (Rows(bins), Rows(shares));                                      // P x K
            var order = binRows.Argsort(1, descending: false);
            Assert.Equal(test.Outputs["bins"].Integers, binRows.Gather(1, order).ToArray<long>());
            test.AssertOutput("weights", shareRows.Gather(1, order).ToArray<float>());
            Assert.Equal(test.Outputs["argmax_bin"].Integers, bins.Select(1, 0).ToArray<long>());

            var dense = Tensor.Zeros([bins.Size(0), ColourBins.Count, bins.Size(2), bins.Size(3)]).ScatterAdd(1, bins, shares);
            test.AssertOutput("decoded_mean", colours.Mean(dense).ToArray<float>());
            test.AssertOutput("annealed_mean_T038", colours.AnnealedMean(dense.Log(), 0.38).ToArray<float>());
        }
    }

    [Fact]
    public void ClassRebalancing_Zhang()
    {
        foreach (var test in SharedFiles.Golden("color_class_rebalancing.zhang").Cases)
        {
            using var scope = new TensorScope();
            var prior = test.Inputs["prior"].ToTensor();
            var factors = ColourPrior.Factors(prior, test.Number("gamma"), test.Number("alpha"));       // Q
            test.AssertOutput("factor", factors.ToArray<float>());
            test.AssertOutput("implied_prior", (prior * factors / (prior * factors).Sum()).ToArray<float>());

            var nearest = test.Inputs["quantised"].ToTensor().Argmax(1);                                // N x H x W
            test.AssertOutput("boost", factors.IndexSelect(0, nearest.Flatten()).ToArray<float>());
        }
    }

    private static Tensor Rows(Tensor maps) => maps.Permute([0, 2, 3, 1]).Reshape([-1, maps.Size(1)]);
}
