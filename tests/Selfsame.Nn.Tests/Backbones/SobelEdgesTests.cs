using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Backbones;

public sealed class SobelEdgesTests
{
    private static readonly int[,] Across = { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } };

    [Fact]
    public void Forward_ColourPicture_IsSobelsSumsOverItsMeanChannel()
    {
        const int Height = 4, Width = 5;
        using var scope = new TensorScope();
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, 3 * Height * Width).Select(_ => (float)random.NextDouble())];

        var edges = new SobelEdges().Forward(Tensor.From<float>(values, [1, 3, Height, Width]).ChannelsLast()).Contiguous().ToArray<float>();

        for (var h = 0; h < Height; h++)
        {
            for (var w = 0; w < Width; w++)
            {
                Assert.Equal(Sum(h, w, (i, j) => Across[i, j]), edges[(h * Width) + w], 1e-5);
                Assert.Equal(Sum(h, w, (i, j) => Across[j, i]), edges[((Height + h) * Width) + w], 1e-5);
            }
        }

        double Sum(int h, int w, Func<int, int, int> kernel)
        {
            var sum = 0.0;
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    var (y, x) = (h + i - 1, w + j - 1);
                    sum += y is < 0 or >= Height || x is < 0 or >= Width
                        ? 0
                        : kernel(i, j) * Enumerable.Range(0, 3).Average(c => (double)values[(((c * Height) + y) * Width) + x]);
                }
            }

            return sum;
        }
    }

    [Fact]
    public void Create_ResNetOfEdges_SeesTwoChannelsAndHasNoMoreState()
    {
        using var scope = new TensorScope();
        var options = new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16 };
        var (plain, edges) = (BackboneCatalog.Create(options), BackboneCatalog.Create(options with { Edges = true }));

        Assert.Equal(plain.State().Select(each => each.Name), edges.State().Select(each => each.Name));
        Assert.Equal([4L, 2, 3, 3], edges.Parameters().First().Value.Shape);
        Assert.Equal([2L, 32], edges.Forward(Tensor.Zeros([2, 3, 16, 16])).Shape);
        Assert.Equal([4L, 2, 3, 3], edges.Twin().Parameters().First().Value.Shape);
    }

    [Fact]
    public void Create_TransformerOfEdges_IsRefused() => Assert.Contains(
        "edges",
        Assert.Throws<BackboneException>(() => BackboneCatalog.Create(new BackboneOptions { Name = "vit-tiny", ImageSize = 32, Edges = true })).Message,
        StringComparison.Ordinal);
}
