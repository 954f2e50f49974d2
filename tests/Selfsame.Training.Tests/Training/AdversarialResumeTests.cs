using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

/// <summary>Methods of two sides go on where they were stopped, bit for bit, and show how the two meet.</summary>
public sealed class AdversarialResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gan", "method.realPenaltyInterval=2")]
    [InlineData("bigan", "method.realPenalty=1")]
    [InlineData("context-encoder", "method.adversarialWeight=0.1")]
    [InlineData("colorization-gan", "method.discriminatorWidth=4")]
    public void Resume_OfAStoppedRun_GivesTheStateOfAnUninterruptedOne(string method, string setting)
    {
        var whole = new RecordingObserver();
        PretrainRun.Execute(Settings(method, setting, "whole"), new PretrainRunOptions { Observers = [whole] });
        using (var stop = new CancellationTokenSource())
        {
            var observer = new RecordingObserver { Cancels = stop, CancelsAtStep = 3 };
            PretrainRun.Execute(Settings(method, setting, "stopped"), new PretrainRunOptions { Observers = [observer] }, stop.Token);
        }

        PretrainRun.Resume(_folder.Combine("stopped"));

        using var scope = new TensorScope();
        var (one, other) = (State("whole"), State("stopped"));
        Assert.Equal(one.Keys.Order(), other.Keys.Order());
        Assert.All(one, each => Assert.True(each.Value.Equal(other[each.Key]), each.Key));
        Assert.All(whole.Epochs, epoch => Assert.NotNull(epoch.Contest));
    }

    private Dictionary<string, Tensor> State(string run) => TrainedMethod.Open(_folder.Combine(run)).Method.State().ToDictionary(each => each.Name, each => each.Value);

    private PretrainSettings Settings(string method, string setting, string name)
    {
        var settings = new PretrainSettings
        {
            Method = method,
            Data = "scenes:train?n=40&size=16",
            Out = _folder.Combine(name),
            Backbone = new BackboneSettings { Width = 4 },
            ImageSize = 16,
            BatchSize = 10,
            Epochs = 2,
            Threads = 1,
            Workers = 1,
            LogEvery = 1,
        };
        var pair = setting.Split('=');
        return settings.Set(pair[0], pair[1]);
    }
}
