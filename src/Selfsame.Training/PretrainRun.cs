using Selfsame.Data;
using Selfsame.Data.Loading;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Observers;
using Selfsame.Training.Reports;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;
using Selfsame.Training.Streams;

namespace Selfsame.Training;

/// <summary>Pretrains an encoder from settings: the one way in, for the command line and for programs alike.</summary>
/// <example><code>
/// var settings = new PretrainSettings { Data = "photos/", Out = "runs/photos", ImageSize = 64, Epochs = 50 };
/// var run = PretrainRun.Execute(settings);
/// var encoder = EncoderFile.Load(run.Folder).Backbone;
/// </code></example>
public static class PretrainRun
{
    /// <summary>Executes a run to its end, or until it is asked to stop.</summary>
    /// <param name="settings">What to do; what is left open is the method's recipe.</param>
    /// <param name="options">Who watches, and what to do if the folder is there already.</param>
    /// <param name="cancellation">A request to stop after the step at hand; a checkpoint is written then.</param>
    /// <exception cref="SettingException">A setting is wrong, or the folder is in use.</exception>
    /// <exception cref="DataException">The pictures cannot be read.</exception>
    /// <exception cref="StorageException">The run's folder cannot be written.</exception>
    public static PretrainResult Execute(PretrainSettings settings, PretrainRunOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new PretrainRunOptions();
        var plan = PretrainPlan.Of(settings);
        var monitor = plan.Settings.Monitor is { } named && options.Evaluator is null ? LabelledMonitor.Open(named) : null;
        var evaluator = monitor is null ? options.Evaluator : new LabelledMonitor(monitor, plan.Preprocessing, new FeatureExtractorOptions { Device = plan.Device, Workers = plan.Settings.Workers!.Value });
        Engine.Threads = plan.Settings.Threads!.Value;
        var method = plan.Build(takeInitialWeights: options.Existing != ExistingRun.Resume || !HasCheckpoint(plan));
        var run = Prepare(plan, options.Existing);
        try
        {
            return Train(plan, method, run, monitor, evaluator, options, cancellation);
        }
        catch (Exception error) when (options.Existing != ExistingRun.Resume && error is DataException or MethodSettingsException or SettingException)
        {
            run.FreeUnlessBegun();
            throw;
        }
    }

    /// <summary>Goes on with a run under its own settings.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="options">Who watches.</param>
    /// <param name="cancellation">A request to stop after the step at hand.</param>
    /// <exception cref="SettingException">There is no run there.</exception>
    public static PretrainResult Resume(string folder, PretrainRunOptions? options = null, CancellationToken cancellation = default)
    {
        var settings = PretrainSettings.Load(RunDirectory.Open(folder).RunFile) with { Out = folder };
        return Execute(settings, (options ?? new PretrainRunOptions()) with { Existing = ExistingRun.Resume }, cancellation);
    }

    private static PretrainResult Train(
        PretrainPlan plan,
        Method<ViewBatch> method,
        RunDirectory run,
        LabelledPair? monitor,
        IEpochEvaluator? evaluator,
        PretrainRunOptions options,
        CancellationToken cancellation)
    {
        using var metrics = new MetricsLog(run.MetricsFile);
        using var events = new TensorBoardWriter(run);
        IReadOnlyList<ITrainingObserver> observers = [metrics, events, .. options.Observers];
        WarnOfSlowEngine(plan, observers);
        WarnOfViewsOnTheProcessor(plan, observers);
        WarnOfSharedPictures(plan, monitor, observers, cancellation);
        options.Planned?.Invoke(plan);
        using var stream = new ViewBatchStream(plan.Source, plan.Recipe.Views, LoaderOptions(plan), plan.Preprocessing, plan.Device);
        var trainer = new Trainer<ViewBatch>(method, stream, TrainerOptions(plan), run, observers, evaluator);
        var result = trainer.Run(options.Existing == ExistingRun.Resume, cancellation);

        WarnOfDamage(stream, result, observers);
        RunReport.Write(run.Path, run.ReportFile);
        return new PretrainResult(run.Path, run.EncoderFile, result);
    }

    private static bool HasCheckpoint(PretrainPlan plan) =>
        new CheckpointStore(Path.Combine(plan.Settings.Out, "checkpoints"), plan.Settings.KeepCheckpoints).Steps.Count > 0;

    private static RunDirectory Prepare(PretrainPlan plan, ExistingRun existing)
    {
        var run = RunDirectory.Prepare(plan.Settings.Out, existing);
        if (existing == ExistingRun.Resume && File.Exists(run.RunFile))
        {
            RunRecord.CheckSame(run, plan);
        }
        else
        {
            RunRecord.Write(run, plan);
        }

        return run;
    }

    private static LoaderOptions LoaderOptions(PretrainPlan plan) => new()
    {
        BatchSize = plan.Settings.BatchSize / plan.Settings.AccumulationSteps,
        Seed = plan.Settings.Seed,
        Workers = plan.Settings.Workers!.Value,
        LeavesViewsToDevice = plan.Settings.MakeViewsOn == ViewPlace.Device,
    };

    private static TrainerOptions TrainerOptions(PretrainPlan plan) => new()
    {
        TotalSteps = plan.Recipe.Context.TotalSteps,
        Optimizer = plan.Recipe.Optimizer,
        Seed = plan.Settings.Seed,
        Device = plan.Device,
        Precision = plan.Settings.Precision,
        AccumulationSteps = plan.Settings.AccumulationSteps,
        ClipGradientNorm = plan.Settings.ClipGradientNorm,
        LogEvery = plan.Settings.LogEvery,
        CheckpointEvery = plan.Settings.CheckpointEvery,
        KeepCheckpoints = plan.Settings.KeepCheckpoints,
        Identity = plan.Identity,
        EncoderMetadata = EncoderFile.Describe(plan.Backbone, plan.Preprocessing, plan.Recipe.Method.Name),
    };

    private static void WarnOfSlowEngine(PretrainPlan plan, IReadOnlyList<ITrainingObserver> observers)
    {
        if (plan.Device.Kind == DeviceKind.Cpu && Engine.IsReferenceBlas)
        {
            Warn(observers, 0, "Matrix products use the reference BLAS, some 50 times slower than OpenBLAS: install libopenblas0-pthread, or see 'selfsame doctor'.");
        }
    }

    private static void WarnOfViewsOnTheProcessor(PretrainPlan plan, IReadOnlyList<ITrainingObserver> observers)
    {
        if (plan.Device.Kind == DeviceKind.Cpu && plan.Settings.MakeViewsOn == ViewPlace.Device)
        {
            Warn(observers, 0, "Views are made by the device, and that is the processor: --views processor makes the same ones sooner.");
        }
    }

    // One source is divided by the names of its pictures, so that none is in both parts.
    private static void WarnOfSharedPictures(PretrainPlan plan, LabelledPair? monitor, IReadOnlyList<ITrainingObserver> observers, CancellationToken cancellation)
    {
        if (monitor is null || !LabelledMonitor.IsTwoSources(plan.Settings.Monitor!))
        {
            return;
        }

        foreach (var note in SharedPictures.Notes(monitor.Training, monitor.Test, cancellation))
        {
            Warn(observers, 0, $"--monitor: {note}");
        }
    }

    private static void WarnOfDamage(ViewBatchStream stream, TrainingResult result, IReadOnlyList<ITrainingObserver> observers)
    {
        if (stream.Damaged.Count > 0)
        {
            Warn(observers, result.Steps, $"{stream.Damaged.Count} pictures could not be read and were replaced by others: {string.Join("; ", stream.Damaged.Pictures.Take(3).Select(picture => picture.Reason))}.");
        }
    }

    private static void Warn(IReadOnlyList<ITrainingObserver> observers, long step, string message)
    {
        foreach (var observer in observers)
        {
            observer.Warned(new TrainingWarning(step, message));
        }
    }
}
