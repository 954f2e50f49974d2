using Selfsame.Nn;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Health;
using Selfsame.Torch;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;
using Selfsame.Training.Streams;

namespace Selfsame.Training;

/// <summary>Trains a method: resume, schedules, forward and backward, update, report, checkpoint.</summary>
/// <remarks>
/// All randomness of a step is a function of the seed and the step, and everything else that a step depends on is in the checkpoint:
/// on the CPU a run that was stopped at any moment and resumed gives the same weights, bit for bit, as one that was not.
/// </remarks>
/// <typeparam name="TBatch">What a batch is.</typeparam>
public sealed class Trainer<TBatch>
{
    private readonly Method<TBatch> _method;
    private readonly IBatchStream<TBatch> _stream;
    private readonly TrainerOptions _options;
    private readonly RunDirectory? _run;
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private readonly IEpochEvaluator? _evaluator;
    private readonly IReadOnlyList<TrainerObjective<TBatch>> _objectives;
    private readonly TrainerCheckpoints<TBatch>? _checkpoints;
    private readonly TrainerWatch _watch;
    private readonly TrainerClock _whole = new();
    private readonly TrainerClock _epoch = new();
    private readonly TrainerClock _window = new();
    private readonly int _stepsPerEpoch;

    private TrainingPosition _position = new();
    private double[]? _samplingWeights;
    private HealthFigures? _health;
    private double _loss = double.NaN;
    private bool _written;

    /// <summary>A trainer of a method.</summary>
    /// <param name="method">The method, on the device where it is to compute.</param>
    /// <param name="stream">The batches.</param>
    /// <param name="options">How to train.</param>
    /// <param name="run">Where checkpoints and the encoder go, or null to keep nothing.</param>
    /// <param name="observers">Those who watch.</param>
    /// <param name="evaluator">Looks at the encoder after each epoch, or null.</param>
    /// <exception cref="SettingException">The options do not fit the method or the stream.</exception>
    public Trainer(
        Method<TBatch> method,
        IBatchStream<TBatch> stream,
        TrainerOptions options,
        RunDirectory? run = null,
        IReadOnlyList<ITrainingObserver>? observers = null,
        IEpochEvaluator? evaluator = null)
    {
        _method = method;
        _stream = stream;
        _options = options;
        _run = run;
        _observers = observers ?? [];
        _evaluator = evaluator;
        _stepsPerEpoch = stream.BatchesPerEpoch / options.AccumulationSteps;
        Check();
        _objectives = [.. method.Objectives.Select(objective =>
            new TrainerObjective<TBatch>(objective, options.Optimizer, options.TotalSteps, _stepsPerEpoch))];
        _checkpoints = run is null ? null : new TrainerCheckpoints<TBatch>(method, _objectives, options, run);
        _watch = new TrainerWatch(options, message => Notify(observer => observer.Warned(new TrainingWarning(_position.Step, message))));
    }

    /// <summary>Trains to the end, or until it is asked to stop.</summary>
    /// <param name="resume">Whether to go on from the newest good checkpoint of the run, if it has one.</param>
    /// <param name="cancellation">A request to stop after the step at hand; a checkpoint is written then.</param>
    /// <exception cref="SettingException">A checkpoint does not belong here, or the loss is no longer a number.</exception>
    /// <exception cref="StorageException">The run's folder cannot be written.</exception>
    public TrainingResult Run(bool resume = false, CancellationToken cancellation = default)
    {
        if (resume && _checkpoints is not null)
        {
            (_position, _samplingWeights) = _checkpoints.Resume(_watch.Warn);
            _written = _position.Step > 0;
        }

        _method.Train();
        Announce();
        while (_position.Step < _options.TotalSteps && !cancellation.IsCancellationRequested)
        {
            TrainEpoch(cancellation);
        }

        var interrupted = _position.Step < _options.TotalSteps;
        Save(always: true, isBest: false);
        var result = new TrainingResult(_position.Step, interrupted, _loss, _whole.SamplesPerSecond, _whole.Time);
        Notify(observer => observer.Finished(result));
        return result;
    }

    private void TrainEpoch(CancellationToken cancellation)
    {
        var epoch = _position.Epoch;
        if (_position.StepInEpoch == 0)
        {
            BeginEpoch(epoch);
        }

        _epoch.Restart();
        using var batches = _stream.Epoch(epoch, _position.StepInEpoch * _options.AccumulationSteps, _samplingWeights).GetEnumerator();
        while (_position.Epoch == epoch && _position.Step < _options.TotalSteps && !cancellation.IsCancellationRequested)
        {
            Step(batches);
            var isBest = false;
            if (_position.StepInEpoch == _stepsPerEpoch || _position.Step == _options.TotalSteps)
            {
                isBest = EndEpoch(epoch);
            }

            Save(always: isBest, isBest);
        }
    }

    private void BeginEpoch(int epoch)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        Engine.Seed(_options.Seed, _position.Step);
        _samplingWeights = _method.BeginEpoch(new EpochFeatures(epoch, ComputeFeatures));
    }

    private Tensor ComputeFeatures()
    {
        _method.Eval();
        var features = _stream.Features(_method);
        _method.Train();
        return features;
    }

    private void Step(IEnumerator<TBatch> batches)
    {
        using var scope = new TensorScope();
        var step = _position.Step;
        var progress = new TrainingProgress(step, _options.TotalSteps, _position.Epoch, _stepsPerEpoch);
        var logged = (step + 1) % _options.LogEvery == 0 || step == 0 || step + 1 == _options.TotalSteps;
        var last = _position.StepInEpoch + 1 == _stepsPerEpoch || step + 1 == _options.TotalSteps;
        Engine.Seed(_options.Seed, step);

        var batch = Next(batches);
        var total = 0.0;
        var terms = new List<Figure>();
        double? norm = null;
        Loss? shown = null;
        foreach (var objective in _objectives.Where(each => each.IsDue(step)))
        {
            objective.Optimizer.ZeroGradients();
            for (var part = 0; part < _options.AccumulationSteps; part++)
            {
                batch = part == 0 ? batch : Next(batches);
                var loss = Forward(objective.Objective, batch, progress);
                total += ReadLoss(loss, logged) / _options.AccumulationSteps;
                (_options.AccumulationSteps == 1 ? loss.Total : loss.Total / _options.AccumulationSteps).Backward();
                shown = loss.Observed is null ? shown ?? loss : loss;
                if (logged && part == 0)
                {
                    Read(objective, loss, terms);
                }
            }

            norm = Clip(objective, logged, norm);
            objective.Optimizer.Step(objective.LearningRate.At(step));
        }

        using (new NoGrad())
        {
            _method.AfterOptimizerStep(progress);
        }

        _health = last && shown?.Observed is { } observed ? HealthFigures.Of(observed) : null;
        _loss = total;
        _written = false;
        _position = _position with { Step = step + 1, StepInEpoch = _position.StepInEpoch + 1, LossSum = _position.LossSum + total };
        Report(logged, terms, norm, _objectives[0].LearningRate.At(step));
    }

    private Loss Forward(Objective<TBatch> objective, TBatch batch, TrainingProgress progress)
    {
        if (_options.Precision == Precision.Float32)
        {
            return objective.Loss(batch, progress);
        }

        using var autocast = new Autocast(_options.Device, DType.BFloat16);
        return objective.Loss(batch, progress);
    }

    // On a graphics card reading the loss waits for the whole queue: only logged steps afford it.
    private double ReadLoss(Loss loss, bool logged)
    {
        if (!logged && _options.Device.Kind != DeviceKind.Cpu)
        {
            return 0;
        }

        var value = loss.Total.ToDouble();
        return double.IsFinite(value) ? value : throw _watch.NotFinite(value, _position, _run);
    }

    private void Read(TrainerObjective<TBatch> objective, Loss loss, List<Figure> terms)
    {
        if (_objectives.Count > 1)
        {
            terms.Add(new Figure(objective.Objective.Name, loss.Total.ToDouble()));
        }

        terms.AddRange(loss.Terms.Select(term => new Figure(term.Name, term.Value.ToDouble())));
    }

    private double? Clip(TrainerObjective<TBatch> objective, bool logged, double? before)
    {
        var norm = _options.ClipGradientNorm is { } limit ? GradientClipping.ClipGlobalNorm(objective.Objective.Parameters, limit)
            : logged ? GradientClipping.GlobalNorm(objective.Objective.Parameters)
            : (double?)null;
        return norm is null ? before : Math.Sqrt((norm.Value * norm.Value) + ((before ?? 0) * (before ?? 0)));
    }

    private TBatch Next(IEnumerator<TBatch> batches)
    {
        _window.BeginWait();
        _epoch.BeginWait();
        if (!batches.MoveNext())
        {
            throw new InvalidOperationException($"The stream promised {_stream.BatchesPerEpoch} batches an epoch, but ended before.");
        }

        _epoch.EndWait();
        _window.EndWait();
        _whole.Count(_stream.BatchSize);
        _epoch.Count(_stream.BatchSize);
        _window.Count(_stream.BatchSize);
        return batches.Current;
    }

    private bool EndEpoch(int epoch)
    {
        Pause();
        var evaluation = Evaluate(epoch);
        var report = new EpochReport
        {
            Epoch = epoch,
            Step = _position.Step,
            MeanLoss = _position.LossSum / _position.StepInEpoch,
            Health = _health,
            Evaluation = evaluation,
            SamplesPerSecond = _epoch.SamplesPerSecond,
            DataWaitShare = _epoch.WaitShare,
            MemoryBytes = Environment.WorkingSet,
            Duration = _epoch.Time,
        };
        Notify(observer => observer.EpochEnded(report));
        _watch.Look(report);
        var best = evaluation?.Score is { } score && score > (_position.BestScore ?? double.NegativeInfinity);
        _position = _position with
        {
            Epoch = epoch + 1,
            StepInEpoch = 0,
            LossSum = 0,
            BestScore = best ? evaluation!.Score : _position.BestScore,
            BestStep = best ? _position.Step : _position.BestStep,
        };
        WriteEncoder();
        Continue();
        return best;
    }

    private EpochEvaluation? Evaluate(int epoch)
    {
        if (_evaluator is null)
        {
            return null;
        }

        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        _method.Eval();
        var evaluation = _evaluator.Evaluate(_method.Encoder, epoch);
        _method.Train();
        return evaluation;
    }

    private void Save(bool always, bool isBest)
    {
        var due = _options.CheckpointEvery is { } every ? _position.Step % every == 0 : _position.StepInEpoch == 0;
        if (_checkpoints is null || _written || !(always || due))
        {
            return;
        }

        Pause();
        var folder = _checkpoints.Write(_position, _samplingWeights);
        _written = true;
        Notify(observer => observer.CheckpointWritten(new CheckpointReport(_position.Step, folder, isBest)));
        Continue();
    }

    private void WriteEncoder()
    {
        if (_run is not null)
        {
            DurableFile.Write(_run.EncoderFile, path => SafeTensors.Write(
                path, _method.Encoder.State().Select(each => KeyValuePair.Create(each.Name, each.Value)), _options.EncoderMetadata));
        }
    }

    private void Report(bool logged, IReadOnlyList<Figure> terms, double? norm, double learningRate)
    {
        var report = new StepReport
        {
            Step = _position.Step,
            TotalSteps = _options.TotalSteps,
            Epoch = _position.Epoch,
            IsLogged = logged,
            Loss = logged || _options.Device.Kind == DeviceKind.Cpu ? _loss : double.NaN,
            Terms = terms,
            LearningRate = learningRate,
            GradientNorm = norm,
            SamplesPerSecond = _window.SamplesPerSecond,
            DataWaitShare = _window.WaitShare,
            MemoryBytes = logged ? Environment.WorkingSet : 0,
            Elapsed = _whole.Time,
        };
        Notify(observer => observer.Stepped(report));
        if (logged)
        {
            _window.Restart();
        }
    }

    private void Announce() => Notify(observer => observer.Started(new TrainingStart(
        _position.Step,
        _options.TotalSteps,
        _stepsPerEpoch,
        _stream.BatchSize * _options.AccumulationSteps,
        _method.Encoder.ParameterCount,
        _objectives.Sum(objective => objective.Objective.Parameters.Sum(parameter => parameter.Value.Count)))));

    private void Notify(Action<ITrainingObserver> tell)
    {
        foreach (var observer in _observers)
        {
            tell(observer);
        }
    }

    private void Pause()
    {
        _whole.Pause();
        _epoch.Pause();
        _window.Pause();
    }

    private void Continue()
    {
        _whole.Continue();
        _epoch.Continue();
        _window.Continue();
    }

    private void Check()
    {
        if (_stepsPerEpoch < 1)
        {
            throw new SettingException(
                $"One step takes {_options.AccumulationSteps} batches of {_stream.BatchSize}, but the data gives only {_stream.BatchesPerEpoch}: use a smaller batch size.");
        }

        if (_options.AccumulationSteps > 1 && _method.Objectives.Count > 1)
        {
            throw new SettingException($"A method with {_method.Objectives.Count} objectives cannot accumulate gradients: set accumulationSteps to 1.");
        }
    }
}
