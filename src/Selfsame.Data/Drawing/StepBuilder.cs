using Selfsame.Data.Transforms;
using Selfsame.Data.Views;

namespace Selfsame.Data.Drawing;

/// <summary>Finds the device form of the transforms of a view, and gives each its columns.</summary>
internal sealed class StepBuilder(ViewSpecification view, int channels, int firstColumn)
{
    private readonly List<ViewStep> _flat = [];
    private bool _hasErased;
    private int? _size;

    /// <summary>All steps in their order, those that chance leaves out together among them one by one.</summary>
    internal IReadOnlyList<ViewStep> Flat => _flat;

    /// <summary>The first column that no step has.</summary>
    internal int Columns { get; private set; } = firstColumn;

    /// <exception cref="DataException">A transform has no device form, or not where it stands.</exception>
    internal IReadOnlyList<ViewStep> Build()
    {
        var steps = view.Transforms.Select(transform => Build(transform, isSure: true)).ToArray();
        return _size == view.Size
            ? steps
            : throw new DataException(
                $"View '{view.Name}' does not come out {view.Size} x {view.Size}: its transforms must end in a crop or resize of that size.");
    }

    private ViewStep Build(PictureTransform transform, bool isSure)
    {
        if (transform is RandomApply some)
        {
            var column = Columns;
            return new ChanceStep(column, some.Probability, [.. some.Transforms.Select(each => Build(each, isSure: false))]);
        }

        var step = Step(transform);
        if (step is ResampleStep resample)
        {
            _size = resample.FixedSize;
            if (!isSure)
            {
                throw Refusal(transform, "inside of a RandomApply");
            }

            if (_hasErased)
            {
                throw Refusal(transform, $"after a {nameof(RandomErasing)}");
            }
        }

        _hasErased |= step is EraseStep;
        Columns += step.Columns;
        _flat.Add(step);
        return step;
    }

    private ViewStep Step(PictureTransform transform)
    {
        if (transform is RandomResizedCrop or Resize or CenterCrop)
        {
            return new ResampleStep(Columns, transform);
        }

        if (transform is RandomErasing { IsRandom: true })
        {
            throw Refusal(transform, "with random noise");
        }

        if (transform is RandomRotation or RandAugment)
        {
            throw Refusal(transform, "at all");
        }

        if (transform is ColorJitter or RandomGrayscale && channels != 3)
        {
            throw new DataException(
                $"{transform.GetType().Name} needs 3 channels and was given {channels}: leave it out of the views, or ask for channels Rgb.");
        }

        var size = _size ?? throw Refusal(transform, "before a crop or resize to one size");
        return transform switch
        {
            RandomHorizontalFlip flip => new MirrorStep(Columns, flip.Probability, isVertical: false),
            RandomVerticalFlip flip => new MirrorStep(Columns, flip.Probability, isVertical: true),
            ColorJitter jitter => new JitterStep(Columns, jitter),
            RandomGrayscale gray => new GrayStep(Columns, gray.Probability),
            GaussianBlur blur => new BlurStep(Columns, blur, size),
            RandomSolarize solarize => new SolarizeStep(Columns, solarize.Probability, solarize.Threshold),
            RandomPosterize posterize => new PosterizeStep(Columns, posterize.Probability, posterize.Bits),
            RandomEqualize equalize => new EqualizeStep(Columns, equalize.Probability),
            RandomErasing erasing => new EraseStep(Columns, erasing),
            _ => throw Refusal(transform, "at all"),
        };
    }

    private DataException Refusal(PictureTransform transform, string where) => new(
        $"View '{view.Name}': {transform.GetType().Name} has no device form {where}. Make the views on the processor, or change this transform.");
}
