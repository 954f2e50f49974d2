using Selfsame.Data.Random;
using Selfsame.Data.Transforms;

namespace Selfsame.Data.Drawing;

/// <summary>
/// Changes brightness, contrast, saturation and hue in an order that is drawn. The first three are one blend, other + factor (value - other),
/// where the other is black, the mean gray or the gray version; at the place of the hue the blend changes nothing.
/// </summary>
public sealed class JitterStep : ViewStep
{
    /// <summary>Places in the order of the operations.</summary>
    public const int Places = 4;

    private const int PerPlace = 3;
    private const int HueShiftAt = Places * PerPlace;

    private readonly ColorJitter _jitter;

    internal JitterStep(int column, ColorJitter jitter)
        : base(column, HueShiftAt + 3) => _jitter = jitter;

    /// <summary>The column of the shift of hue, in 1/256 turns, 0 to 255.</summary>
    public int HueShift => Column + HueShiftAt;

    /// <summary>The column of the place of the hue among the operations, <see cref="Places"/> where the hue is left alone.</summary>
    public int HuePlace => Column + HueShiftAt + 1;

    /// <summary>The column of the samples' places in the batch, ordered by <see cref="HuePlace"/>.</summary>
    public int HueOrder => Column + HueShiftAt + 2;

    /// <summary>The column of the factor of the blend at a place.</summary>
    public int Factor(int place) => Column + (place * PerPlace);

    /// <summary>The column that is 1 where a place blends with the mean gray, else 0.</summary>
    public int IsContrast(int place) => Factor(place) + 1;

    /// <summary>The column that is 1 where a place blends with the gray version, else 0.</summary>
    public int IsSaturation(int place) => Factor(place) + 2;

    /// <inheritdoc/>
    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random)
    {
        Leave(values);
        if (!random.Chance(_jitter.Probability))
        {
            return;
        }

        var drawn = _jitter.Draw(ref random);
        for (var place = 0; place < Places; place++)
        {
            var blend = values.Slice(place * PerPlace, PerPlace);
            switch (drawn.Order[place])
            {
                case ColorJitterOperation.Brightness when _jitter.Brightness > 0:
                    blend[0] = drawn.Brightness;
                    break;
                case ColorJitterOperation.Contrast when _jitter.Contrast > 0:
                    (blend[0], blend[1]) = (drawn.Contrast, 1);
                    break;
                case ColorJitterOperation.Saturation when _jitter.Saturation > 0:
                    (blend[0], blend[2]) = (drawn.Saturation, 1);
                    break;
                case ColorJitterOperation.Hue when _jitter.Hue > 0:
                    (values[HueShiftAt], values[HueShiftAt + 1]) = ((int)(drawn.Hue * 255) & 255, place);
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    internal override void Leave(Span<double> values)
    {
        values.Clear();
        for (var place = 0; place < Places; place++)
        {
            values[place * PerPlace] = 1;
        }

        values[HueShiftAt + 1] = Places;
    }

    /// <inheritdoc/>
    internal override void Arrange(DrawnRows rows) => rows.OrderBy(HueOrder, HuePlace);
}
