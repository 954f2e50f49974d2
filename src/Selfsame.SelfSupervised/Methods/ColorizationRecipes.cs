using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>What the methods share that learn by giving pictures their colours.</summary>
internal static class ColorizationRecipes
{
    // a or b at least this far from 0 somewhere: what is below is the noise that JPEG leaves in gray pictures. The published code of Zhang et al. has 5, too.
    private const double LeastColour = 5;

    // Black is -1 and white is 1 on every channel: what lightness becomes, too.
    private static readonly ChannelStatistics Centred = new([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);

    /// <summary>One view: a random crop of 40 to 100 % of the area and a flip. Colours are what is to be learnt, so nothing changes them.</summary>
    public static ViewRecipe Views(int imageSize) => new()
    {
        Normalization = Centred,
        Views =
        [
            new ViewSpecification
            {
                Name = "view",
                Size = imageSize,
                Transforms = [new RandomResizedCrop { Size = imageSize, ScaleMinimum = 0.4 }, new RandomHorizontalFlip()],
            },
        ],
    };

    /// <summary>What the encoder sees, for views scaled as the run has it.</summary>
    public static LightnessInput Input(RecipeContext context) => new(context.Normalization ?? Centred);

    /// <summary>Refuses pictures without three channels.</summary>
    /// <exception cref="MethodSettingsException">They have another number.</exception>
    public static void RequireColour(string method, RecipeContext context) => MethodSettingsException.Require(
        context.Channels == 3,
        $"{method} learns the colours of pictures from their lightness, but these have {context.Channels} channels: use pictures in colour, with views.channels=rgb, or another method.");

    /// <summary>Which pictures have any colour.</summary>
    /// <param name="ab">N x 2 x H x W.</param>
    /// <returns>N x 1 x 1 x 1, boolean.</returns>
    public static Tensor HaveColour(Tensor ab) => ab.Abs().Amax([1, 2, 3], keepdim: true).Ge(LeastColour);
}
