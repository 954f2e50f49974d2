using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>
/// Where Debian's libtorch 1.13 is wrong, and the way to call it that is right there and with every other libtorch. The
/// tables leave these cases out.
/// </summary>
public sealed class KnownFaultTests
{
    /// <summary>oneDNN's backward of float32 GELU reads an incoming gradient that is not contiguous as if it were.</summary>
    [Theory]
    [InlineData("none")]
    [InlineData("tanh")]
    public void Gelu_WithTheIncomingGradientLaidInARow_IsRightInFloat32(string approximate) => new GradientCheck(
        x => [x[0].Gelu(approximate).Reshape([-1]).Reshape([5, 7])],
        x => [x[0].Gelu(approximate)],
        [[5, 7]],
        new()).Run();

    /// <summary>The gradient of masked_select comes in the wrong order where what was selected from is transposed.</summary>
    [Fact]
    public void MaskedSelect_FromContiguousElements_HasTheRightGradient() => new GradientCheck(
        x => [x[0].Contiguous().MaskedSelect(Tensor.Arange(12).View([3, 4]).Remainder(2).Eq(0))],
        x => [x[0].View([6, 2]).Select(1, 0)],
        [[3, 4]],
        new()).Run();

    /// <summary>With beta 0 small batches are added to memory that nobody has written, times 0: NaN now and then.</summary>
    [Fact]
    public void Baddbmm_WithBetaZero_IsWrittenAsAProduct() => new GradientCheck(
        x => [2 * x[0].Bmm(x[1])],
        x => [Tensor.Zeros([2, 3, 5], DType.Float64).Baddbmm(x[0], x[1], beta: 1, alpha: 2)],
        [[2, 3, 4], [2, 4, 5]],
        new()).Run();
}
