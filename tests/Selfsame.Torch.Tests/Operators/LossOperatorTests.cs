using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "losses" of native/schemas/ops.txt. Reductions: 0 none, 1 mean, 2 sum.</summary>
public sealed class LossOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::cross_entropy_loss", [[3, 4]], x => x[0].CrossEntropyLoss(Classes()), x => -Picked(x[0].LogSoftmax(1)).Mean() },
        { "aten::cross_entropy_loss", [[3, 4]], x => x[0].CrossEntropyLoss(Classes(), reduction: 0, labelSmoothing: 0.1), x => (-0.9 * Picked(x[0].LogSoftmax(1))) - (0.1 * x[0].LogSoftmax(1).Mean([1])) },
        { "aten::cross_entropy_loss", [[3, 4], [3, 4]], x => x[0].CrossEntropyLoss(x[1].Softmax(1)), x => -(x[1].Softmax(1) * x[0].LogSoftmax(1)).Sum([1]).Mean() },
        { "aten::nll_loss", [[3, 4]], x => x[0].NllLoss(Classes()), x => -Picked(x[0]).Mean() },
        { "aten::nll_loss", [[3, 4]], x => x[0].NllLoss(Classes(), reduction: 2, ignoreIndex: 0), x => -Picked(x[0]).Sum() + x[0].Select(0, 1).Select(0, 0) },
        { "aten::nll_loss_nd", [[3, 4]], x => x[0].NllLossNd(Classes(), reduction: 2), x => -Picked(x[0]).Sum() },
        { "aten::binary_cross_entropy", [[3, 4], [3, 4]], x => x[0].BinaryCrossEntropy(x[1]), x => -((x[1] * x[0].Log()) + ((1 - x[1]) * (1 - x[0]).Log())).Mean(), new() { From = 0.1, To = 0.9 } },
        { "aten::binary_cross_entropy_with_logits", [[3, 4]], x => x[0].BinaryCrossEntropyWithLogits(Halves(x[0])), x => -(x[0].Sigmoid().Log() + (1 - x[0].Sigmoid()).Log()).Mean() / 2 },
        { "aten::mse_loss", [[3, 4], [3, 4]], x => x[0].MseLoss(x[1]), x => (x[0] - x[1]).Square().Mean() },
        { "aten::mse_loss", [[3, 4], [3, 4]], x => x[0].MseLoss(x[1], reduction: 2), x => (x[0] - x[1]).Square().Sum() },
        { "aten::l1_loss", [[3, 4], [3, 4]], x => x[0].L1Loss(x[1]), x => (x[0] - x[1]).Abs().Mean() },
        { "aten::smooth_l1_loss", [[3, 4], [3, 4]], x => x[0].SmoothL1Loss(x[1], beta: 0.7), x => Rounded(x[0] - x[1], 0.7).Mean() / 0.7 },
        { "aten::huber_loss", [[3, 4], [3, 4]], x => x[0].HuberLoss(x[1], delta: 0.7), x => Rounded(x[0] - x[1], 0.7).Mean() },
        { "aten::kl_div", [[3, 4], [3, 4]], x => x[0].KlDiv(x[1], reduction: 0), x => x[1] * (x[1].Log() - x[0]), new() { From = 0.1, To = 0.9 } },
        { "aten::kl_div", [[3, 4], [3, 4]], x => x[0].KlDiv(x[1], logTarget: true), x => (x[1].Exp() * (x[1] - x[0])).Mean() },
        { "aten::cosine_embedding_loss", [[3, 4], [3, 4]], x => Tensor.CosineEmbeddingLoss(x[0], x[1], Signs(x[0]), reduction: 0), x => Cosines(Tensor.CosineSimilarity(x[0], x[1])) },
        { "aten::margin_ranking_loss", [[3], [3]], x => Tensor.MarginRankingLoss(x[0], x[1], Signs(x[0]), margin: 0.5), x => (0.5 - (Signs(x[0]) * (x[0] - x[1]))).Relu().Mean() },
        { "aten::triplet_margin_loss", [[3, 4], [3, 4], [3, 4]], x => Tensor.TripletMarginLoss(x[0], x[1], x[2]), x => (Distance(x[0], x[1]) - Distance(x[0], x[2]) + 1).Relu().Mean() },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static Tensor Classes() => Numbers.Indices(2, 0, 3);

    private static Tensor Signs(Tensor like) => Numbers.Of(1, -1, 1).To(like.DType);

    private static Tensor Halves(Tensor like) => like.Detach().FullLike(0.5);

    private static Tensor Picked(Tensor x) => x.Gather(1, Classes().Unsqueeze(1)).Squeeze(1);

    // A parabola near zero, straight beyond.
    private static Tensor Rounded(Tensor difference, double width)
    {
        var size = difference.Abs();
        return Tensor.Where(size.Lt(width), 0.5 * size.Square(), width * (size - (0.5 * width)));
    }

    private static Tensor Cosines(Tensor cosine) =>
        Tensor.Stack([1 - cosine.Select(0, 0), cosine.Select(0, 1).Relu(), 1 - cosine.Select(0, 2)]);

    private static Tensor Distance(Tensor x, Tensor y) => (x - y + 1e-6).Square().Sum([1]).Sqrt();
}
