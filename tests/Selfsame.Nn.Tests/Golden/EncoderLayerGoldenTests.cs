using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Golden;

public sealed class EncoderLayerGoldenTests
{
    private static readonly (string Torch, string Ours)[] Names =
    [
        ("norm1.weight", "norm1.weight"), ("norm1.bias", "norm1.bias"),
        ("self_attn.in_proj_weight", "attn.qkv.weight"), ("self_attn.in_proj_bias", "attn.qkv.bias"),
        ("self_attn.out_proj.weight", "attn.proj.weight"), ("self_attn.out_proj.bias", "attn.proj.bias"),
        ("norm2.weight", "norm2.weight"), ("norm2.bias", "norm2.bias"),
        ("linear1.weight", "mlp.fc1.weight"), ("linear1.bias", "mlp.fc1.bias"),
        ("linear2.weight", "mlp.fc2.weight"), ("linear2.bias", "mlp.fc2.bias"),
    ];

    [Fact]
    public void EncoderLayer_Torch()
    {
        foreach (var test in SharedFiles.Golden("encoder_layer.torch").Cases)
        {
            using var scope = new TensorScope();
            var block = new TransformerBlock(new TransformerBlockOptions
            {
                Width = test.Integer("d_model"),
                Heads = test.Integer("heads"),
                Hidden = test.Integer("feedforward"),
                NormFirst = test.Flag("norm_first"),
                Rectifier = test.Text("activation") == "relu",
                Epsilon = test.Number("layer_norm_eps"),
            });
            block.Load(Names.Select(pair => new NamedTensor(pair.Ours, test.Inputs[pair.Torch].ToTensor())));

            var x = test.Inputs["x"].ToLeaf();
            var y = block.Forward(x, Mask(test, x.Size(1)));
            var loss = GoldenConversions.CosineSum(y);
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            var parameters = block.Parameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
            foreach (var (torch, ours) in Names)
            {
                test.AssertOutput("grad_" + torch, parameters[ours].Grad!.ToArray<float>());
            }
        }
    }

    private static Tensor? Mask(GoldenCase test, long tokens)
    {
        if (!test.Has("mask"))
        {
            return null;
        }

        if (test.Text("mask") == "causal")
        {
            var place = Tensor.Arange(tokens);
            return place.Unsqueeze(1).Ge(place.Unsqueeze(0)); // T x S
        }

        return test.Inputs["padding"].ToTensor().LogicalNot().Unsqueeze(1).Unsqueeze(1); // N x 1 x 1 x S
    }
}
