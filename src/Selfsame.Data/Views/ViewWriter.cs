using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Transforms.Canvas;

namespace Selfsame.Data.Views;

/// <summary>
/// Makes views and writes them where a batch wants them. It owns all memory it needs, so that a view costs no allocation; each worker has its
/// own.
/// </summary>
public sealed class ViewWriter
{
    private readonly PictureCanvas _canvas;
    private readonly ViewRecipe _recipe;
    private Normalizer? _normalizer;
    private int _checkedChannels;

    /// <summary>A writer for the views of one recipe, with the kernels that suit this processor.</summary>
    /// <exception cref="DataException">Parameters of a transform contradict each other, or a transform cannot do with the recipe's channels.</exception>
    public ViewWriter(ViewRecipe recipe)
        : this(recipe, PictureKernels.Best)
    {
    }

    /// <summary>A writer for the views of one recipe.</summary>
    /// <param name="recipe">The views.</param>
    /// <param name="kernels">The inner loops; views are the same with all kinds.</param>
    /// <exception cref="DataException">Parameters of a transform contradict each other, or a transform cannot do with the recipe's channels.</exception>
    public ViewWriter(ViewRecipe recipe, PictureKernels kernels)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        foreach (var view in recipe.Views)
        {
            foreach (var transform in view.Transforms)
            {
                if (transform.Fault() is { } fault)
                {
                    throw new DataException($"View '{view.Name}', {transform.GetType().Name}: {fault}.");
                }
            }
        }

        if (recipe.Channels != PictureChannels.AsStored)
        {
            RequireTransforms(recipe, recipe.Channels == PictureChannels.Rgb ? 3 : 1);
        }

        _recipe = recipe;
        _canvas = new PictureCanvas(kernels);
    }

    /// <summary>Where in its picture the view that was made last lies.</summary>
    public ViewRegion Place => _canvas.Place;

    /// <summary>Refuses a recipe that cannot make views of so many channels, before any picture is read.</summary>
    /// <exception cref="DataException">A transform needs other channels, or there are normalisation statistics for another number.</exception>
    public static void RequireSuitable(ViewRecipe recipe, int channels)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        RequireTransforms(recipe, channels);
        _ = recipe.Normalization.Table(channels);
    }

    /// <summary>Channels of the views made from a picture.</summary>
    public static int ChannelsOf(ViewRecipe recipe, Picture picture)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(picture);
        return recipe.Channels switch
        {
            PictureChannels.Rgb => 3,
            PictureChannels.Gray => 1,
            _ => picture.Channels,
        };
    }

    /// <summary>The part of a picture of this size that one view is made from.</summary>
    /// <param name="view">Index of the view in the recipe.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="random">The random numbers of this view, before any is used.</param>
    public CropBox Needs(int view, int width, int height, RandomStream random)
    {
        var transforms = _recipe.Views[view].Transforms;
        return transforms.Count == 0 ? new CropBox(0, 0, width, height) : transforms[0].Needs(width, height, random);
    }

    /// <summary>Makes one view of a picture.</summary>
    /// <param name="picture">The picture, or a part that holds what <see cref="Needs"/> says; it is not changed.</param>
    /// <param name="view">Index of the view in the recipe.</param>
    /// <param name="random">The random numbers of this view.</param>
    /// <param name="destination">size x size x channels values, interleaved and normalised.</param>
    /// <exception cref="DataException">The picture does not suit the recipe (see <see cref="PictureChannels"/>).</exception>
    /// <exception cref="ArgumentException">The destination has another size.</exception>
    public void Write(PicturePart picture, int view, ref RandomStream random, Span<float> destination)
    {
        var specification = _recipe.Views[view];
        Transform(picture, specification, ref random);
        var channels = _canvas.Channels;
        if (destination.Length != (long)_canvas.Width * _canvas.Height * channels)
        {
            throw new ArgumentException(
                $"{destination.Length} values do not hold a view of {_canvas.Height} x {_canvas.Width} x {channels}.", nameof(destination));
        }

        if (_normalizer?.Channels != channels)
        {
            _normalizer = new Normalizer(_recipe.Normalization, channels);
        }

        _canvas.WriteNormalized(_normalizer, destination);
    }

    /// <summary>Makes one view of a whole picture.</summary>
    /// <inheritdoc cref="Write(PicturePart, int, ref RandomStream, Span{float})"/>
    public void Write(Picture picture, int view, ref RandomStream random, Span<float> destination) =>
        Write(PicturePart.Whole(picture), view, ref random, destination);

    /// <summary>Makes one view of a picture as a picture, not normalised: for contact sheets.</summary>
    /// <exception cref="DataException">The picture does not suit the recipe (see <see cref="PictureChannels"/>).</exception>
    public Picture Draw(Picture picture, int view, ref RandomStream random)
    {
        Transform(PicturePart.Whole(picture), _recipe.Views[view], ref random);
        return _canvas.ToPicture();
    }

    private static void RequireTransforms(ViewRecipe recipe, int channels)
    {
        foreach (var view in recipe.Views)
        {
            foreach (var transform in view.Transforms)
            {
                if (transform.Refusal(channels) is { } refusal)
                {
                    throw new DataException($"View '{view.Name}', {transform.GetType().Name}: it {refusal}.");
                }
            }
        }
    }

    private void Transform(PicturePart picture, ViewSpecification specification, ref RandomStream random)
    {
        _canvas.Load(picture, _recipe.Channels);
        if (_checkedChannels != _canvas.Channels)
        {
            // What cannot be done is refused whether or not this view happens to draw it.
            RequireTransforms(_recipe, _canvas.Channels);
            _checkedChannels = _canvas.Channels;
        }

        for (var i = 0; i < specification.Transforms.Count; i++)
        {
            specification.Transforms[i].Apply(_canvas, ref random);
        }

        if (_canvas.Width != specification.Size || _canvas.Height != specification.Size)
        {
            throw new DataException(
                $"View '{specification.Name}' came out {_canvas.Width} x {_canvas.Height} and not {specification.Size} x {specification.Size}: "
                + "its transforms must end in a crop or resize of that size.");
        }
    }
}
