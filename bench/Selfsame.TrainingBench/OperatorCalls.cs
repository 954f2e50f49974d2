using System.Diagnostics;
using Selfsame.Torch;

namespace Selfsame.TrainingBench;

/// <summary>Microseconds of a small operator call: the geometric mean over five operators, with and without gradient.</summary>
internal sealed class OperatorCalls
{
    private const int Scopes = 40;
    private const int CallsInScope = 100;

    private readonly Tensor _y = Tensor.Ones([8, 8]);

    /// <summary>Calls everything until the compiler has made its final code, as it has soon in a run.</summary>
    public void Settle()
    {
        for (var i = 0; i < 5; i++)
        {
            Measure();
            Thread.Sleep(200);
        }
    }

    public double Measure()
    {
        var logarithms = 0.0;
        foreach (var gradient in new[] { false, true })
        {
            var x = Tensor.Ones([8, 8]).RequiresGrad_(gradient);
            logarithms += Math.Log(Time(() => x.Add(_y)));
            logarithms += Math.Log(Time(() => x.Relu()));
            logarithms += Math.Log(Time(() => x.Mul(_y)));
            logarithms += Math.Log(Time(() => x.Sum()));
            logarithms += Math.Log(Time(() => x.View([64])));
        }

        return Math.Exp(logarithms / 10);
    }

    // The result is freed at once, as Python does; the time of that counts.
    private static double Time(Func<Tensor> call)
    {
        var watch = Stopwatch.StartNew();
        for (var scopes = 0; scopes < Scopes; scopes++)
        {
            using var scope = new TensorScope();
            for (var calls = 0; calls < CallsInScope; calls++)
            {
                call().Dispose();
            }
        }

        return watch.Elapsed.TotalMicroseconds / (Scopes * CallsInScope);
    }
}
