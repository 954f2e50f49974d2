namespace Selfsame.Nn.Backbones;

/// <summary>The backbones that can be asked for by name.</summary>
public static class BackboneCatalog
{
    private const int SmallImage = 64;

    /// <summary>Every name, in the order in which to list them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["resnet18", "resnet34", "resnet50", "vit-nano", "vit-tiny", "vit-small", "vit-base"];

    /// <summary>The family of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>; an underscore counts as a hyphen.</param>
    /// <exception cref="BackboneException">There is no such backbone.</exception>
    public static BackboneFamily Family(string name) =>
        Resolve(name).StartsWith("vit", StringComparison.Ordinal) ? BackboneFamily.VisionTransformer : BackboneFamily.ResNet;

    /// <summary>Builds a backbone with freshly drawn weights.</summary>
    /// <param name="options">What to build.</param>
    /// <exception cref="BackboneException">An unknown name, or an option that is out of range or does not belong to the family.</exception>
    public static Backbone Create(BackboneOptions options)
    {
        var name = Resolve(options.Name);
        Check(name, options);
        return name switch
        {
            "resnet18" => ResNet(18, options),
            "resnet34" => ResNet(34, options),
            "resnet50" => ResNet(50, options),
            "vit-nano" => Transformer(name, 96, options, depth: 6, headWidth: 32),
            "vit-tiny" => Transformer(name, 192, options),
            "vit-small" => Transformer(name, 384, options),
            _ => Transformer(name, 768, options),
        };
    }

    /// <summary>Side of the patches that a transformer of these options cuts, in pixels.</summary>
    /// <param name="options">What to build.</param>
    public static int PatchSize(BackboneOptions options) =>
        options.PatchSize != 0 ? options.PatchSize : options.ImageSize <= SmallImage ? 4 : 16;

    private static string Resolve(string name)
    {
        var plain = name.Replace('_', '-').ToLowerInvariant();
        if (Names.Contains(plain))
        {
            return plain;
        }

        var nearest = Names.MinBy(candidate => Distance(plain, candidate))!;
        var hint = Distance(plain, nearest) <= 3 ? $" Did you mean '{nearest}'?" : "";
        throw new BackboneException($"There is no backbone '{name}'.{hint} The backbones are {string.Join(", ", Names)}.");
    }

    private static void Check(string name, BackboneOptions options)
    {
        Require(options.Width >= 0, $"the width must be at least 1 (0 for its own), not {options.Width}");
        Require(options.PatchSize >= 0, $"the patch size must be at least 1 (0 for its own), not {options.PatchSize}");
        Require(options.Channels >= 1, $"the number of channels must be at least 1, not {options.Channels}");
        Require(options.ImageSize >= 8, $"the image size must be at least 8 pixels, not {options.ImageSize}");
        Require(options.DropPath is >= 0 and < 1, FormattableString.Invariant($"drop path must lie in [0, 1), not {options.DropPath}"));
        if (Family(name) == BackboneFamily.ResNet)
        {
            Require(options.PatchSize == 0, "only vision transformers have a patch size");
            Require(options.DropPath == 0, "only vision transformers have drop path");
        }
        else
        {
            Require(options.Norm == BackboneNorm.Batch, "only residual networks have a choice of norm");
            Require(!options.Edges, "only residual networks can see edges in place of colours");
            Require(!options.ZeroInitResidual, "only residual networks have zero-initialised residuals");
        }

        void Require(bool condition, string complaint)
        {
            if (!condition)
            {
                throw new BackboneException($"Backbone {name}: {complaint}.");
            }
        }
    }

    private static ResNet ResNet(int depth, BackboneOptions options) => new(new ResNetOptions
    {
        Depth = depth,
        Width = options.Width == 0 ? 64 : options.Width,
        Channels = options.Channels,
        SmallStem = options.ImageSize <= SmallImage,
        Norm = options.Norm,
        Edges = options.Edges,
        ZeroInitResidual = options.ZeroInitResidual,
    });

    private static VisionTransformer Transformer(string name, int ownWidth, BackboneOptions options, int depth = 12, int headWidth = 64)
    {
        var width = options.Width == 0 ? ownWidth : options.Width;
        return new VisionTransformer(new VisionTransformerOptions
        {
            Name = name,
            ImageSize = options.ImageSize,
            PatchSize = PatchSize(options),
            Channels = options.Channels,
            Width = width,
            Depth = depth,
            Heads = Heads(width, headWidth),
            DropPath = options.DropPath,
            Pooling = options.Pooling,
        });
    }

    // Heads of 64 as in the paper (of 32 in the nano model), or as near to it as the width divides.
    private static int Heads(int width, int headWidth)
    {
        var heads = Math.Max(1, width / headWidth);
        while (width % heads != 0)
        {
            heads--;
        }

        return heads;
    }

    // Levenshtein's distance, by rows.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
