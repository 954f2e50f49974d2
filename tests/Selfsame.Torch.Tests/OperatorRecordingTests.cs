using Selfsame.Testing;
using Xunit;

namespace Selfsame.Torch.Tests;

public sealed class OperatorRecordingTests
{
    [Fact]
    public void Calls_OfAFormula_AreItsOperatorsWithWhatTheyWereGiven()
    {
        using var scope = new TensorScope();
        var (x, weight) = (Tensor.Ones([2, 3]), Tensor.Ones([3, 4]));
        using var recording = new OperatorRecording(x);

        var y = x.Mm(weight).Reshape([4, 2]).Mean([1]);

        Assert.Equal(["aten::mm", "aten::reshape", "aten::mean"], recording.Calls.Select(call => call.Name));
        var (mm, reshape) = (recording.Calls[0], recording.Calls[1]);
        Assert.Same(recording.Input, mm.Arguments[0]);
        Assert.True(Assert.IsType<RecordedTensor>(mm.Arguments[1]).Constant!.Equal(weight));
        Assert.Null(recording.Input.Constant);
        Assert.Same(mm.Results[0], reshape.Arguments[0]);
        Assert.Equal([4L, 2], Assert.IsType<long[]>(reshape.Arguments[1]));
        Assert.Equal([4L], recording.Find(y)!.Shape);
    }

    [Fact]
    public void Calls_WhereTemporariesAreFreed_AreNeverMistakenForEachOther()
    {
        using var scope = new TensorScope();
        var x = Tensor.Ones([8]);
        using var recording = new OperatorRecording(x);

        for (var i = 0; i < 100; i++)
        {
            using var inner = new TensorScope();
            _ = x.Mul(Tensor.FromScalar(i)).Add(1);
        }

        var constants = recording.Calls.Where(call => call.Name == "aten::mul").Select(call => (RecordedTensor)call.Arguments[1]!).ToArray();
        Assert.Equal(100, constants.Select(constant => constant.Id).Distinct().Count());
    }

    [Fact]
    public void Dispose_FreesWhatWasKeptForIt()
    {
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        using (new TensorScope())
        {
            using var recording = new OperatorRecording(Tensor.Ones([4]));
            using var inner = new TensorScope();
            _ = Tensor.Ones([4]).Add(Tensor.Ones([4]));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.InRange(TensorScope.LiveTensors - before, -1000, 2);
        using var next = new TensorScope();
        using var again = new OperatorRecording(Tensor.Ones([1]));
        Assert.Empty(again.Calls);
    }
}
