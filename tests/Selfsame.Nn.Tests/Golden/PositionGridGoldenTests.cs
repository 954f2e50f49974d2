using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Golden;

public sealed class PositionGridGoldenTests
{
    [Fact]
    public void SinCos_Facebook()
    {
        foreach (var test in SharedFiles.Golden("sincos_pos_embed.facebook").Cases)
        {
            using var scope = new TensorScope();
            var (side, width) = (test.Integer("grid_size"), test.Integer("embed_dim"));
            var positions = PositionGrid.SinCos(side, width);
            var whole = test.Flag("cls_token") ? Tensor.Cat([Tensor.Zeros([1, 1, width]), positions], 1) : positions;

            test.AssertOutput("pos_embed", whole.ToArray<float>());
        }
    }
}
