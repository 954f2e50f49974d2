using Selfsame.Data;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;

namespace Selfsame.Training.Settings;

/// <summary>What a run really does: the method's recipe with the user's values laid over it.</summary>
/// <param name="Method">The method.</param>
/// <param name="MethodOptions">Its options.</param>
/// <param name="Optimizer">The optimizer with its schedule.</param>
/// <param name="Views">The random views.</param>
/// <param name="Context">What the recipe depended on.</param>
public sealed record Recipe(
    MethodEntry Method,
    object MethodOptions,
    OptimizerOptions Optimizer,
    ViewRecipe Views,
    RecipeContext Context)
{
    /// <summary>What pictures must go through before the encoder sees them.</summary>
    public Preprocessing Preprocessing => new()
    {
        ImageSize = Context.ImageSize,
        Channels = Context.Channels,
        Mean = Views.Normalization.Mean,
        Deviation = Views.Normalization.Deviation,
        Lightness = Method.SeesLightness,
    };

    /// <summary>Lays the settings over the recipe of their method.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="context">What the recipe may depend on.</param>
    /// <exception cref="SettingException">There is no such method or setting, or a value has the wrong type or range.</exception>
    public static Recipe Resolve(PretrainSettings settings, RecipeContext context)
    {
        var method = FindMethod(settings.Method);
        if (settings.MethodOptions is { } given && given.GetType() != method.OptionsType)
        {
            throw new SettingException($"The method options are of type {given.GetType().Name}, but {method.Name} takes {method.OptionsType.Name}.");
        }

        return new Recipe(
            method,
            Lay(settings, "method", settings.MethodOptions ?? method.DefaultOptions(context)),
            Lay(settings, "optimizer", settings.Optimizer ?? method.DefaultOptimizer(context)),
            ChangeViews(settings, settings.ViewRecipe ?? method.DefaultViews(context)),
            context);
    }

    /// <summary>The method of a name.</summary>
    /// <param name="name">Its name on the command line.</param>
    /// <exception cref="SettingException">There is no such method.</exception>
    public static MethodEntry FindMethod(string name)
    {
        if (MethodCatalog.Find(name) is { } method)
        {
            return method;
        }

        var names = MethodCatalog.All.Select(entry => entry.Name).ToArray();
        var suggestion = NearestName.Suggest(name, names);
        throw new SettingException($"There is no method '{name}'.{(suggestion.Length > 0 ? suggestion : $" There are: {string.Join(", ", names)}.")}");
    }

    internal static Recipe Default(PretrainSettings settings) =>
        Resolve(settings with { Overrides = [] }, new RecipeContext { ImageSize = settings.ImageSize, GlobalBatch = settings.BatchSize });

    /// <summary>The recipe for pictures of so many channels.</summary>
    // The statistics of ImageNet are those of three colours; for other channels their average has to do.
    internal Recipe For(int channels)
    {
        var statistics = Views.Normalization;
        statistics = statistics.Mean.Count == channels || statistics.Mean.Count == 1
            ? statistics
            : new ChannelStatistics([statistics.Mean.Average()], [statistics.Deviation.Average()]);
        return this with { Context = Context with { Channels = channels, Normalization = statistics }, Views = Views with { Normalization = statistics } };
    }

    internal object Section(string name) => name switch
    {
        "method" => MethodOptions,
        _ => Optimizer,
    };

    private static ViewRecipe ChangeViews(PretrainSettings settings, ViewRecipe recipe)
    {
        try
        {
            return settings.Views.ApplyTo(recipe);
        }
        catch (Exception error) when (error is DataException or ArgumentOutOfRangeException)
        {
            throw new SettingException($"views: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private static T Lay<T>(PretrainSettings settings, string section, T record)
        where T : notnull =>
        (T)SettingTree.Merge(record, SettingPaths.Overlay(settings, section), section + ".");
}
