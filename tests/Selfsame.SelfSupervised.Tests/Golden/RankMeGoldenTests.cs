using Selfsame.SelfSupervised.Health;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class RankMeGoldenTests
{
    [Fact]
    public void RankMe_Formula()
    {
        foreach (var test in SharedFiles.Golden("rankme.formula").Cases)
        {
            using var scope = new TensorScope();
            test.AssertOutput("rankme", EffectiveRank.RankMe(test.Inputs["z"].ToTensor()));
        }
    }
}
