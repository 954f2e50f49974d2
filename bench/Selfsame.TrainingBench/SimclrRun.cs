using System.Diagnostics;
using Selfsame.Training;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.TrainingBench;

/// <summary>SimCLR end to end, as <c>selfsame pretrain</c> does it: pictures a second over a few steps at a time.</summary>
/// <remarks>Ready is said after the first update; between rounds the trainer's thread waits in this observer.</remarks>
internal sealed class SimclrRun : ITrainingObserver
{
    private const int StepsInRound = 3;

    private readonly Conversation _conversation;
    private readonly int _batch;
    private readonly CancellationTokenSource _end;
    private readonly Stopwatch _watch = new();

    private SimclrRun(Conversation conversation, int batch, CancellationTokenSource end)
    {
        _conversation = conversation;
        _batch = batch;
        _end = end;
    }

    public static void Execute(string data, int batch, string folder, Conversation conversation)
    {
        using var end = new CancellationTokenSource();
        var settings = new PretrainSettings
        {
            Method = "simclr",
            Data = data,
            Out = folder,
            Backbone = new BackboneSettings { Name = "resnet18", Width = 16 },
            ImageSize = 32,
            Epochs = 10,
            BatchSize = batch,
        };
        var options = new PretrainRunOptions { Existing = ExistingRun.Overwrite, Observers = [new SimclrRun(conversation, batch, end)] };
        PretrainRun.Execute(settings, options, end.Token);
    }

    public void Stepped(StepReport report)
    {
        if (report.Step == 1)
        {
            _conversation.SayReady();
        }
        else if ((report.Step - 1) % StepsInRound == 0)
        {
            _conversation.Answer(StepsInRound * _batch / _watch.Elapsed.TotalSeconds);
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
