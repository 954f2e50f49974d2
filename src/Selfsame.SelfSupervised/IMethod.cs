using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised;

/// <summary>What a method says of itself, so that it can be listed and built. The compiler checks that nothing is missing.</summary>
/// <typeparam name="TSelf">The method.</typeparam>
/// <typeparam name="TOptions">Its options, an immutable record whose defaults are the paper's.</typeparam>
/// <typeparam name="TBatch">What a batch is.</typeparam>
public interface IMethod<TSelf, TOptions, TBatch>
    where TSelf : Method<TBatch>, IMethod<TSelf, TOptions, TBatch>
    where TOptions : notnull
{
    /// <summary>The name on the command line, kebab-case: <c>barlow-twins</c>.</summary>
    static abstract string Name { get; }

    /// <summary>The family it is listed under: <c>contrastive</c>.</summary>
    static abstract string Family { get; }

    /// <summary>One line on what it does.</summary>
    static abstract string Summary { get; }

    /// <summary>The paper: authors, venue, arXiv number.</summary>
    static abstract string Paper { get; }

    /// <summary>The kinds of encoder that it can train.</summary>
    static abstract IReadOnlyList<BackboneFamily> Backbones { get; }

    /// <summary>Whether the encoder learns from labels, so that a source without them will not do.</summary>
    static virtual bool UsesLabels => false;

    /// <summary>Whether the encoder sees the lightness of pictures only, on all three channels, so that whoever uses it must show it no more.</summary>
    static virtual bool SeesLightness => false;

    /// <summary>What a transformer's features shall be, unless the user says otherwise: methods that train patches only take their mean.</summary>
    static virtual TokenPooling Pooling => TokenPooling.ClassToken;

    /// <summary>What shall normalise a residual network, unless the user says otherwise: layer norm where pictures must not know of their batch, or where the run shows other pictures (tiles) than its users will.</summary>
    static virtual BackboneNorm Norm => BackboneNorm.Batch;

    /// <summary>The options of the recipe.</summary>
    /// <param name="context">What the recipe may depend on.</param>
    static abstract TOptions DefaultOptions(RecipeContext context);

    /// <summary>The views of the recipe.</summary>
    /// <param name="context">What the recipe may depend on.</param>
    static abstract ViewRecipe DefaultViews(RecipeContext context);

    /// <summary>The optimizer of the recipe, its learning rate already scaled to the batch, with its schedule.</summary>
    /// <param name="context">What the recipe may depend on.</param>
    static abstract OptimizerOptions DefaultOptimizer(RecipeContext context);

    /// <summary>Builds the method around an encoder.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="context">What the recipe may depend on.</param>
    /// <param name="backbone">The encoder.</param>
    static abstract TSelf Create(TOptions options, RecipeContext context, Backbone backbone);
}
