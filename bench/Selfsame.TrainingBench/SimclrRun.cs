using System.Diagnostics;
using Selfsame.Nn.Optimizers;
using Selfsame.Training;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.TrainingBench;

/// <summary>SimCLR end to end, as <c>selfsame pretrain</c> does it: pictures a second over a few steps at a time.</summary>
/// <remarks>Ready is said after the first update; between rounds the trainer's thread waits in this observer.</remarks>
internal sealed class SimclrRun : ITrainingObserver
{
    private readonly Conversation _conversation;
    private readonly SimclrRunOptions _run;
    private readonly CancellationTokenSource _end;
    private readonly Stopwatch _watch = new();
    private double _dataWait;

    private SimclrRun(Conversation conversation, SimclrRunOptions run, CancellationTokenSource end)
    {
        _conversation = conversation;
        _run = run;
        _end = end;
    }

    public static void Execute(SimclrRunOptions run, Conversation conversation)
    {
        using var end = new CancellationTokenSource();
        var settings = new PretrainSettings
        {
            Method = "simclr",
            Data = run.Data,
            Out = run.Folder,
            Backbone = new BackboneSettings { Name = "resnet18", Width = 16 },
            ImageSize = run.ImageSize,
            Epochs = 1000,
            BatchSize = run.Batch,

            // What the peer runs at every size.
            Optimizer = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.06 * run.Batch / 128, WeightDecay = 5e-4 },
        };
        var options = new PretrainRunOptions { Existing = ExistingRun.Overwrite, Observers = [new SimclrRun(conversation, run, end)] };
        PretrainRun.Execute(settings, options, end.Token);
    }

    public void EpochEnded(EpochReport report) => _dataWait = report.DataWaitShare;

    public void Stepped(StepReport report)
    {
        if (report.Step == 1)
        {
            _conversation.SayReady();
        }
        else if ((report.Step - 1) % _run.StepsInRound == 0)
        {
            _conversation.Answer(_run.StepsInRound * _run.Batch / _watch.Elapsed.TotalSeconds, _dataWait);
        }
        else
        {
            return;
        }

        if (!_conversation.WaitForTurn())
        {
            _end.Cancel();
        }

        _watch.Restart();
    }
}
