using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised;

internal sealed class MethodEntry<TMethod, TOptions> : MethodEntry
    where TMethod : Method<ViewBatch>, IMethod<TMethod, TOptions, ViewBatch>
    where TOptions : notnull
{
    public override string Name => TMethod.Name;

    public override string Family => TMethod.Family;

    public override string Summary => TMethod.Summary;

    public override string Paper => TMethod.Paper;

    public override IReadOnlyList<BackboneFamily> Backbones => TMethod.Backbones;

    public override bool UsesLabels => TMethod.UsesLabels;

    public override bool SeesLightness => TMethod.SeesLightness;

    public override TokenPooling Pooling => TMethod.Pooling;

    public override BackboneNorm Norm => TMethod.Norm;

    public override Type OptionsType => typeof(TOptions);

    public override bool Can<TAbility>() => typeof(TMethod).IsAssignableTo(typeof(TAbility));

    public override object DefaultOptions(RecipeContext context) => TMethod.DefaultOptions(context);

    public override ViewRecipe DefaultViews(RecipeContext context) => TMethod.DefaultViews(context);

    public override OptimizerOptions DefaultOptimizer(RecipeContext context) => TMethod.DefaultOptimizer(context);

    private protected override Method<ViewBatch> Build(object options, RecipeContext context, Backbone backbone) =>
        TMethod.Create((TOptions)options, context, backbone);
}
