using Selfsame.Nn;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Health;
using Selfsame.Torch;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
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
    private readonly TrainerAudience _audience;
    private readonly IEpochEvaluator? _evaluator;
    private readonly IReadOnlyList<TrainerObjective<TBatch>> _objectives;
    private readonly TrainerCheckpoints<TBatch>? _checkpoints;
    private readonly TrainerWatch _watch;
    private readonly ContestWatch _contestWatch;
    private readonly List<ContestFigures> _contests = [];
    private readonly TrainerClocks _clocks = new();
    private readonly int _stepsPerEpoch;

    private TrainingPosition _position = new();
    private double[]? _samplingWeights;
    private HealthFigures? _health;
    private double _loss = double.NaN;
    private bool _isSaved;

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
        _audience = new TrainerAudience(observers ?? []);
        _evaluator = evaluator;
        _stepsPerEpoch = stream.BatchesPerEpoch / options.AccumulationSteps;
        if (_stepsPerEpoch < 1)
        {
            throw new SettingException(
                $"One step takes {options.AccumulationSteps} batches of {stream.BatchSize}, but the data gives only {stream.BatchesPerEpoch}: use a smaller batch size.");
        }

        _objectives = [.. method.Objectives.Select(objective => new TrainerObjective<TBatch>(objective, method.Encoder, options, _stepsPerEpoch))];
        if (options.AccumulationSteps > 1 && _objectives.Count > 1)
        {
            throw new SettingException($"A method with {_objectives.Count} objectives cannot accumulate gradients: set accumulationSteps to 1.");
        }

        _checkpoints = run is null ? null : new TrainerCheckpoints<TBatch>(method, _objectives, options, run);
        _watch = new TrainerWatch(options, message => _audience.Warned(new TrainingWarning(_position.Step, message)));
        _contestWatch = new ContestWatch(_watch.Warn);
    }

    /// <summary>Trains to the end, or until it is asked to stop.</summary>
    /// <param name="resume">Whether to go on from the newest good checkpoint of the run, if it has one.</param>
    /// <param name="cancellation">A request to stop after the step at hand; a checkpoint is written then.</param>
    /// <exception cref="SettingException">A checkpoint does not belong here.</exception>
    /// <exception cref="DivergenceException">The loss is no longer a number.</exception>
    /// <exception cref="StorageException">The run's folder cannot be written.</exception>
    public TrainingResult Run(bool resume = false, CancellationToken cancellation = default)
    {
        if (resume && _checkpoints is not null)
        {
            (_position, _samplingWeights) = _checkpoints.Resume(_watch.Warn);
            _isSaved = _position.Step > 0;
        }

        _method.Train();
        Announce();
        while (_position.Step < _options.TotalSteps && !cancellation.IsCancellationRequested)
        {
            TrainEpoch(cancellation);
        }

        Save(isBest: false);
        var interrupted = _position.Step < _options.TotalSteps;
        var result = new TrainingResult(_position.Step, interrupted, _loss, _clocks.Whole.SamplesPerSecond, _clocks.Whole.Time);
        _audience.Finished(result);
        return result;
    }

    private void Announce() => _audience.Started(new TrainingStart(
        _position.Step,
        _options.TotalSteps,
        _stepsPerEpoch,
        _stream.BatchSize * _options.AccumulationSteps,
        _method.Encoder.ParameterCount,
        _objectives.Sum(objective => objective.ParameterCount)));

    private void TrainEpoch(CancellationToken cancellation)
    {
        var epoch = _position.Epoch;
        if (_position.StepInEpoch == 0)
        {
            BeginEpoch();
        }

        _clocks.Epoch.Restart();
        using var batches = _stream.Epoch(epoch, _position.StepInEpoch * _options.AccumulationSteps, _samplingWeights).GetEnumerator();
        while (_position.Epoch == epoch && _position.Step < _options.TotalSteps && !cancellation.IsCancellationRequested)
        {
            Step(batches);
            var isBest = false;
            if (_position.StepInEpoch == _stepsPerEpoch || _position.Step == _options.TotalSteps)
            {
                _clocks.Aside(() => isBest = EndEpoch());
            }

            if (isBest || IsCheckpointDue())
            {
                Save(isBest);
            }
        }
    }

    private void BeginEpoch()
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        Engine.Seed(_options.Seed, _position.Step);
        _samplingWeights = _method.BeginEpoch(new EpochFeatures(_position.Epoch, () => AtRest(() => _stream.Features(_method))));
    }

    private void Step(IEnumerator<TBatch> batches)
    {
        using var scope = new TensorScope();
        var step = _position.Step;
        var progress = new TrainingProgress(step, _options.TotalSteps, _position.Epoch, _stepsPerEpoch);
        var isLogged = step == 0 || (step + 1) % _options.LogEvery == 0 || step + 1 == _options.TotalSteps;
        var isLast = _position.StepInEpoch + 1 == _stepsPerEpoch || step + 1 == _options.TotalSteps;
        Engine.Seed(_options.Seed, step);

        var batch = Next(batches);
        var (total, squares, isMeasured) = (0.0, 0.0, false);
        var terms = new List<Figure>();
        ObservedEmbeddings? observed = null;
        foreach (var objective in _objectives.Where(each => each.IsDue(step)))
        {
            objective.ZeroGradients();
            for (var part = 0; part < _options.AccumulationSteps; part++)
            {
                batch = part == 0 ? batch : Next(batches);
                var loss = objective.Forward(batch, progress);
                total += Read(objective, loss, isLogged) / _options.AccumulationSteps;
                (_options.AccumulationSteps == 1 ? loss.Total : loss.Total / _options.AccumulationSteps).Backward();
                observed = loss.Observed ?? observed;
                if ((isLogged || isLast) && loss.Contest is { } contest)
                {
                    _contests.Add(ContestFigures.Of(contest));
                }

                if (isLogged && part == 0)
                {
                    ReadTerms(objective, loss, terms);
                }
            }

            if (objective.Clip(measure: isLogged) is { } norm)
            {
                (squares, isMeasured) = (squares + (norm * norm), true);
            }

            objective.Update(step);
        }

        using (new NoGrad())
        {
            _method.AfterOptimizerStep(progress);
        }

        _health = isLast && observed is not null ? HealthFigures.Of(observed) : null;
        _loss = total;
        _isSaved = false;
        _position = _position with { Step = step + 1, StepInEpoch = _position.StepInEpoch + 1, LossSum = _position.LossSum + total };
        Report(isLogged, terms, isMeasured ? Math.Sqrt(squares) : null);
    }

    private TBatch Next(IEnumerator<TBatch> batches)
    {
        if (!_clocks.Waiting(batches.MoveNext))
        {
            throw new InvalidOperationException($"The stream promised {_stream.BatchesPerEpoch} batches an epoch, but ended before.");
        }

        _clocks.Count(_stream.BatchSize);
        return batches.Current;
    }

    // On a graphics card reading the loss waits for the whole queue: only logged steps afford it.
    private double Read(TrainerObjective<TBatch> objective, Loss loss, bool isLogged)
    {
        if (!isLogged && _options.Device.Kind != DeviceKind.Cpu && double.IsFinite(_loss))
        {
            return _loss;
        }

        var value = loss.Total.ToDouble();
        return double.IsFinite(value)
            ? value
            : throw _watch.NotFinite(value, _position, objective.LearningRate(_position.Step), _checkpoints is not null, _checkpoints?.Newest);
    }

    private void ReadTerms(TrainerObjective<TBatch> objective, Loss loss, List<Figure> terms)
    {
        if (_objectives.Count > 1)
        {
            terms.Add(new Figure(objective.Name, loss.Total.ToDouble()));
        }

        terms.AddRange(loss.Terms.Select(term => new Figure(term.Name, term.Value.ToDouble())));
    }

    private void Report(bool isLogged, IReadOnlyList<Figure> terms, double? gradientNorm)
    {
        _audience.Stepped(new StepReport
        {
            Step = _position.Step,
            TotalSteps = _options.TotalSteps,
            Epoch = _position.Epoch,
            IsLogged = isLogged,
            Loss = _loss,
            Terms = terms,
            LearningRate = _objectives[0].LearningRate(_position.Step - 1),
            GradientNorm = gradientNorm,
            SamplesPerSecond = _clocks.Window.SamplesPerSecond,
            DataWaitShare = _clocks.Window.WaitShare,
            MemoryBytes = isLogged ? Environment.WorkingSet : 0,
            Elapsed = _clocks.Whole.Time,
        });
        if (isLogged)
        {
            _clocks.Window.Restart();
        }
    }

    private bool EndEpoch()
    {
        var evaluation = Evaluate();
        var report = new EpochReport
        {
            Epoch = _position.Epoch,
            Step = _position.Step,
            MeanLoss = _position.LossSum / _position.StepInEpoch,
            Health = _health,
            Contest = _contests.Count > 0 ? ContestFigures.Mean(_contests) : null,
            Evaluation = evaluation,
            SamplesPerSecond = _clocks.Epoch.SamplesPerSecond,
            DataWaitShare = _clocks.Epoch.WaitShare,
            MemoryBytes = Environment.WorkingSet,
            Duration = _clocks.Epoch.Time,
        };
        _audience.EpochEnded(report);
        _watch.Look(report);
        _contestWatch.Look(report);
        _contests.Clear();
        _position = _position with { Epoch = _position.Epoch + 1, StepInEpoch = 0, LossSum = 0 };
        WriteEncoder();
        if (!BestEpoch.IsBetter(report, _position))
        {
            return false;
        }

        _position = _position with { BestScore = BestEpoch.Score(report), BestLoss = report.MeanLoss, BestStep = _position.Step };
        return true;
    }

    private EpochEvaluation? Evaluate()
    {
        if (_evaluator is null)
        {
            return null;
        }

        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        return AtRest(() => _evaluator.Evaluate(_method.Encoder, _position.Epoch));
    }

    private T AtRest<T>(Func<T> work)
    {
        _method.Eval();
        var result = work();
        _method.Train();
        return result;
    }

    private bool IsCheckpointDue() =>
        _options.CheckpointEvery is { } every ? _position.Step % every == 0 : _position.StepInEpoch == 0;

    private void Save(bool isBest)
    {
        if (_checkpoints is null || _isSaved)
        {
            return;
        }

        _clocks.Aside(() =>
        {
            var folder = _checkpoints.Write(_position, _samplingWeights);
            _isSaved = true;
            _audience.CheckpointWritten(new CheckpointReport(_position.Step, folder, isBest));
        });
    }

    private void WriteEncoder()
    {
        if (_run is not null)
        {
            DurableFile.Write(_run.EncoderFile, path => SafeTensors.Write(
                path, _method.Encoder.State().Select(each => KeyValuePair.Create(each.Name, each.Value)), _options.EncoderMetadata));
        }
    }
}
