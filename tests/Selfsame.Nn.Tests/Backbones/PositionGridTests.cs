using System.Text.Json;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Backbones;

public sealed class PositionGridTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Resize_ToOtherGrids_IsPyTorchsBicubicInterpolation()
    {
        var cases = JsonSerializer.Deserialize<Case[]>(File.ReadAllText(RepositoryRoot.Combine("tests/fixtures/positions/bicubic.json")), Json)!;
        Assert.NotEmpty(cases);
        foreach (var test in cases)
        {
            using var scope = new TensorScope();
            var positions = Tensor.From<float>(test.Positions, [1, test.Side * test.Side, test.Width]).RequiresGrad_();

            var resized = PositionGrid.Resize(positions, (test.Side, test.Side), (test.Rows, test.Columns));
            (resized * Tensor.From<float>(test.Weights, resized.Shape)).Sum().Backward();

            AssertNear(test.Resized, resized.ToArray<float>());
            AssertNear(test.Gradient, positions.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void Resize_ToTheSameGrid_ChangesNothing()
    {
        using var scope = new TensorScope();
        var positions = Tensor.Randn([1, 9, 2]);

        Assert.Same(positions, PositionGrid.Resize(positions, (3, 3), (3, 3)));
    }

    [Fact]
    public void SinCos_WidthThatFourDoesNotDivide_IsRefused() =>
        Assert.Contains("divisible by 4, not 6", Assert.Throws<ArgumentException>(() => PositionGrid.SinCos(2, 6)).Message, StringComparison.Ordinal);

    private static void AssertNear(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));

    private sealed record Case(int Side, int Width, int Rows, int Columns, float[] Positions, float[] Weights, float[] Resized, float[] Gradient);
}
