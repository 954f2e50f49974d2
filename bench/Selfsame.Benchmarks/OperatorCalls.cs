using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Selfsame.Torch;

namespace Selfsame.Benchmarks;

/// <summary>What a call of a small operator costs, with and without recording for gradients.</summary>
[Config(typeof(InProcess))]
public class OperatorCalls
{
    private Tensor _x = null!;
    private Tensor _y = null!;

    [Params(false, true)]
    public bool Gradient { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Engine.Threads = 1;
        _x = Tensor.Ones([8, 8]).RequiresGrad_(Gradient).Outlive();
        _y = Tensor.Ones([8, 8]).Outlive();
    }

    [Benchmark(OperationsPerInvoke = 100)]
    public void Add() => Repeat(() => _x.Add(_y));

    [Benchmark(OperationsPerInvoke = 100)]
    public void Relu() => Repeat(() => _x.Relu());

    [Benchmark(OperationsPerInvoke = 100)]
    public void Mul() => Repeat(() => _x.Mul(_y));

    [Benchmark(OperationsPerInvoke = 100)]
    public void Sum() => Repeat(() => _x.Sum());

    [Benchmark(OperationsPerInvoke = 100)]
    public void View() => Repeat(() => _x.View([64]));

    private static void Repeat(Func<Tensor> call)
    {
        using var scope = new TensorScope();
        for (var i = 0; i < 100; i++)
        {
            call();
        }
    }
}
