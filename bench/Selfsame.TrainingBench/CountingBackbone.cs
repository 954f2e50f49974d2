using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.TrainingBench;

/// <summary>A backbone that writes down each of its passes, so that they can be run again without the method around them. Twins share the list.</summary>
internal abstract class CountingBackbone : Backbone
{
    private readonly List<EncoderPass> _passes;

    protected CountingBackbone(Backbone inner, List<EncoderPass> passes)
    {
        Inner = Child("", inner);
        _passes = passes;
    }

    public override string Architecture => Inner.Architecture;

    public override BackboneFamily Family => Inner.Family;

    public override int FeatureCount => Inner.FeatureCount;

    public override string ClassifierName => Inner.ClassifierName;

    public override int BlockCount => Inner.BlockCount;

    protected Backbone Inner { get; }

    public static CountingBackbone Around(Backbone inner, List<EncoderPass> passes) =>
        inner is ITokenEncoder ? new CountingTransformer(inner, passes) : new CountingNetwork(inner, passes);

    public override Backbone Twin() => Around(Inner.Twin(), _passes);

    public override int LayerOf(string parameter) => Inner.LayerOf(parameter);

    public override Tensor Forward(Tensor x) => Count(x, null, Inner.Forward(x));

    protected Tensor Count(Tensor x, Tensor? keep, Tensor result)
    {
        _passes.Add(new EncoderPass([.. x.Shape], keep?.Size(1), result.RequiresGrad));
        return result;
    }

    private sealed class CountingNetwork(Backbone inner, List<EncoderPass> passes) : CountingBackbone(inner, passes), IFeatureMapEncoder
    {
        public Tensor FeatureMap(Tensor x) => Count(x, null, ((IFeatureMapEncoder)Inner).FeatureMap(x));

        public IReadOnlyList<Tensor> FeatureMaps(Tensor x)
        {
            var maps = ((IFeatureMapEncoder)Inner).FeatureMaps(x);
            Count(x, null, maps[^1]);
            return maps;
        }
    }

    private sealed class CountingTransformer(Backbone inner, List<EncoderPass> passes) : CountingBackbone(inner, passes), ITokenEncoder
    {
        private ITokenEncoder Encoder => (ITokenEncoder)Inner;

        public int PatchSize => Encoder.PatchSize;

        public int PatchCount => Encoder.PatchCount;

        public int TokenWidth => Encoder.TokenWidth;

        public Tensor Tokens(Tensor x, Tensor? keep = null) => Count(x, keep, Encoder.Tokens(x, keep));

        public Tensor Tokens(Tensor x, Tensor mask, Tensor maskToken) => Count(x, null, Encoder.Tokens(x, mask, maskToken));

        public Tensor Features(Tensor tokens) => Encoder.Features(tokens);

        public void FixPositions() => Encoder.FixPositions();
    }
}
