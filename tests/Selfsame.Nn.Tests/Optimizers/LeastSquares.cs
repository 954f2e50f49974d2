using Selfsame.Torch;

namespace Selfsame.Nn.Tests.Optimizers;

/// <summary>A small regression with a known set of weights at the start, the same for every instance.</summary>
internal sealed class LeastSquares : IDisposable
{
    private readonly TensorScope _scope = new();
    private readonly Linear _layer = new(4, 3);
    private readonly Tensor _x;
    private readonly Tensor _y;

    public LeastSquares()
    {
        Engine.Seed(11);
        _x = Tensor.Randn([32, 4]);
        _y = Tensor.Randn([32, 3]);
        foreach (var (_, parameter) in _layer.Parameters())
        {
            Initializers.Normal(parameter, 1);
        }

        Parameters = [.. _layer.Parameters()];
    }

    public IReadOnlyList<NamedTensor> Parameters { get; }

    public void Load(IEnumerable<NamedTensor> state) => _layer.Load(state);

    public double Loss()
    {
        using var scope = new TensorScope();
        return Value().ToDouble();
    }

    public void Backward()
    {
        using var scope = new TensorScope();
        Value().Backward();
    }

    public void Dispose() => _scope.Dispose();

    private Tensor Value() => (_layer.Forward(_x) - _y).Square().Mean();
}
