using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>
/// Makes the random views of a batch on a device, as operations on the whole batch, from decoded pictures and what the loader drew for them. The
/// views are those of the processor up to rounding: the same numbers are drawn, and values are rounded to 8 bits in the same places.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class DeviceViewMaker : IDisposable
{
    private readonly DeviceRecipe _recipe;
    private readonly Device _device;
    private readonly Dictionary<BlurStep, BlurMatrix> _blurs = [];
    private readonly Tensor _mean;
    private readonly Tensor _deviation;

    /// <summary>A maker of the views of one recipe.</summary>
    /// <param name="recipe">The recipe in its device form.</param>
    /// <param name="device">Where the views are made.</param>
    /// <exception cref="Data.DataException">The normalisation is for another number of channels.</exception>
    public DeviceViewMaker(DeviceRecipe recipe, Device device)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _recipe = recipe;
        _device = device;
        using var scope = new TensorScope();
        foreach (var view in recipe.Views)
        {
            foreach (var blur in view.Steps.OfType<BlurStep>())
            {
                _blurs[blur] = new BlurMatrix(blur, SizeAt(view, blur), device);
            }
        }

        var normalization = recipe.Recipe.Normalization;
        _ = normalization.Table(recipe.Channels); // says what is wrong with it
        _mean = Numbers(normalization.Mean);
        _deviation = Numbers(normalization.Deviation);
    }

    /// <summary>Makes the views of a batch.</summary>
    /// <param name="batch">What the loader decoded and drew; its block is copied to the device in one piece, or used as it is on the CPU.</param>
    /// <returns>A tensor for each view, N x C x S x S, normalised, channels-last.</returns>
    public IReadOnlyList<Tensor> Make(DrawnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var full = Autocast.Off(_device);
        using var none = new NoGrad();
        var block = Tensor.FromMemory(batch.Block, [batch.Bytes], [1], DType.UInt8).To(_device);
        var pixels = block.Narrow(0, batch.PixelsStart, batch.Pixels * _recipe.Channels).View([batch.Pixels, _recipe.Channels]);
        var views = new Tensor[_recipe.Views.Count];
        for (var view = 0; view < views.Length; view++)
        {
            var columns = _recipe.Views[view].Columns;
            var rows = block.Narrow(0, batch.RowsStart(view), (long)batch.Count * columns * sizeof(double)).View(DType.Float64);
            views[view] = none.Keep(Make(_recipe.Views[view], pixels, new DrawnNumbers(rows.View([batch.Count, columns])), batch.Rows(view)));
        }

        return views;
    }

    /// <summary>Frees what was laid out in advance.</summary>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
        foreach (var blur in _blurs.Values)
        {
            blur.Dispose();
        }
    }

    private Tensor Make(DeviceView view, Tensor pixels, DrawnNumbers drawn, DrawnRows rows)
    {
        using var scope = new TensorScope();
        var values = new PictureRegions(view, pixels).ToOneSize(drawn, rows, out var next);              // N x C x S x S
        for (var i = next; i < view.Steps.Count; i++)
        {
            values = Follow(view.Steps[i], values, drawn, rows);
        }

        values = values.Div_(255).Sub_(_mean).Div_(_deviation);
        foreach (var erase in view.Steps.OfType<EraseStep>())
        {
            values = values.MaskedFill(Rectangle(erase, view.Size, drawn), erase.Value);
        }

        return scope.Keep(values.ChannelsLast());
    }

    private Tensor Follow(ViewStep step, Tensor values, DrawnNumbers drawn, DrawnRows rows)
    {
        using var scope = new TensorScope();
        switch (step)
        {
            case ResampleStep resample:
                var (height, width) = ((long)rows.Largest(resample.OutputHeight), (long)rows.Largest(resample.OutputWidth));
                var sizes = Tensor.Full([1, 1, 1], values.Size(3), DType.Float64, device: _device);
                return scope.Keep(Resampling.Apply(values, (sizes, sizes), resample, drawn, height, width));
            case MirrorStep mirror:
                return scope.Keep(Tensor.Where(drawn.IsSet(mirror.Column), values.Flip([mirror.IsVertical ? 2 : 3]), values));
            case JitterStep jitter:
                return scope.Keep(ColourOperations.Jitter(values, jitter, drawn, rows));
            case GrayStep gray:
                return scope.Keep(ColourOperations.Gray(values, gray, drawn));
            case SolarizeStep solarize:
                return scope.Keep(Tensor.Where(drawn.IsSet(solarize.Column).LogicalAnd(values.Ge(solarize.Threshold)), 255 - values, values));
            case PosterizeStep posterize:
                var levels = 1 << (8 - posterize.Bits);
                return scope.Keep(Tensor.Where(drawn.IsSet(posterize.Column), (values / levels).Floor() * levels, values));
            case EqualizeStep equalize:
                return scope.Keep(Tensor.Where(drawn.IsSet(equalize.Column), Histograms.Equalize(values), values));
            case BlurStep blur:
                _blurs[blur].Apply(values, drawn, rows);
                return values;
            default:
                return values; // erasing comes last
        }
    }

    // N x 1 x S x S
    private Tensor Rectangle(EraseStep erase, int size, DrawnNumbers drawn)
    {
        var places = Tensor.Arange(size, device: _device);
        var (y, x) = (places.View([1, 1, -1, 1]), places.View([1, 1, 1, -1]));
        var (top, left) = (drawn.Single(erase.Top), drawn.Single(erase.Left));
        return y.Ge(top).LogicalAnd(y.Lt(top + drawn.Single(erase.Height)))
            .LogicalAnd(x.Ge(left)).LogicalAnd(x.Lt(left + drawn.Single(erase.Width)));
    }

    private static int SizeAt(DeviceView view, ViewStep step) =>
        view.Steps.TakeWhile(each => each != step).OfType<ResampleStep>().Last().FixedSize!.Value;

    private Tensor Numbers(IReadOnlyList<double> values) =>
        Tensor.From(values.Select(value => (float)value).ToArray(), [1, values.Count, 1, 1]).To(_device).Outlive();
}
