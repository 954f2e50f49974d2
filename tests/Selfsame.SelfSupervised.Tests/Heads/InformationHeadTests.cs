using Selfsame.SelfSupervised.Heads;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Heads;

public sealed class InformationHeadTests
{
    [Fact]
    public void Shortcut_OfAFreshHead_IsANoisyCopy()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var weight = new InformationHead(3, 5, shortcutBias: false).Parameters().Single(each => each.Name == "shortcut.weight").Value.ToArray<float>();

        Assert.All(weight.Select((value, index) => (value, own: index / 3 == index % 3)), each =>
            Assert.True(each.own ? each.value == 1 : Math.Abs(each.value) <= 0.01f, $"{each.value}"));
    }

    [Fact]
    public void Shortcut_OfFewerUnitsThanInputs_IsDrawnAsAnyOther()
    {
        using var scope = new TensorScope();
        var head = new InformationHead(5, 3, shortcutBias: true);

        Assert.DoesNotContain(1f, head.Parameters().Single(each => each.Name == "shortcut.weight").Value.ToArray<float>());
        Assert.Equal([4L, 3], head.Forward(Tensor.Randn([4, 5])).Shape);
    }

    [Fact]
    public void Critic_EveryVector_ScoresItsOwnPlacesAndThoseOfThePicturesBehind()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var critic = new ConcatenationCritic(3, 2, 8);
        critic.To(DType.Float64);
        var (places, vectors) = (Tensor.Randn([4, 5, 3]).To(DType.Float64), Tensor.Randn([4, 2]).To(DType.Float64));
        var (positives, negatives) = critic.Forward(places, vectors, 2);

        Assert.Equal([4L, 1, 5], positives.Shape);
        Assert.Equal([4L, 1, 10], negatives.Shape);
        for (var i = 0; i < 4; i++)
        {
            Close(Joined(critic, places.Select(0, i), vectors.Select(0, i)), positives.Select(0, i).ToArray<double>());
            double[] behind = [.. Joined(critic, places.Select(0, (i + 1) % 4), vectors.Select(0, i)), .. Joined(critic, places.Select(0, (i + 2) % 4), vectors.Select(0, i))];
            Close(behind, negatives.Select(0, i).Contiguous().ToArray<double>());
        }
    }

    [Fact]
    public void Critic_MoreNegativesThanOtherPictures_IsRefused()
    {
        using var scope = new TensorScope();
        var critic = new ConcatenationCritic(3, 2, 8);

        Assert.Contains(
            "only 3 other pictures",
            Assert.Throws<MethodSettingsException>(() => critic.Forward(Tensor.Ones([4, 5, 3]), Tensor.Ones([4, 2]), 4)).Message,
            StringComparison.Ordinal);
    }

    // The vector beside every place, and the layers one after another, in loops.
    private static double[] Joined(ConcatenationCritic critic, Tensor places, Tensor vector)
    {
        var weights = critic.Parameters().ToDictionary(each => each.Name, each => each.Value);
        double[] Layer(double[] x, Tensor weight, Tensor bias) =>
            [.. Enumerable.Range(0, (int)weight.Size(0)).Select(row => bias.ToArray<double>()[row] + x.Select((value, column) => value * weight.ToArray<double>()[(row * x.Length) + column]).Sum())];
        double[] Relu(double[] x) => [.. x.Select(value => Math.Max(0, value))];
        var joint = Tensor.Cat([weights["place.weight"], weights["vector.weight"]], 1);
        return [.. Enumerable.Range(0, (int)places.Size(0)).Select(place =>
        {
            double[] input = [.. places.Select(0, place).ToArray<double>(), .. vector.ToArray<double>()];
            var first = Relu(Layer(input, joint, weights["place.bias"]));
            var second = Relu(Layer(first, weights["hidden.weight"], weights["hidden.bias"]));
            return Layer(second, weights["output.weight"], weights["output.bias"])[0];
        })];
    }

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }
}
