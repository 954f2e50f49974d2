using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class RelationalConsistencyTests
{
    private const int N = 4;
    private const int K = 6;
    private const int D = 3;

    [Theory]
    [InlineData(0.1, 0.04)]
    [InlineData(0.2, 0.1)]
    public void Loss_RandomRows_EqualsTheSumsOfThePaper(double studentTemperature, double teacherTemperature)
    {
        using var scope = new TensorScope();
        var (student, teacher, queue) = (Unit(RandomVectors.Of(1, N * D), D), Unit(RandomVectors.Of(2, N * D), D), Unit(RandomVectors.Of(3, K * D), D));
        double Share(double[] z, int i, int k, double t) =>
            Math.Exp(Dot(z, i, queue, k, D) / t) / Enumerable.Range(0, K).Sum(j => Math.Exp(Dot(z, i, queue, j, D) / t));
        var expected = Enumerable.Range(0, N).Average(i =>
            -Enumerable.Range(0, K).Sum(k => Share(teacher, i, k, teacherTemperature) * Math.Log(Share(student, i, k, studentTemperature))));

        var loss = RelationalConsistency.Loss(Rows(student, D), Rows(teacher, D), Rows(queue, D), studentTemperature, teacherTemperature);

        Assert.Equal(expected, loss.ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_OfTheStudent_HasTheGradientOfFiniteDifferencesAndTheTeacherHasNone()
    {
        using var scope = new TensorScope();
        var (teacher, queue) = (Rows(RandomVectors.Of(5, N * D), D).RequiresGrad_(), Rows(RandomVectors.Of(6, K * D), D));

        FiniteDifferences.AssertGradient(z => RelationalConsistency.Loss(z, teacher, queue, 0.3, 0.2), RandomVectors.Of(4, N * D), [N, D]);

        Assert.Null(teacher.Grad);
    }
}
