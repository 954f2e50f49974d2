using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Drawing;

/// <summary>Blurs with a Gaussian whose weights are drawn.</summary>
public sealed class BlurStep : ViewStep
{
    private const int Heads = 2;

    private readonly GaussianBlur _blur;

    internal BlurStep(int column, GaussianBlur blur, int size)
        : base(column, Heads + (WidestKernel(blur, size) / 2) + 1)
    {
        _blur = blur;
        Radius = WidestKernel(blur, size) / 2;
    }

    /// <summary>The farthest pixel that any weight is for.</summary>
    public int Radius { get; }

    /// <summary>The column that is 0 where a sample is blurred, else 1.</summary>
    public int IsLeft => Column;

    /// <summary>The column of the samples' places in the batch, those that are blurred first.</summary>
    public int Order => Column + 1;

    /// <summary>The column of the weight of the middle; those of the pixels 1 to <see cref="Radius"/> away follow.</summary>
    public int Weights => Column + Heads;

    /// <inheritdoc/>
    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random)
    {
        Leave(values);
        if (!random.Chance(_blur.Probability))
        {
            return;
        }

        Span<float> weights = stackalloc float[Radius + 1];
        var used = BlurWeights.Fill((2 * Radius) + 1, _blur.Draw(ref random), weights);
        if (used == 0)
        {
            return;
        }

        values[0] = 0;
        for (var k = 0; k <= used; k++)
        {
            values[Heads + k] = weights[k];
        }
    }

    /// <inheritdoc/>
    internal override void Leave(Span<double> values)
    {
        values.Clear();
        values[0] = 1;
    }

    /// <inheritdoc/>
    internal override void Arrange(DrawnRows rows) => rows.OrderBy(Order, IsLeft);

    private static int WidestKernel(GaussianBlur blur, int size) => Math.Min(blur.KernelSize, (2 * size) - 1);
}
