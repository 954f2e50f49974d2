using Selfsame.Nn;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Teachers;

public sealed class MomentumTeacherTests
{
    [Fact]
    public void Constructor_Twin_StartsEqualAndFrozen()
    {
        using var scope = new TensorScope();
        var student = Network();
        var teacher = new MomentumTeacher<Sequential>(student, Network());

        Assert.All(
            student.State().Zip(teacher.Network.State()),
            pair => Assert.Equal(pair.First.Value.To(DType.Float64).ToArray<double>(), pair.Second.Value.To(DType.Float64).ToArray<double>()));
        Assert.All(teacher.Parameters(), parameter => Assert.False(parameter.Value.RequiresGrad));
        Assert.All(student.Parameters(), parameter => Assert.True(parameter.Value.RequiresGrad));
    }

    [Fact]
    public void Follow_Buffers_StayTheTeachersOwn()
    {
        using var scope = new TensorScope();
        var student = Network();
        var teacher = new MomentumTeacher<Sequential>(student, Network());
        student.Forward(Tensor.From<double>(RandomVectors.Of(1, 40), [10, 4]).To(DType.Float32));

        teacher.Follow(0);

        var means = teacher.Network.Buffers().First(buffer => buffer.Name.EndsWith("running_mean", StringComparison.Ordinal));
        Assert.All(means.Value.ToArray<float>(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Follow_MomentumOutOfRange_IsRefused(double momentum)
    {
        using var scope = new TensorScope();
        var teacher = new MomentumTeacher<Sequential>(Network(), Network());

        Assert.Throws<ArgumentOutOfRangeException>(() => teacher.Follow(momentum));
    }

    private static Sequential Network() => new(new Linear(4, 3), new BatchNorm1d(3));
}
