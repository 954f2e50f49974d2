using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "products" of native/schemas/ops.txt, against sums of products of single elements.</summary>
public sealed class ProductOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::matmul", [[2, 3, 4], [4, 5]], x => x[0].Matmul(x[1]), x => Product(x[0], x[1]) },
        { "aten::matmul", [[4], [4]], x => x[0].Matmul(x[1]), x => (x[0] * x[1]).Sum() },
        { "aten::mm", [[3, 4], [4, 5]], x => x[0].Mm(x[1]), x => Product(x[0], x[1]) },
        { "aten::bmm", [[2, 3, 4], [2, 4, 5]], x => x[0].Bmm(x[1]), x => Product(x[0], x[1]) },
        { "aten::mv", [[3, 4], [4]], x => x[0].Mv(x[1]), x => (x[0] * x[1]).Sum([1]) },
        { "aten::dot", [[5], [5]], x => x[0].Dot(x[1]), x => (x[0] * x[1]).Sum() },
        { "aten::outer", [[3], [4]], x => x[0].Outer(x[1]), x => x[0].Unsqueeze(1) * x[1] },
        { "aten::einsum", [[2, 3, 4], [2, 5, 4]], x => Tensor.Einsum("bik,bjk->bij", x), x => Product(x[0], x[1].Transpose(1, 2)) },
        { "aten::linear", [[3, 4], [5, 4], [5]], x => x[0].Linear(x[1], x[2]), x => Product(x[0], x[1].T) + x[2] },
        { "aten::linear", [[2, 3, 4], [5, 4]], x => x[0].Linear(x[1]), x => Product(x[0], x[1].T) },
        { "aten::bilinear", [[3, 4], [3, 2], [5, 4, 2], [5]], x => Tensor.Bilinear(x[0], x[1], x[2], x[3]), x => (x[0].View([3, 1, 4, 1]) * x[2] * x[1].View([3, 1, 1, 2])).Sum([2, 3]) + x[3] },
        { "aten::cdist", [[3, 4], [5, 4]], x => Tensor.Cdist(x[0], x[1]), x => (x[0].Unsqueeze(1) - x[1]).Square().Sum([2]).Sqrt() },
        { "aten::cdist", [[3, 4], [5, 4]], x => Tensor.Cdist(x[0], x[1], p: 1), x => (x[0].Unsqueeze(1) - x[1]).Abs().Sum([2]) },
        { "aten::tensordot", [[2, 3, 4], [4, 3, 5]], x => x[0].Tensordot(x[1], [1, 2], [1, 0]), x => (x[0].Unsqueeze(3) * x[1].Transpose(0, 1)).Sum([1, 2]) },
        { "aten::cosine_similarity", [[3, 4], [3, 4]], x => Tensor.CosineSimilarity(x[0], x[1]), x => (x[0] * x[1]).Sum([1]) / (x[0].Square().Sum([1]) * x[1].Square().Sum([1])).Sqrt() },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    // ... x n x m times ... x m x p, without the engine's products.
    private static Tensor Product(Tensor a, Tensor b) => (a.Unsqueeze(-1) * b.Unsqueeze(-3)).Sum([-2]);
}
