using System.Text.RegularExpressions;

namespace Selfsame.Nn.Backbones;

/// <summary>The one table between torchvision's names of a vision transformer and timm's, which are used here.</summary>
public static partial class TorchvisionTransformerNames
{
    // Torchvision's part, timm's part; the first that fits a name is applied. The last two pairs are names of torchvision before 0.13.
    private static readonly (string Torchvision, string Timm)[] Table =
    [
        ("class_token", "cls_token"),
        ("encoder.pos_embedding", "pos_embed"),
        ("conv_proj.", "patch_embed.proj."),
        ("encoder.ln.", "norm."),
        ("heads.head.", "head."),
        (".ln_1.", ".norm1."),
        (".ln_2.", ".norm2."),
        (".self_attention.in_proj_", ".attn.qkv."),
        (".self_attention.out_proj.", ".attn.proj."),
        (".mlp.0.", ".mlp.fc1."),
        (".mlp.3.", ".mlp.fc2."),
        (".mlp.linear_1.", ".mlp.fc1."),
        (".mlp.linear_2.", ".mlp.fc2."),
    ];

    /// <summary>True where a state bears torchvision's names.</summary>
    /// <param name="names">The names of the state.</param>
    public static bool Recognise(IEnumerable<string> names) => names.Contains("class_token");

    /// <summary>Renames a whole state; the tensors are the same.</summary>
    /// <param name="state">Torchvision's state dict.</param>
    /// <returns>The state under timm's names, in the same order.</returns>
    public static IEnumerable<NamedTensor> ToTimm(IEnumerable<NamedTensor> state) =>
        state.Select(item => item with { Name = ToTimm(item.Name) });

    /// <summary>Renames one parameter; a name that is not torchvision's comes back as it is.</summary>
    /// <param name="name">For instance <c>encoder.layers.encoder_layer_0.ln_1.weight</c>.</param>
    /// <returns>For instance <c>blocks.0.norm1.weight</c>.</returns>
    public static string ToTimm(string name)
    {
        var renamed = Block().Replace(name, "blocks.$1.");
        foreach (var (torchvision, timm) in Table)
        {
            if (renamed.Contains(torchvision, StringComparison.Ordinal))
            {
                return renamed.Replace(torchvision, timm, StringComparison.Ordinal);
            }
        }

        return renamed;
    }

    /// <summary>Renames one parameter the other way, to what torchvision calls it since 0.13.</summary>
    /// <param name="name">For instance <c>blocks.0.norm1.weight</c>.</param>
    /// <returns>For instance <c>encoder.layers.encoder_layer_0.ln_1.weight</c>.</returns>
    public static string FromTimm(string name)
    {
        foreach (var (torchvision, timm) in Table)
        {
            if (name.Contains(timm, StringComparison.Ordinal) || name == timm)
            {
                name = name.Replace(timm, torchvision, StringComparison.Ordinal);
                break;
            }
        }

        return TimmBlock().Replace(name, "encoder.layers.encoder_layer_$1.");
    }

    [GeneratedRegex(@"^blocks\.(\d+)\.")]
    private static partial Regex TimmBlock();

    [GeneratedRegex(@"^encoder\.layers\.encoder_layer_(\d+)\.")]
    private static partial Regex Block();
}
