using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class ClassificationTests
{
    private static readonly long[] Answers = [2, 0, 1, 2];

    [Fact]
    public void Loss_AndAccuracy_EqualTheirLoops()
    {
        using var scope = new TensorScope();
        var values = RandomVectors.Of(1, 12);
        var (logits, answers) = (Tensor.From<double>(values, [4, 3]), Tensor.From<long>(Answers, [4]));
        var (loss, right) = (0.0, 0);
        for (var i = 0; i < 4; i++)
        {
            var row = values[(3 * i)..((3 * i) + 3)];
            loss -= (row[Answers[i]] - Math.Log(row.Sum(Math.Exp))) / 4;
            right += row[Answers[i]] == row.Max() ? 1 : 0;
        }

        Assert.Equal(loss, Classification.Loss(logits, answers).ToDouble(), 1e-12);
        Assert.Equal(right / 4.0, Classification.Accuracy(logits, answers).ToDouble());
    }

    [Fact]
    public void Loss_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var answers = Tensor.From<long>(Answers, [4]);

        FiniteDifferences.AssertGradient(logits => Classification.Loss(logits, answers), RandomVectors.Of(2, 12), [4, 3]);
    }
}
