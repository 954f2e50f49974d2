using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.Training.Export;

/// <summary>What a network did to one batch, call by call.</summary>
internal sealed class Trace : IDisposable
{
    private readonly TensorScope _scope = new();
    private readonly OperatorRecording _recording;

    private Trace(Func<Tensor, Tensor> network, IEnumerable<NamedTensor> state, long[] shape)
    {
        using var noGrad = new NoGrad();
        var input = Tensor.Zeros(shape).Outlive();
        _recording = new OperatorRecording(input);
        var output = network(input);
        Output = _recording.Find(output) ?? throw new ExportException("The network's output does not come from its input.");
        Weights = state.Select(each => (each.Name, Known: _recording.Find(each.Value))).Where(each => each.Known is not null)
            .ToDictionary(each => each.Known!.Id, each => each.Name);
        Calls = _recording.Calls;
        _recording.Stop();
    }

    public RecordedTensor Input => _recording.Input;

    public RecordedTensor Output { get; }

    public IReadOnlyList<RecordedCall> Calls { get; }

    /// <summary>The names of the weights that took part, by their numbers in the recording.</summary>
    public IReadOnlyDictionary<int, string> Weights { get; }

    /// <summary>Runs a network on zeros of a shape.</summary>
    public static Trace Of(Func<Tensor, Tensor> network, IEnumerable<NamedTensor> state, long[] shape) => new(network, state, shape);

    /// <summary>The calls of two traces side by side.</summary>
    /// <exception cref="ExportException">The network does other things to other batches.</exception>
    public static IEnumerable<TracedCall> Pair(Trace one, Trace other, (long First, long Second) batches) => one.Calls.Count == other.Calls.Count
        ? one.Calls.Zip(other.Calls, (first, second) => first.Name == second.Name
            ? new TracedCall(first, second, batches)
            : throw new ExportException($"The network calls {first.Name} for {batches.First} pictures where it calls {second.Name} for {batches.Second}."))
        : throw new ExportException($"The network makes {one.Calls.Count} calls for {batches.First} pictures, but {other.Calls.Count} for {batches.Second}.");

    public void Dispose()
    {
        _recording.Dispose();
        _scope.Dispose();
    }
}
