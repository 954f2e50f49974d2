using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised;

/// <summary>A line of the catalog: what a picture method says of itself, with its types hidden.</summary>
public abstract class MethodEntry
{
    private protected MethodEntry()
    {
    }

    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The family it is listed under.</summary>
    public abstract string Family { get; }

    /// <summary>One line on what it does.</summary>
    public abstract string Summary { get; }

    /// <summary>The paper: authors, venue, arXiv number.</summary>
    public abstract string Paper { get; }

    /// <summary>The kinds of encoder that it can train.</summary>
    public abstract IReadOnlyList<BackboneFamily> Backbones { get; }

    /// <summary>Whether the encoder learns from labels, so that a source without them will not do.</summary>
    public abstract bool UsesLabels { get; }

    /// <summary>Whether the encoder sees the lightness of pictures only.</summary>
    public abstract bool SeesLightness { get; }

    /// <summary>What a transformer's features shall be, unless the user says otherwise.</summary>
    public abstract TokenPooling Pooling { get; }

    /// <summary>What shall normalise a residual network, unless the user says otherwise.</summary>
    public abstract BackboneNorm Norm { get; }

    /// <summary><see cref="Norm"/> for residual networks; transformers have one of their own, and no choice.</summary>
    /// <param name="backbone">The name of the backbone that the method shall train.</param>
    /// <exception cref="BackboneException">There is no such backbone.</exception>
    public BackboneNorm NormOf(string backbone) => BackboneCatalog.Family(backbone) == BackboneFamily.ResNet ? Norm : BackboneNorm.Batch;

    /// <summary>The type of its options, an immutable record.</summary>
    public abstract Type OptionsType { get; }

    /// <summary>The entry of a method.</summary>
    /// <typeparam name="TMethod">The method.</typeparam>
    /// <typeparam name="TOptions">Its options.</typeparam>
    public static MethodEntry Of<TMethod, TOptions>()
        where TMethod : Method<ViewBatch>, IMethod<TMethod, TOptions, ViewBatch>
        where TOptions : notnull =>
        new MethodEntry<TMethod, TOptions>();

    /// <summary>Whether the method can do what not every method can, such as <see cref="IColorizes"/>.</summary>
    /// <typeparam name="TAbility">An interface that methods may have.</typeparam>
    public abstract bool Can<TAbility>()
        where TAbility : class;

    /// <summary>The options of the recipe, of type <see cref="OptionsType"/>.</summary>
    /// <param name="context">What the recipe may depend on.</param>
    public abstract object DefaultOptions(RecipeContext context);

    /// <summary>The views of the recipe.</summary>
    /// <param name="context">What the recipe may depend on.</param>
    public abstract ViewRecipe DefaultViews(RecipeContext context);

    /// <summary>The optimizer of the recipe.</summary>
    /// <param name="context">What the recipe may depend on.</param>
    public abstract OptimizerOptions DefaultOptimizer(RecipeContext context);

    /// <summary>Builds the method around an encoder.</summary>
    /// <param name="options">Its options, of type <see cref="OptionsType"/>.</param>
    /// <param name="context">What the recipe may depend on.</param>
    /// <param name="backbone">The encoder.</param>
    /// <exception cref="EncoderMismatchException">The method cannot train such an encoder.</exception>
    public Method<ViewBatch> Create(object options, RecipeContext context, Backbone backbone)
    {
        if (Backbones.Contains(backbone.Family))
        {
            return Build(options, context, backbone);
        }

        var fitting = BackboneCatalog.Names.Where(name => Backbones.Contains(BackboneCatalog.Family(name)));
        throw new EncoderMismatchException($"{Name} cannot train {backbone.Architecture}. It can train {string.Join(", ", fitting)}: name one of them (--backbone).");
    }

    private protected abstract Method<ViewBatch> Build(object options, RecipeContext context, Backbone backbone);
}
