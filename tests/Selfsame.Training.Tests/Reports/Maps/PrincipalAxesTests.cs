using Selfsame.Torch;
using Selfsame.Training.Reports.Maps;
using Xunit;

namespace Selfsame.Training.Tests.Reports.Maps;

public sealed class PrincipalAxesTests
{
    [Fact]
    public void Of_PointsOnALine_FindsTheLineAndNothingElse()
    {
        using var scope = new TensorScope();
        var points = Tensor.From<float>([0, 0, 3, 4, 9, 12, -3, -4], [4, 2]);
        var (coordinates, width, shares) = PrincipalAxes.Of(points, 2);
        Assert.Equal(2, width);
        Assert.Equal(1, shares[0], 6);
        double[] expected = [-3.75, 0, 1.25, 0, 11.25, 0, -8.75, 0];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], coordinates[i], 4);
    }

    // Fewer points than dimensions go another way; the plane is the same.
    [Fact]
    public void Of_WidePointsAndTheSamePointsInFewDimensions_AreAlike()
    {
        using var scope = new TensorScope();
        float[] tall = [1, 2, 4, 1, -3, 0, 2, -5, 0, 1];
        var wide = new float[5 * 8];
        for (var row = 0; row < 5; row++) (wide[row * 8], wide[(row * 8) + 5]) = (tall[2 * row], tall[(2 * row) + 1]);
        var few = PrincipalAxes.Of(Tensor.From<float>(tall, [5, 2]), 2);
        var many = PrincipalAxes.Of(Tensor.From<float>(wide, [5, 8]), 2);
        for (var i = 0; i < few.Coordinates.Length; i++) Assert.Equal(few.Coordinates[i], many.Coordinates[i], 4);
        Assert.Equal(few.Shares[0], many.Shares[0], 6);
        Assert.True(few.Shares[0] >= few.Shares[1]);
    }

    [Fact]
    public void Turned_ATallPlane_IsWideAcross()
    {
        var turned = PrincipalAxes.Turned([0, -9, 0.5f, 0, -0.5f, 1, 0, 8]);
        var across = Enumerable.Range(0, 4).Select(row => turned[2 * row]).ToArray();
        var down = Enumerable.Range(0, 4).Select(row => turned[(2 * row) + 1]).ToArray();
        Assert.True(across.Max() - across.Min() > 16);
        Assert.True(down.Max() - down.Min() < 2);
    }

    [Fact]
    public void Fidelity_OfThePointsThemselves_IsWhole()
    {
        float[] plane = [0, 0, 1, 0, 5, 5, 6, 5, 9, 0, 9, 1];
        Assert.Equal(1, NeighbourFidelity.Of(plane, 2, plane, 2));
        // On the line 0 and 1 are neighbours, and 10 and 11; on the plane 0 and 10 are, and 1 and 11.
        Assert.Equal(0, NeighbourFidelity.Of([0, 1, 10, 11], 1, [0, 0, 50, 50, 1, 1, 51, 51], 1));
    }
}
