using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>A method as a run has left it, whole: not the encoder only, but decoder, generator, heads and teachers too.</summary>
/// <remarks>The run's data need not be there any more: what the recipe depended on stands in its record.</remarks>
public sealed class TrainedMethod
{
    private TrainedMethod(RunDirectory run, PretrainSettings settings, Recipe recipe, Method<ViewBatch> method, long step)
    {
        Run = run;
        Settings = settings;
        Recipe = recipe;
        Method = method;
        Step = step;
    }

    /// <summary>The run's folder.</summary>
    public RunDirectory Run { get; }

    /// <summary>What the run was told.</summary>
    public PretrainSettings Settings { get; }

    /// <summary>What it did.</summary>
    public Recipe Recipe { get; }

    /// <summary>The method with the weights of its checkpoint, in evaluation mode, on the CPU.</summary>
    public Method<ViewBatch> Method { get; }

    /// <summary>Steps that the checkpoint has seen.</summary>
    public long Step { get; }

    /// <summary>What pictures must go through before the method sees them.</summary>
    public Preprocessing Preprocessing => Recipe.Preprocessing;

    /// <summary>Opens the method of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="step">The step whose checkpoint to take, or null for the newest that is whole.</param>
    /// <exception cref="SettingException">There is no run there, it has no such checkpoint, or it is damaged.</exception>
    /// <exception cref="StateMismatchException">The checkpoint does not fit what the run's record names.</exception>
    public static TrainedMethod Open(string folder, long? step = null)
    {
        var run = RunDirectory.Open(folder);
        if (!File.Exists(run.RunFile))
        {
            throw new SettingException($"{folder} holds an encoder only: what was trained beside it is in the checkpoints of a run's folder, with run.json.");
        }

        if (File.Exists(run.ClassifierFile))
        {
            throw new SettingException($"{folder} is a classifier that 'selfsame finetune' has made: give the run that it was made from.");
        }

        using var scope = new TensorScope();
        var settings = PretrainSettings.Load(run.RunFile);
        var context = RunRecord.ReadContext(run, settings);
        var recipe = Recipe.Resolve(settings, context).For(context.Channels);
        var store = new CheckpointStore(run.CheckpointsFolder, settings.KeepCheckpoints);
        var checkpoint = (step is { } one ? store.ReadAt(one) : store.ReadLatest(damaged: _ => { }))
            ?? throw new SettingException($"{folder} has no checkpoint yet: let the run go on with --resume until it has written one.");
        var method = Build(settings, recipe);
        method.Load(checkpoint.Model);
        method.Eval();
        return new TrainedMethod(run, settings, recipe, method, checkpoint.State.Position.Step);
    }

    /// <summary>The method as something that it can do.</summary>
    /// <param name="lack">What is said of one that cannot: <c>has no generator</c>.</param>
    /// <param name="others">What is said of those that can: <c>have</c>.</param>
    /// <exception cref="SettingException">It cannot; those that can are named.</exception>
    internal TAbility As<TAbility>(string lack, string others)
        where TAbility : class => Method as TAbility ?? throw new SettingException(
        $"{Run.Path} was trained by {Recipe.Method.Name}, which {lack}. "
        + $"These {others}: {string.Join(", ", MethodCatalog.All.Where(entry => entry.Can<TAbility>()).Select(entry => entry.Name))}.");

    private static Method<ViewBatch> Build(PretrainSettings settings, Recipe recipe)
    {
        try
        {
            var backbone = BackboneCatalog.Create(settings.Backbone.ToOptions(settings.ImageSize, recipe.Context.Channels, recipe.Method));
            return recipe.Method.Create(recipe.MethodOptions, recipe.Context, backbone);
        }
        catch (Exception error) when (error is BackboneException or EncoderMismatchException or MethodSettingsException)
        {
            throw new SettingException(error.Message, error);
        }
    }
}
