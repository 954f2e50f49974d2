using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>
/// The section "linear algebra" of native/schemas/ops.txt. Singular and eigenvectors are free in their sign: what is checked
/// of them is what they are put together to.
/// </summary>
public sealed class LinearAlgebraOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::linalg_norm", [[3, 4]], x => Linalg.Norm(x[0]), x => x[0].Square().Sum().Sqrt() },
        { "aten::linalg_norm", [[3, 4]], x => Linalg.Norm(x[0], 1, [1]), x => x[0].Abs().Sum([1]) },
        { "aten::linalg_vector_norm", [[3, 4]], x => Linalg.VectorNorm(x[0], dim: [1], keepdim: true), x => x[0].Square().Sum([1], keepdim: true).Sqrt() },
        { "aten::linalg_vector_norm", [[3, 4]], x => Linalg.VectorNorm(x[0], double.PositiveInfinity), x => x[0].Abs().Max() },
        { "aten::linalg_svd", [[4, 3]], x => Squared(Linalg.Svd(x[0], fullMatrices: false)), x => x[0].Mm(x[0].T.Mm(x[0])) },
        { "aten::linalg_svd", () => Assert.Equal([4, 4], Linalg.Svd(Numbers.Sample(4, 3)).U.Shape) },
        { "aten::linalg_svdvals", [[4, 3]], x => Linalg.Svdvals(x[0]), x => Linalg.Eigvalsh(x[0].T.Mm(x[0])).Sqrt().Flip([0]) },
        { "aten::linalg_eigh", [[4, 4]], x => Squared(Linalg.Eigh(Symmetric(x[0]))), x => Symmetric(x[0]).Mm(Symmetric(x[0])) },
        { "aten::linalg_eigh", () => Numbers.Are([-1, 1], Linalg.Eigh(Numbers.Of(0, 1, 0, 0).View([2, 2]), "U").Eigenvalues) },
        { "aten::linalg_eigvalsh", [[4, 4]], x => Linalg.Eigvalsh(Symmetric(x[0])).Pow(3).Sum(), x => Symmetric(x[0]).Mm(Symmetric(x[0])).Mm(Symmetric(x[0])).Trace() },
        { "aten::linalg_qr", [[4, 3]], x => Multiplied(Linalg.Qr(x[0])), x => x[0] },
        { "aten::linalg_qr", [[4, 3]], x => Linalg.Qr(x[0]).R.Abs() },
        { "aten::linalg_qr", () => Numbers.IsShaped([4, 4], DType.Float64, Linalg.Qr(Numbers.Sample(4, 3), "complete").Q) },
        { "aten::linalg_cholesky", [[4, 4]], x => Gram(Linalg.Cholesky(Positive(x[0]))), x => Positive(x[0]) },
        { "aten::linalg_cholesky", [[4, 4]], x => Linalg.Cholesky(Positive(x[0]), upper: true), x => Linalg.Cholesky(Positive(x[0])).T },
        { "aten::linalg_solve", [[3, 3], [3, 2]], x => Linalg.Solve(Shifted(x[0]), x[1]), x => Linalg.Inv(Shifted(x[0])).Mm(x[1]) },
        { "aten::linalg_solve", [[3, 3], [2, 3]], x => Linalg.Solve(Shifted(x[0]), x[1], left: false), x => x[1].Mm(Linalg.Inv(Shifted(x[0]))) },
        { "aten::linalg_inv", [[3, 3]], x => Linalg.Inv(Shifted(x[0])) },
        { "aten::linalg_inv", () => Numbers.Are([0.5, 0, -0.125, 0.25], Linalg.Inv(Numbers.Of(2, 0, 1, 4).View([2, 2]))) },
        { "aten::linalg_matrix_norm", [[3, 4]], x => Linalg.MatrixNorm(x[0], 1), x => x[0].Abs().Sum([0]).Max() },
        { "aten::linalg_matrix_norm", [[3, 4]], x => Linalg.MatrixNorm(x[0], 2), x => Linalg.Svdvals(x[0]).Max() },
        { "aten::linalg_det", [[2, 2]], x => Linalg.Det(x[0]), x => Determinant(x[0]) },
        { "aten::linalg_slogdet", [[2, 2]], x => Linalg.Slogdet(x[0]).Logabsdet, x => Determinant(x[0]).Abs().Log() },
        { "aten::linalg_slogdet", () => Numbers.Are([-1], Linalg.Slogdet(Numbers.Of(0, 1, 1, 0).View([2, 2])).Sign) },
        { "aten::linalg_lstsq", [[4, 2], [4, 3]], x => Linalg.Lstsq(x[0], x[1]).Solution, x => Linalg.Inv(x[0].T.Mm(x[0])).Mm(x[0].T).Mm(x[1]) },
        { "aten::linalg_pinv", [[4, 2]], x => Linalg.Pinv(x[0], 1e-10), x => Linalg.Inv(x[0].T.Mm(x[0])).Mm(x[0].T) },
        { "aten::linalg_solve_triangular", [[3, 3], [3, 2]], x => Linalg.SolveTriangular(Shifted(x[0]).Triu(), x[1], upper: true), x => Linalg.Inv(Shifted(x[0]).Triu()).Mm(x[1]) },
        { "aten::cholesky_solve", [[3, 2], [3, 3]], x => x[0].CholeskySolve(Shifted(x[1]).Tril()), x => Linalg.Inv(Gram(Shifted(x[1]).Tril())).Mm(x[0]) },
        { "aten::linalg_eig", [[3, 3]], x => Linalg.Eig(x[0]).Eigenvalues.Real().Sum(), x => x[0].Trace() },
        { "aten::linalg_eig", () => Numbers.Are([-1, 1], Linalg.Eig(Numbers.Of(0, -1, 1, 0).View([2, 2])).Eigenvalues.Imag().Sort().Values) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static Tensor Symmetric(Tensor x) => x + x.T;

    private static Tensor Gram(Tensor factor) => factor.Mm(factor.T);

    private static Tensor Positive(Tensor x) => Gram(x) + (2 * Tensor.Eye(x.Size(0), x.DType));

    // Far from singular.
    private static Tensor Shifted(Tensor x) => x + (5 * Tensor.Eye(x.Size(0), x.DType));

    private static Tensor Multiplied((Tensor Q, Tensor R) parts) => parts.Q.Mm(parts.R);

    // U S^3 V' = A A' A.
    private static Tensor Squared((Tensor U, Tensor S, Tensor Vh) parts) => (parts.U * parts.S.Pow(3)).Mm(parts.Vh);

    // V L^2 V' = A A.
    private static Tensor Squared((Tensor Values, Tensor Vectors) parts) => (parts.Vectors * parts.Values.Square()).Mm(parts.Vectors.T);

    private static Tensor Determinant(Tensor x)
    {
        var elements = x.Flatten().Unbind();
        return (elements[0] * elements[3]) - (elements[1] * elements[2]);
    }
}
