using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Generators;

/// <summary>Gives a module copies of its buffers while it is open: what passes meanwhile leaves no trace in running statistics.</summary>
/// <remarks>The buffers get their own memory back, rather than their values: a backward pass to come may refuse buffers that were written to.</remarks>
internal sealed class KeptBuffers : IDisposable
{
    private readonly (Tensor Buffer, Tensor Memory)[] _kept;

    public KeptBuffers(Module module)
    {
        using var noGrad = new NoGrad();
        _kept = [.. module.Buffers().Select(buffer => (buffer.Value, noGrad.Keep(buffer.Value.Detach())))];
        foreach (var (buffer, memory) in _kept)
        {
            buffer.SetData(memory.Clone());
        }
    }

    public void Dispose()
    {
        using var noGrad = new NoGrad();
        foreach (var (buffer, memory) in _kept)
        {
            buffer.SetData(memory);
        }
    }
}
