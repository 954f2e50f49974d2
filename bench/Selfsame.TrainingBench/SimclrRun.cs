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
    private const int Batch = 256;

    private readonly Conversation _conversation;
    private readonly int _stepsInRound;
    private readonly CancellationTokenSource _end;
    private readonly Stopwatch _watch = new();

    private SimclrRun(Conversation conversation, int stepsInRound, CancellationTokenSource end)
    {
        _conversation = conversation;
        _stepsInRound = stepsInRound;
        _end = end;
    }

    public static void Execute(string data, int stepsInRound, string folder, Conversation conversation)
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
            BatchSize = Batch,
        };
        var options = new PretrainRunOptions { Existing = ExistingRun.Overwrite, Observers = [new SimclrRun(conversation, stepsInRound, end)] };
        PretrainRun.Execute(settings, options, end.Token);
    }

    public void Stepped(StepReport report)
    {
        if (report.Step == 1)
        {
            _conversation.SayReady();
        }
        else if ((report.Step - 1) % _stepsInRound == 0)
        {
            _conversation.Answer(_stepsInRound * Batch / _watch.Elapsed.TotalSeconds);
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
