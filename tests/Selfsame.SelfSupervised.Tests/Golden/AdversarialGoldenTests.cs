using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class AdversarialGoldenTests
{
    [Fact]
    public void GanLosses_Formula()
    {
        foreach (var test in SharedFiles.Golden("gan_losses.formula").Cases)
        {
            using var scope = new TensorScope();
            var (kind, target, factor) = Kind(test.Text("kind"));
            var (real, fake) = (test.Inputs["real"].ToLeaf(), test.Inputs["fake"].ToLeaf());
            var loss = AdversarialLosses.Discriminator(kind, real, fake, target) * factor;
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("real", real.Grad!.ToArray<float>());
            test.AssertGradient("fake", fake.Grad!.ToArray<float>());

            var made = test.Inputs["fake"].ToLeaf();
            var generator = AdversarialLosses.Generator(kind, made);
            generator.Backward();
            test.AssertOutput("generator_loss", generator.ToDouble());
            test.AssertOutput("generator_grad_fake", made.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void WganGradientPenalty_Formula()
    {
        foreach (var test in SharedFiles.Golden("wgan_gp.formula").Cases)
        {
            using var scope = new TensorScope();
            var (first, bias, second) = (test.Inputs["W1"].ToLeaf(), test.Inputs["b1"].ToLeaf(), test.Inputs["W2"].ToLeaf());
            var (real, fake) = (test.Inputs["real"].ToTensor(), test.Inputs["fake"].ToTensor());
            var penalty = test.Number("lambda_gp") * GradientPenalty.Between(Critic, real, fake, test.Inputs["eps"].ToTensor());
            var loss = AdversarialLosses.Discriminator(AdversarialLoss.Wasserstein, Critic(real), Critic(fake)) + penalty;
            loss.Backward();

            test.AssertOutput("penalty", penalty.ToDouble());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("W1", first.Grad!.ToArray<float>());
            test.AssertGradient("b1", bias.Grad!.ToArray<float>());
            test.AssertGradient("W2", second.Grad!.ToArray<float>());

            Tensor Critic(Tensor x) => x.Linear(first, bias).Tanh().Linear(second);
        }
    }

    private static (AdversarialLoss Kind, double Target, double Factor) Kind(string name) => name switch
    {
        "bce" => (AdversarialLoss.CrossEntropy, 1, 1),
        "bce_half_label_smooth_0.9" => (AdversarialLoss.CrossEntropy, 0.9, 0.5),
        "hinge" => (AdversarialLoss.Hinge, 1, 1),
        "wasserstein" => (AdversarialLoss.Wasserstein, 1, 1),
        _ => (AdversarialLoss.LeastSquares, 1, 1),
    };
}
