using Selfsame.Data.Views;

namespace Selfsame.Data.Drawing;

/// <summary>A view recipe in the form in which a device follows it, all samples of a batch at once.</summary>
public sealed class DeviceRecipe
{
    /// <summary>The device form of a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="channels">Channels of the views.</param>
    /// <exception cref="DataException">A transform has no device form; the message names it.</exception>
    public DeviceRecipe(ViewRecipe recipe, int channels)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Recipe = recipe;
        Channels = channels;
        Views = [.. recipe.Views.Select(view => new DeviceView(view, channels))];
    }

    /// <summary>The recipe.</summary>
    public ViewRecipe Recipe { get; }

    /// <summary>C, channels of pictures and views.</summary>
    public int Channels { get; }

    /// <summary>Its views, in the order of the recipe.</summary>
    public IReadOnlyList<DeviceView> Views { get; }
}
