// Generated from native/schemas/ops.txt by eng/generate-operators. Change that list, not this file.
#nullable enable
using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>Linear algebra: the operators that PyTorch keeps in <c>torch.linalg</c>.</summary>
public static partial class Linalg
{
    private static nint s_linalg_norm;

    /// <summary><c>aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public static Tensor Norm(Tensor self, Scalar? ord = null, long[]? dim = null, bool keepdim = false, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_linalg_norm, "aten::linalg_norm", "");
        call.Add(self);
        call.Add(ord);
        call.Add(dim);
        call.Add(keepdim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_vector_norm;

    /// <summary><c>aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public static Tensor VectorNorm(Tensor self, Scalar? ord = null, long[]? dim = null, bool keepdim = false, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_linalg_vector_norm, "aten::linalg_vector_norm", "");
        call.Add(self);
        call.Add(ord ?? 2);
        call.Add(dim);
        call.Add(keepdim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_svd;

    /// <summary><c>aten::linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -&gt; (Tensor U, Tensor S, Tensor Vh)</c></summary>
    public static (Tensor U, Tensor S, Tensor Vh) Svd(Tensor a, bool fullMatrices = true, string? driver = null)
    {
        var call = new BoxedCall(ref s_linalg_svd, "aten::linalg_svd", "");
        call.Add(a);
        call.Add(fullMatrices);
        call.Add(driver);
        var result = call.ThreeTensors();
        GC.KeepAlive(a);
        return result;
    }

    private static nint s_linalg_svdvals;

    /// <summary><c>aten::linalg_svdvals(Tensor A, *, str? driver=None) -&gt; Tensor</c></summary>
    public static Tensor Svdvals(Tensor a, string? driver = null)
    {
        var call = new BoxedCall(ref s_linalg_svdvals, "aten::linalg_svdvals", "");
        call.Add(a);
        call.Add(driver);
        var result = call.Tensor();
        GC.KeepAlive(a);
        return result;
    }

    private static nint s_linalg_eigh;

    /// <summary><c>aten::linalg_eigh(Tensor self, str UPLO="L") -&gt; (Tensor eigenvalues, Tensor eigenvectors)</c></summary>
    public static (Tensor Eigenvalues, Tensor Eigenvectors) Eigh(Tensor self, string uPLO = "L")
    {
        var call = new BoxedCall(ref s_linalg_eigh, "aten::linalg_eigh", "");
        call.Add(self);
        call.Add(uPLO);
        var result = call.TwoTensors();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_eigvalsh;

    /// <summary><c>aten::linalg_eigvalsh(Tensor self, str UPLO="L") -&gt; Tensor</c></summary>
    public static Tensor Eigvalsh(Tensor self, string uPLO = "L")
    {
        var call = new BoxedCall(ref s_linalg_eigvalsh, "aten::linalg_eigvalsh", "");
        call.Add(self);
        call.Add(uPLO);
        var result = call.Tensor();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_qr;

    /// <summary><c>aten::linalg_qr(Tensor A, str mode="reduced") -&gt; (Tensor Q, Tensor R)</c></summary>
    public static (Tensor Q, Tensor R) Qr(Tensor a, string mode = "reduced")
    {
        var call = new BoxedCall(ref s_linalg_qr, "aten::linalg_qr", "");
        call.Add(a);
        call.Add(mode);
        var result = call.TwoTensors();
        GC.KeepAlive(a);
        return result;
    }

    private static nint s_linalg_cholesky;

    /// <summary><c>aten::linalg_cholesky(Tensor self, *, bool upper=False) -&gt; Tensor</c></summary>
    public static Tensor Cholesky(Tensor self, bool upper = false)
    {
        var call = new BoxedCall(ref s_linalg_cholesky, "aten::linalg_cholesky", "");
        call.Add(self);
        call.Add(upper);
        var result = call.Tensor();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_solve;

    /// <summary><c>aten::linalg_solve(Tensor A, Tensor B, *, bool left=True) -&gt; Tensor</c></summary>
    public static Tensor Solve(Tensor a, Tensor b, bool left = true)
    {
        var call = new BoxedCall(ref s_linalg_solve, "aten::linalg_solve", "");
        call.Add(a);
        call.Add(b);
        call.Add(left);
        var result = call.Tensor();
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return result;
    }

    private static nint s_linalg_inv;

    /// <summary><c>aten::linalg_inv(Tensor A) -&gt; Tensor</c></summary>
    public static Tensor Inv(Tensor a)
    {
        var call = new BoxedCall(ref s_linalg_inv, "aten::linalg_inv", "");
        call.Add(a);
        var result = call.Tensor();
        GC.KeepAlive(a);
        return result;
    }

    private static nint s_linalg_matrix_norm;

    /// <summary><c>aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public static Tensor MatrixNorm(Tensor self, Scalar ord, ReadOnlySpan<long> dim = default, bool keepdim = false, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_linalg_matrix_norm, "aten::linalg_matrix_norm", "");
        call.Add(self);
        call.Add(ord);
        call.Add(dim.IsEmpty ? [-2, -1] : dim);
        call.Add(keepdim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_det;

    /// <summary><c>aten::linalg_det(Tensor A) -&gt; Tensor</c></summary>
    public static Tensor Det(Tensor a)
    {
        var call = new BoxedCall(ref s_linalg_det, "aten::linalg_det", "");
        call.Add(a);
        var result = call.Tensor();
        GC.KeepAlive(a);
        return result;
    }

    private static nint s_linalg_slogdet;

    /// <summary><c>aten::linalg_slogdet(Tensor A) -&gt; (Tensor sign, Tensor logabsdet)</c></summary>
    public static (Tensor Sign, Tensor Logabsdet) Slogdet(Tensor a)
    {
        var call = new BoxedCall(ref s_linalg_slogdet, "aten::linalg_slogdet", "");
        call.Add(a);
        var result = call.TwoTensors();
        GC.KeepAlive(a);
        return result;
    }

    private static nint s_linalg_lstsq;

    /// <summary><c>aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -&gt; (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)</c></summary>
    public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) Lstsq(Tensor self, Tensor b, double? rcond = null, string? driver = null)
    {
        var call = new BoxedCall(ref s_linalg_lstsq, "aten::linalg_lstsq", "");
        call.Add(self);
        call.Add(b);
        call.Add(rcond);
        call.Add(driver);
        var result = call.FourTensors();
        GC.KeepAlive(self);
        GC.KeepAlive(b);
        return result;
    }

    private static nint s_linalg_pinv;

    /// <summary><c>aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -&gt; Tensor</c></summary>
    public static Tensor Pinv(Tensor self, double rcond, bool hermitian = false)
    {
        var call = new BoxedCall(ref s_linalg_pinv, "aten::linalg_pinv", "");
        call.Add(self);
        call.Add(rcond);
        call.Add(hermitian);
        var result = call.Tensor();
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_linalg_solve_triangular;

    /// <summary><c>aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -&gt; Tensor</c></summary>
    public static Tensor SolveTriangular(Tensor self, Tensor b, bool upper, bool left = true, bool unitriangular = false)
    {
        var call = new BoxedCall(ref s_linalg_solve_triangular, "aten::linalg_solve_triangular", "");
        call.Add(self);
        call.Add(b);
        call.Add(upper);
        call.Add(left);
        call.Add(unitriangular);
        var result = call.Tensor();
        GC.KeepAlive(self);
        GC.KeepAlive(b);
        return result;
    }

    private static nint s_linalg_eig;

    /// <summary><c>aten::linalg_eig(Tensor self) -&gt; (Tensor eigenvalues, Tensor eigenvectors)</c></summary>
    public static (Tensor Eigenvalues, Tensor Eigenvectors) Eig(Tensor self)
    {
        var call = new BoxedCall(ref s_linalg_eig, "aten::linalg_eig", "");
        call.Add(self);
        var result = call.TwoTensors();
        GC.KeepAlive(self);
        return result;
    }
}
