using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class PredictiveContrastGoldenTests
{
    [Fact]
    public void AgainstGiven_CpcAudio()
    {
        foreach (var test in SharedFiles.Golden("cpc_infonce.cpc_audio").Cases)
        {
            using var scope = new TensorScope();
            var (steps, count, batch, sequence) = (test.Integer("nPredicts"), test.Integer("negatives"), test.Integer("batch"), test.Integer("seq"));
            var (c, z, window) = (test.Inputs["c"].ToLeaf(), test.Inputs["z"].ToLeaf(), test.Integer("seq") - test.Integer("nPredicts"));
            var weights = Enumerable.Range(0, steps).Select(step => test.Inputs[$"W{step}"].ToLeaf()).ToArray();
            var negatives = z.Flatten(0, 1).IndexSelect(0, Drawn(test, window)).Reshape([batch, count, window, z.Size(2)])
                .Transpose(1, 2).Reshape([batch * window, count, z.Size(2)]);

            Tensor[] losses = [.. weights.Select((weight, step) => PredictiveContrast.AgainstGiven(
                c.Narrow(1, 0, window).Linear(weight).Flatten(0, 1), z.Narrow(1, step + 1, window).Flatten(0, 1), negatives, 1.0 / z.Size(2)))];
            var loss = losses.Aggregate((sum, each) => sum + each);
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            test.AssertOutput("loss_per_step", losses.Select(each => each.ToDouble()).ToArray());
            test.AssertGradient("c", c.Grad!.ToArray<float>());
            test.AssertGradient("z", z.Grad!.ToArray<float>());
            for (var step = 0; step < steps; step++)
            {
                test.AssertGradient($"W{step}", weights[step].Grad!.ToArray<float>());
            }
        }

        // Flat positions of the drawn frames, in the order batch, negative, time.
        static Tensor Drawn(GoldenCase test, int window)
        {
            var (sequences, starts, length) = (test.Inputs["batch_idx"].Integers, test.Inputs["seq_idx"].Integers, test.Integer("seq"));
            long[] flat = [.. sequences.Select((sequence, f) => (sequence * length) + ((starts[f] + (f % window)) % length))];
            return Tensor.From<long>(flat, [flat.Length]);
        }
    }

    // Its softmax runs over the contexts for a fixed frame: frames ask, predictions are the candidates.
    [Fact]
    public void AmongAll_OfAGruOverFrames_Jefflai()
    {
        foreach (var test in SharedFiles.Golden("cpc_infonce.jefflai").Cases)
        {
            using var scope = new TensorScope();
            var z = test.Inputs["z"].ToLeaf();
            var gru = new Gru(test.Integer("dim_z"), test.Integer("dim_c"));
            gru.Load(gru.State().Select(each => each with { Value = test.Inputs["gru." + each.Name].ToTensor() }));
            var (steps, t) = (test.Integer("timestep"), test.Integer("t"));
            var own = Tensor.Arange(test.Integer("batch"), dtype: DType.Int64);

            var context = gru.Forward(z.Narrow(1, 0, t + 1)).Select(1, t);
            var loss = Enumerable.Range(0, steps).Select(step => PredictiveContrast.AmongAll(
                z.Select(1, t + step + 1),
                context.Linear(test.Inputs[$"Wk{step}.weight"].ToTensor(), test.Inputs[$"Wk{step}.bias"].ToTensor()),
                own,
                1)).Aggregate((sum, each) => sum + each) / (double)steps;
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("z", z.Grad!.ToArray<float>());
        }
    }
}
