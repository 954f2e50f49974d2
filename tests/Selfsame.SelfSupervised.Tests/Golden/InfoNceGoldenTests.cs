using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Memory;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class InfoNceGoldenTests
{
    [Fact]
    public void NtXentMemoryBank_Lightly()
    {
        foreach (var test in SharedFiles.Golden("ntxent_memory_bank.lightly").Cases)
        {
            using var scope = new TensorScope();
            var (capacity, steps) = (test.Integer("bank_size"), test.Integer("steps"));
            var queue = new FeatureQueue(capacity, test.Integer("dim"));
            queue.Load([new NamedTensor("rows", test.Inputs["bank"].ToTensor()), new NamedTensor("written", Tensor.Zeros([], DType.Int64))]);
            Tensor[] queries = [.. Enumerable.Range(0, steps).Select(step => test.Inputs[$"query{step}"].ToLeaf())];
            var total = Tensor.Zeros([]);
            for (var step = 0; step < steps; step++)
            {
                var keys = test.Inputs[$"key{step}"].ToTensor();
                var loss = InfoNce.AgainstQueue(queries[step], keys, queue.Read(), test.Number("temperature"));
                total += loss;

                // lightly drops what does not fit before the end of its bank; ours goes on from the first row.
                queue.Enqueue(keys.Narrow(0, 0, Math.Min(keys.Size(0), capacity - queue.Pointer)));

                test.AssertOutput($"loss{step}", loss.ToDouble());
                test.AssertOutput($"bank_after{step}", queue.Read().ToArray<float>());
                test.AssertOutput($"pointer_after{step}", queue.Pointer);
            }

            total.Backward();
            test.AssertOutput("loss", total.ToDouble());
            for (var step = 0; step < steps; step++)
            {
                test.AssertGradient($"query{step}", queries[step].Grad!.ToArray<float>());
            }
        }
    }

    [Fact]
    public void MoCoV2_Solo()
    {
        foreach (var test in SharedFiles.Golden("mocov2.solo").Cases)
        {
            using var scope = new TensorScope();
            var q = test.Inputs["query"].ToLeaf();
            var (k, queue) = (test.Inputs["key"].ToTensor(), test.Inputs["queue"].ToTensor().T);

            // Rows come in unit length, and solo-learn's gradient stops there.
            Check(test, InfoNce.AgainstQueue(q, k, queue, test.Number("temperature"), normalize: false), "query", q);
        }
    }

    [Fact]
    public void MoCoV3_Solo()
    {
        foreach (var test in SharedFiles.Golden("mocov3.solo").Cases)
        {
            using var scope = new TensorScope();
            var q = test.Inputs["query"].ToLeaf();
            var temperature = test.Number("temperature");
            Check(test, 2 * temperature * InfoNce.WithinBatch(q, test.Inputs["key"].ToTensor(), temperature), "query", q);
        }
    }

    [Fact]
    public void NNCLR_Solo()
    {
        foreach (var test in SharedFiles.Golden("nnclr.solo").Cases)
        {
            using var scope = new TensorScope();
            var p = test.Inputs["p"].ToLeaf();
            Check(test, InfoNce.WithinBatch(test.Inputs["nn"].ToTensor(), p, test.Number("temperature")), "p", p);
        }
    }

    private static void Check(GoldenCase test, Tensor loss, string input, Tensor leaf)
    {
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient(input, leaf.Grad!.ToArray<float>());
    }
}
