using Selfsame.SelfSupervised.Heads;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Heads;

public sealed class GridContextTests
{
    private const int Rows = 4;
    private const int Columns = 5;

    public static TheoryData<string> Kinds => ["convolutional", "recurrent"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forward_RowChanged_ReachesThatRowAndThoseBelowButNoneAbove(string kind)
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var context = Create(kind);
        var grid = Tensor.Randn([2, 6, Rows, Columns]);
        var changed = Tensor.Cat([grid.Narrow(2, 0, 2), grid.Narrow(2, 2, 1) + 1.0, grid.Narrow(2, 3, 1)], 2);
        var (one, other) = (context.Forward(grid), context.Forward(changed));

        Assert.Equal([2L, context.OutputCount, Rows, Columns], one.Shape);
        Assert.Equal(Row(one, 0), Row(other, 0));
        Assert.Equal(Row(one, 1), Row(other, 1));
        Assert.NotEqual(Row(one, 2), Row(other, 2));
        Assert.NotEqual(Row(one, 3), Row(other, 3));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forward_PlaceChanged_IsSeenBesideAndBelow(string kind)
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var context = Create(kind);
        var grid = Tensor.Randn([1, 6, Rows, Columns]);
        var place = Tensor.Zeros([1, 1, Rows, Columns]);
        place.Narrow(2, 0, 1).Narrow(3, 2, 1).Fill_(5);
        var difference = (context.Forward(grid + place) - context.Forward(grid)).Abs().Sum([0, 1]).ToArray<float>();

        Assert.True(difference[(Columns * 1) + 2] > 0);
        Assert.True(difference[1] > 0 && difference[3] > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forward_OfAGrid_HasTheGradientOfFiniteDifferences(string kind)
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        GridContext context = kind == "recurrent" ? new RecurrentContext(2, 3) : new ConvolutionalContext(2, 3, 2);
        context.To(DType.Float64);

        FiniteDifferences.AssertGradient(x => context.Forward(x).Square().Sum(), RandomVectors.Of(3, 2 * 3 * 3), [1, 2, 3, 3]);
    }

    private static GridContext Create(string kind) => kind == "recurrent" ? new RecurrentContext(6, 8) : new ConvolutionalContext(6, 8, 3);

    private static float[] Row(Tensor grid, long row) => grid.Select(2, row).Contiguous().ToArray<float>();
}
