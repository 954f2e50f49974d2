using Selfsame.Data.Drawing;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Colorizations;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>Settings thought through against the data and the machine: everything is decided and checked, nothing is written yet.</summary>
/// <param name="Settings">The settings with threads and workers filled in.</param>
/// <param name="Source">The pictures.</param>
/// <param name="Device">Where to compute.</param>
/// <param name="Backbone">How the encoder is built.</param>
/// <param name="Recipe">What the run really does.</param>
public sealed record PretrainPlan(PretrainSettings Settings, PictureSource Source, Device Device, BackboneOptions Backbone, Recipe Recipe)
{
    /// <summary>What pictures must go through before the encoder sees them.</summary>
    public Preprocessing Preprocessing => Recipe.Preprocessing;

    /// <summary>What must be the same for a checkpoint to belong to the run.</summary>
    public IReadOnlyList<IdentityField> Identity =>
    [
        new("method", Recipe.Method.Name),
        new("backbone", FormattableString.Invariant($"{Backbone.Name}, width {Backbone.Width}, {Backbone.ImageSize} px, {Backbone.Channels} channels")),
        new("optimizer", Recipe.Optimizer.Kind.ToString()),
        new("batch size", FormattableString.Invariant($"{Settings.BatchSize}")),
        new("number of steps", FormattableString.Invariant($"{Recipe.Context.TotalSteps}")),
        new("seed", FormattableString.Invariant($"{Settings.Seed}")),
        new("data fingerprint", Source.Fingerprint),
    ];

    /// <summary>Thinks settings through.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="SettingException">A setting is missing, wrong or out of range, or does not fit the data or the machine.</exception>
    /// <exception cref="Data.DataException">The source cannot be opened.</exception>
    public static PretrainPlan Of(PretrainSettings settings)
    {
        SettingTree.Validate(settings, "");
        var method = Recipe.FindMethod(settings.Method);
        if (string.IsNullOrWhiteSpace(settings.Data))
        {
            throw new SettingException("No pictures were given to learn from: set 'data' to a folder or a source.");
        }

        if (settings.BatchSize % settings.AccumulationSteps != 0)
        {
            throw new SettingException($"batchSize {settings.BatchSize} cannot be divided into accumulationSteps {settings.AccumulationSteps} equal parts.");
        }

        if (settings.BatchSize / settings.AccumulationSteps < 2)
        {
            throw new SettingException($"batchSize {settings.BatchSize} in {settings.AccumulationSteps} parts leaves one picture a part; methods compare pictures, so that a part needs at least 2.");
        }

        var family = FamilyOf(settings.Backbone.Name);
        var device = ParseDevice(settings.Device);
        var source = PictureSources.Open(settings.Data);
        if (settings.BatchSize > source.Count)
        {
            throw new SettingException($"batchSize {settings.BatchSize} is larger than the data ({source.Description}): use --batch-size {source.Count} or less, or more pictures.");
        }

        if (method.UsesLabels && !source.HasLabels)
        {
            throw new SettingException($"{method.Name} learns from labels, but {source.Description} has none: use class folders or a list with a column 'class', or another method.");
        }

        if (method.SeesLightness)
        {
            PictureColour.Require(method, source);
        }

        var stepsPerEpoch = source.Count / settings.BatchSize;
        var context = new RecipeContext
        {
            ImageSize = settings.ImageSize,
            GlobalBatch = settings.BatchSize,
            StepsPerEpoch = stepsPerEpoch,
            TotalSteps = settings.Steps ?? (long)settings.Epochs * stepsPerEpoch,
            SampleCount = source.Count,
            PicturesPerSample = source.PicturesPerSample,
            Backbone = family,
        };
        var recipe = Recipe.Resolve(settings, context);
        var channels = ChannelsOf(recipe.Views, source);
        CheckDeviceViews(settings, recipe.Views, channels);
        CheckSizes(recipe);
        CheckPatches(settings.Backbone.ToOptions(settings.ImageSize, channels, recipe.Method), family, recipe.Views);
        recipe = recipe.For(channels);
        var processors = Environment.ProcessorCount;
        return new PretrainPlan(
            settings with { Threads = settings.Threads ?? processors, Workers = settings.Workers ?? processors },
            source,
            device,
            settings.Backbone.ToOptions(settings.ImageSize, channels, recipe.Method),
            recipe);
    }

    /// <summary>Builds the method on its device, with weights drawn from the seed.</summary>
    /// <param name="takeInitialWeights">Whether the encoder takes the weights that <c>initFrom</c> names; a run that is resumed has its own.</param>
    /// <exception cref="SettingException">The backbone's settings are out of range, or the method cannot train it.</exception>
    public Method<ViewBatch> Build(bool takeInitialWeights = true)
    {
        using var scope = new TensorScope();
        Engine.Seed(Settings.Seed);
        try
        {
            var backbone = BackboneCatalog.Create(Backbone);
            if (takeInitialWeights && Settings.InitFrom is { } path)
            {
                InitialWeights.Load(backbone, path);
            }

            var method = Recipe.Method.Create(Recipe.MethodOptions, Recipe.Context, backbone);
            method.To(Device);
            return method;
        }
        catch (Exception error) when (error is BackboneException or EncoderMismatchException or MethodSettingsException)
        {
            throw new SettingException(error.Message, error);
        }
    }

    private static void CheckSizes(Recipe recipe)
    {
        var views = recipe.Views.Views;
        if (views.FirstOrDefault(view => view.Size > views[0].Size) is { } larger)
        {
            throw new SettingException(
                $"{recipe.Method.Name} takes the large views first, of {views[0].Size} pixels here, and none may be larger, but the view '{larger.Name}' has {larger.Size}: lower its size in viewRecipe.");
        }
    }

    private static void CheckPatches(BackboneOptions backbone, BackboneFamily family, ViewRecipe views)
    {
        var side = BackboneCatalog.PatchSize(backbone);
        if (family == BackboneFamily.VisionTransformer && views.Views.FirstOrDefault(view => view.Size % side != 0) is { } misfit)
        {
            throw new SettingException(
                $"{backbone.Name} cuts views into patches of {side} pixels, which do not divide the view '{misfit.Name}' of {misfit.Size} pixels: set backbone.patchSize or imageSize.");
        }
    }

    private static BackboneFamily FamilyOf(string name)
    {
        try
        {
            return BackboneCatalog.Family(name);
        }
        catch (BackboneException error)
        {
            throw new SettingException(error.Message, error);
        }
    }

    private static Device ParseDevice(string text)
    {
        Device device;
        try
        {
            device = Device.Parse(text);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new SettingException($"There is no device '{text}': use cpu, cuda, or cuda:1 for the second graphics card.", error);
        }

        if (device.Kind == DeviceKind.Cuda && Math.Max(device.Index, 0) >= Engine.CudaDeviceCount)
        {
            throw new SettingException(
                $"The device '{text}' is not there: this libtorch ({Engine.Version}) sees {Engine.CudaDeviceCount} CUDA devices. Use --device cpu, or see 'selfsame doctor'.");
        }

        return device;
    }

    private static void CheckDeviceViews(PretrainSettings settings, ViewRecipe views, int channels)
    {
        try
        {
            _ = settings.MakeViewsOn == ViewPlace.Device ? new DeviceRecipe(views, channels) : null;
        }
        catch (Data.DataException error)
        {
            throw new SettingException($"--views device (makeViewsOn) cannot be had with these views. {error.Message}", error);
        }
    }

    private static int ChannelsOf(ViewRecipe views, PictureSource source) => views.Channels switch
    {
        PictureChannels.Rgb => 3,
        PictureChannels.Gray => 1,
        _ => source.Read(0).Channels,
    };
}
