using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "spectra" of native/schemas/ops.txt. Complex numbers are looked at as pairs.</summary>
public sealed class SpectrumOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::fft_rfft", [[2, 6]], x => x[0].FftRfft().ViewAsReal(), x => Transformed(x[0]) },
        { "aten::fft_rfft", [[2, 6]], x => x[0].FftRfft(4, norm: "ortho").ViewAsReal(), x => Transformed(x[0].Narrow(1, 0, 4)) / 2 },
        { "aten::fft_irfft", [[2, 6]], x => x[0].FftRfft().FftIrfft(), x => x[0] },
        { "aten::fft_irfft", [[2, 7]], x => x[0].FftRfft(dim: 1).FftIrfft(7, 1), x => x[0] },
        { "aten::stft", [[8]], x => x[0].Stft(4, 2, window: Tensor.HannWindow(4, x[0].DType), returnComplex: true).ViewAsReal(), x => Transformed(x[0].Unfold(0, 4, 2) * Tensor.HannWindow(4, DType.Float64)).Transpose(0, 1) },
        { "aten::hann_window", () => Numbers.Are([0, 0.5, 1, 0.5], Tensor.HannWindow(4, DType.Float64)) },
        { "aten::view_as_real", () => Numbers.Are([6, 0, 0, 0], Tensor.From([1.0, 2, 3]).FftRfft(1).ViewAsReal().Mul(6).Flatten().ConstantPadNd([0, 2])) },
        { "aten::view_as_real", [[6]], x => x[0].FftRfft().ViewAsReal(), x => Transformed(x[0].Unsqueeze(0)).Squeeze(0) },
        { "aten::real", [[6]], x => x[0].FftRfft().Real(), x => Transformed(x[0].Unsqueeze(0)).Select(2, 0).Squeeze(0) },
        { "aten::imag", [[6]], x => x[0].FftRfft().Imag(), x => Transformed(x[0].Unsqueeze(0)).Select(2, 1).Squeeze(0) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    // The definition, for the rows of a matrix: rows x frequencies x (real, imaginary).
    private static Tensor Transformed(Tensor x)
    {
        var (n, frequencies) = (x.Size(1), (x.Size(1) / 2) + 1);
        var angles = -2 * Math.PI / n * Tensor.Arange(n, DType.Float64).Outer(Tensor.Arange(frequencies, DType.Float64));
        return Tensor.Stack([x.Mm(angles.Cos()), x.Mm(angles.Sin())], -1);
    }
}
