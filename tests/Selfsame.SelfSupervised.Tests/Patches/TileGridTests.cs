using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Patches;

public sealed class TileGridTests
{
    private const int N = 5, C = 3, Side = 20;
    private static readonly TileLayout Layout = new(4, 2, 1);

    [Fact]
    public void Cut_AtGivenPlaces_IsWhatLoopsWouldTake()
    {
        using var scope = new TensorScope();
        var values = RandomVectors.Of(1, N * C * Side * Side);
        var pictures = Tensor.From<double>(values, [N, C, Side, Side]);
        Engine.Seed(1);
        var places = TileGrid.Places(N, Side, Layout);
        var corners = places.ToArray<long>();

        var tiles = TileGrid.Cut(pictures.ChannelsLast(), places, Layout.TileSize);

        Assert.Equal([N, 9L, C, 4, 4], tiles.Shape);
        var expected = new List<double>();
        for (var n = 0; n < N; n++)
        {
            for (var t = 0; t < 9; t++)
            {
                for (var c = 0; c < C; c++)
                {
                    for (var y = 0; y < 4; y++)
                    {
                        for (var x = 0; x < 4; x++)
                        {
                            var (top, left) = (corners[((n * 9) + t) * 2], corners[(((n * 9) + t) * 2) + 1]);
                            expected.Add(values[(((((n * C) + c) * Side) + top + y) * Side) + left + x]);
                        }
                    }
                }
            }
        }

        Assert.Equal(expected, tiles.Contiguous().ToArray<double>());
    }

    [Fact]
    public void Places_ManyDraws_KeepTheirGapsAndReachEveryEdge()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        const int many = 2000;
        var corners = TileGrid.Places(many, Side, Layout).ToArray<long>();
        long At(int n, int tile, int axis) => corners[(((n * 9) + tile) * 2) + axis];

        Assert.Equal((0, Side - Layout.TileSize), (corners.Min(), corners.Max()));
        var gaps = Enumerable.Range(0, many).SelectMany(n => (long[])[At(n, 4, 0) - At(n, 1, 0) - 4, At(n, 4, 1) - At(n, 3, 1) - 4]).ToArray();
        Assert.Equal((Layout.Gap - (2 * Layout.Jitter), Layout.Gap + (2 * Layout.Jitter)), (gaps.Min(), gaps.Max()));
    }

    [Fact]
    public void Draw_TheSameSeed_CutsTheSameTiles()
    {
        using var scope = new TensorScope();
        var pictures = Tensor.Randn([N, C, Side, Side]);
        float[] Values(long seed)
        {
            Engine.Seed(seed);
            return TileGrid.Draw(pictures, Layout).Contiguous().ToArray<float>();
        }

        Assert.Equal(Values(1), Values(1));
        Assert.NotEqual(Values(1), Values(2));
    }
}
