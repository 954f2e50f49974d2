using Selfsame.Nn;
using Selfsame.SelfSupervised.Memory;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Memory;

public sealed class FeatureQueueTests
{
    private const int D = 4;

    [Fact]
    public void Rows_AtEveryMoment_HaveUnitLength()
    {
        using var scope = new TensorScope();
        var queue = new FeatureQueue(10, D);

        // Rows that kept their length would grow with the encoder's, and the loss would learn the length.
        AssertUnitLength(queue.Read());
        for (var step = 0; step < 6; step++)
        {
            queue.Enqueue(Batch(step, 4) * (double)Math.Pow(10, step));
            AssertUnitLength(queue.Read());
        }
    }

    [Fact]
    public void Rows_BeforeTheFirstBatch_AreRandomDirectionsOfTheSeed()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        var first = new FeatureQueue(6, D).Read().ToArray<float>();
        Engine.Seed(5);
        var second = new FeatureQueue(6, D).Read().ToArray<float>();

        Assert.Equal(first, second);
        Assert.Equal(6 * D, first.Distinct().Count());
    }

    [Fact]
    public void Enqueue_CapacityThatIsNoMultipleOfTheBatch_GoesOnFromTheFirstRow()
    {
        using var scope = new TensorScope();
        var queue = new FeatureQueue(10, D);
        var expected = queue.Read().ToArray<float>();
        var written = 0;
        for (var step = 0; step < 7; step++)
        {
            var batch = Batch(step, 4);
            queue.Enqueue(batch);
            var unit = batch.ToArray<float>();
            for (var n = 0; n < 4; n++, written++)
            {
                var length = Math.Sqrt(Enumerable.Range(0, D).Sum(c => (double)unit[(n * D) + c] * unit[(n * D) + c]));
                for (var c = 0; c < D; c++)
                {
                    expected[(written % 10 * D) + c] = (float)(unit[(n * D) + c] / length);
                }
            }

            Assert.Equal(written % 10, queue.Pointer);
            Assert.Equal(written >= 10, queue.IsFull);
            Assert.Equal(expected, queue.Read().ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-6f);
        }
    }

    [Fact]
    public void Enqueue_BatchLargerThanTheQueue_KeepsItsLastRows()
    {
        using var scope = new TensorScope();
        var (whole, part) = (new FeatureQueue(3, D), new FeatureQueue(3, D));
        var batch = Batch(1, 8);
        whole.Enqueue(batch);
        for (var n = 0; n < 8; n++)
        {
            part.Enqueue(batch.Narrow(0, n, 1));
        }

        Assert.Equal(part.Read().ToArray<float>(), whole.Read().ToArray<float>());
        Assert.Equal(part.Pointer, whole.Pointer);
    }

    [Fact]
    public void Nearest_Embeddings_AreTheRowsOfLargestCosine()
    {
        using var scope = new TensorScope();
        var queue = new FeatureQueue(12, D);
        var z = Batch(3, 5) * 3.0;
        var rows = queue.Read().ToArray<float>();
        var nearest = queue.Nearest(z).ToArray<float>();
        var values = z.ToArray<float>();
        for (var n = 0; n < 5; n++)
        {
            var best = Enumerable.Range(0, 12).MaxBy(k => Enumerable.Range(0, D).Sum(c => values[(n * D) + c] * rows[(k * D) + c]));
            Assert.Equal(rows[(best * D)..((best + 1) * D)], nearest[(n * D)..((n + 1) * D)]);
        }
    }

    [Fact]
    public void Read_ThenEnqueue_LeavesWhatWasReadAlone()
    {
        using var scope = new TensorScope();
        var queue = new FeatureQueue(4, D);
        var q = Batch(1, 4).RequiresGrad_();
        var loss = q.Matmul(queue.Read().T).Square().Sum();
        queue.Enqueue(q);

        // The engine refuses a backward pass over tensors that were changed since.
        loss.Backward();
        Assert.NotNull(q.Grad);
        Assert.All(queue.Buffers(), buffer => Assert.False(buffer.Value.RequiresGrad));
    }

    [Fact]
    public void State_SavedAndLoaded_GoesOnAtTheSamePlace()
    {
        using var scope = new TensorScope();
        var (one, other) = (new FeatureQueue(5, D), new FeatureQueue(5, D));
        one.Enqueue(Batch(1, 3));
        other.Load(one.State());
        one.Enqueue(Batch(2, 3));
        other.Enqueue(Batch(2, 3));

        Assert.Equal(one.Read().ToArray<float>(), other.Read().ToArray<float>());
        Assert.Equal(1, other.Pointer);
    }

    [Theory]
    [InlineData(60, 4096, 16)]
    [InlineData(5000, 4096, 2048)]
    [InlineData(1_000_000, 65536, 65536)]
    [InlineData(1, 4096, 1)]
    public void CapacityFor_ADataSet_IsAtMostHalfOfIt(int samples, int most, int expected) =>
        Assert.Equal(expected, FeatureQueue.CapacityFor(samples, most));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    public void Constructor_NoRowsOrNoWidth_IsRefused(int capacity, int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureQueue(capacity, width));

    private static Tensor Batch(int seed, int n) => Tensor.From<double>(RandomVectors.Of(seed, n * D), [n, D]).To(DType.Float32);

    private static void AssertUnitLength(Tensor rows) =>
        Assert.All(rows.Square().Sum([1]).ToArray<float>(), square => Assert.Equal(1, square, 1e-5f));
}
