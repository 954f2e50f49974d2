using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The section "neural network" of native/schemas/ops.txt: pooling, resizing and padding of pictures.</summary>
public sealed class PictureOperatorTests
{
    public static OperatorTable Table { get; } = new()
    {
        { "aten::max_pool2d", [[2, 3, 4, 6]], x => x[0].MaxPool2d([2, 2]), x => Reference.Windows(x[0], 2, 2, 2).Amax([4, 5]) },
        { "aten::max_pool2d", [[2, 3, 5, 6]], x => x[0].MaxPool2d([3, 3], [2, 2], [1, 1]), x => Reference.Windows(x[0].ConstantPadNd([1, 1, 1, 1], -99), 3, 3, 2).Amax([4, 5]) },
        { "aten::max_pool1d", [[2, 3, 6]], x => x[0].MaxPool1d([2]), x => x[0].Unfold(2, 2, 2).Amax([3]) },
        { "aten::avg_pool2d", [[2, 3, 4, 6]], x => x[0].AvgPool2d([2, 3]), x => x[0].Unfold(2, 2, 2).Unfold(3, 3, 3).Mean([4, 5]) },
        { "aten::avg_pool2d", [[2, 3, 4, 6]], x => x[0].AvgPool2d([2, 2], [1, 1]), x => Reference.Windows(x[0], 2, 2, 1).Mean([4, 5]) },
        { "aten::avg_pool1d", [[2, 3, 6]], x => x[0].AvgPool1d([3]), x => x[0].Unfold(2, 3, 3).Mean([3]) },
        { "aten::adaptive_avg_pool2d", [[2, 3, 4, 6]], x => x[0].AdaptiveAvgPool2d([1, 1]), x => x[0].Mean([2, 3], keepdim: true) },
        { "aten::adaptive_avg_pool2d", [[2, 3, 4, 6]], x => x[0].AdaptiveAvgPool2d([2, 3]), x => Reference.Windows(x[0], 2, 2, 2).Mean([4, 5]) },
        { "aten::adaptive_avg_pool1d", [[2, 3, 6]], x => x[0].AdaptiveAvgPool1d([2]), x => x[0].Unfold(2, 3, 3).Mean([3]) },
        { "aten::adaptive_max_pool2d", [[2, 3, 4, 6]], x => x[0].AdaptiveMaxPool2d([2, 3]).Item1, x => Reference.Windows(x[0], 2, 2, 2).Amax([4, 5]) },

        { "aten::upsample_bilinear2d", [[1, 2, 3, 4]], x => x[0].UpsampleBilinear2d([3, 4], false), x => x[0] },
        { "aten::upsample_bilinear2d", [[1, 2, 3, 4]], x => x[0].UpsampleBilinear2d([5, 7], false) },
        { "aten::upsample_bilinear2d", () => Numbers.Are([0, 0.5, 1, 1.5, 2], Ramp(3).UpsampleBilinear2d([1, 5], true)) },
        { "aten::upsample_bicubic2d", [[1, 2, 3, 4]], x => x[0].UpsampleBicubic2d([3, 4], false), x => x[0] },
        { "aten::upsample_bicubic2d", [[1, 2, 3, 4]], x => x[0].UpsampleBicubic2d([5, 7], false) },
        { "aten::upsample_bicubic2d", () => Numbers.Are([1.5], Ramp(4).UpsampleBicubic2d([1, 7], true).Select(3, 3)) },
        { "aten::upsample_nearest2d", [[1, 2, 2, 3]], x => x[0].UpsampleNearest2d([4, 6]), x => x[0].RepeatInterleave(2, 2).RepeatInterleave(2, 3) },
        { "aten::_upsample_bilinear2d_aa", [[1, 2, 3, 4]], x => x[0].UpsampleBilinear2dAa([2, 2], false) },
        { "aten::_upsample_bilinear2d_aa", () => Numbers.Are([5.0 / 7, 16.0 / 7], Ramp(4).UpsampleBilinear2dAa([1, 2], false)) },   // weights 3 3 1 of 7
        { "aten::_upsample_bicubic2d_aa", [[1, 2, 3, 4]], x => x[0].UpsampleBicubic2dAa([2, 3], false) },
        { "aten::_upsample_bicubic2d_aa", () => Numbers.Are([1, 1], Tensor.Ones([1, 1, 1, 5], DType.Float64).UpsampleBicubic2dAa([1, 2], false)) },
        { "aten::grid_sampler", [[1, 2, 3, 4]], x => x[0].GridSampler(SameGrid(x[0], 3, 4), 0, 0, true), x => x[0] },
        { "aten::grid_sampler", [[1, 2, 3, 4], [1, 2, 2, 2]], x => x[0].GridSampler(x[1], 0, 0, false), null, new() { From = -0.8, To = 0.8 } },
        { "aten::affine_grid_generator", [[1, 2, 3]], x => Tensor.AffineGridGenerator(x[0], [1, 1, 2, 2], true), x => Reference.Corners().Matmul(x[0].Select(0, 0).T).View([1, 2, 2, 2]) },
        { "aten::pixel_shuffle", [[1, 4, 2, 3]], x => x[0].PixelShuffle(2), x => x[0].View([1, 1, 2, 2, 2, 3]).Permute([0, 1, 4, 2, 5, 3]).Reshape([1, 1, 4, 6]) },
        { "aten::pixel_unshuffle", [[1, 1, 4, 6]], x => x[0].PixelUnshuffle(2).PixelShuffle(2), x => x[0] },
        { "aten::im2col", [[2, 3, 4, 5]], x => x[0].Im2col([2, 2], [1, 1], [0, 0], [1, 1]), x => Reference.Windows(x[0], 2, 2, 1).Permute([0, 1, 4, 5, 2, 3]).Reshape([2, 12, 12]) },
        { "aten::col2im", [[1, 4, 2]], x => x[0].Col2im([2, 3], [2, 2], [1, 1], [0, 0], [1, 1]), x => x[0].Select(2, 0).View([1, 1, 2, 2]).ConstantPadNd([0, 1]) + x[0].Select(2, 1).View([1, 1, 2, 2]).ConstantPadNd([1, 0]) },

        { "aten::reflection_pad1d", [[2, 3]], x => x[0].ReflectionPad1d([2, 1]), x => x[0].IndexSelect(1, Numbers.Indices(2, 1, 0, 1, 2, 1)) },
        { "aten::reflection_pad2d", [[1, 2, 3, 3]], x => x[0].ReflectionPad2d([1, 0, 0, 2]), x => x[0].IndexSelect(3, Numbers.Indices(1, 0, 1, 2)).IndexSelect(2, Numbers.Indices(0, 1, 2, 1, 0)) },
        { "aten::replication_pad2d", [[1, 2, 3, 3]], x => x[0].ReplicationPad2d([1, 0, 0, 2]), x => x[0].IndexSelect(3, Numbers.Indices(0, 0, 1, 2)).IndexSelect(2, Numbers.Indices(0, 1, 2, 2, 2)) },
        { "aten::constant_pad_nd", [[2, 3]], x => x[0].ConstantPadNd([1, 0]), x => Tensor.Cat([Tensor.Zeros([2, 1], DType.Float64), x[0]], 1) },
        { "aten::constant_pad_nd", [[2, 3]], x => x[0].ConstantPadNd([0, -1, 1, 0], 4), x => Tensor.Cat([Tensor.Full([1, 2], 4, DType.Float64), x[0].Narrow(1, 0, 2)]) },
        { "aten::pad", [[2, 3]], x => x[0].Pad([0, 1], value: 5), x => Tensor.Cat([x[0], Tensor.Full([2, 1], 5, DType.Float64)], 1) },
        { "aten::pad", [[1, 2, 3, 3]], x => x[0].Pad([1, 0, 0, 2], "reflect"), x => x[0].ReflectionPad2d([1, 0, 0, 2]) },
    };

    [Theory, MemberData(nameof(Table))]
    public void Operator(string name) => Table.Check(name);

    private static Tensor Ramp(long width) => Tensor.Arange(width, DType.Float64).View([1, 1, 1, width]);

    // Every pixel samples itself.
    private static Tensor SameGrid(Tensor picture, long height, long width) =>
        Tensor.AffineGridGenerator(Tensor.Eye(3, picture.DType).Narrow(0, 0, 2).Unsqueeze(0), [1, 1, height, width], true);
}
