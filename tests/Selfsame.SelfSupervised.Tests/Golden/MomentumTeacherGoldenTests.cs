using Selfsame.Nn;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class MomentumTeacherGoldenTests
{
    [Fact]
    public void EmaMomentum_Solo()
    {
        foreach (var test in SharedFiles.Golden("ema_momentum.solo").Cases)
        {
            using var scope = new TensorScope();
            var (student, twin) = (new Linear(2, 3, bias: false), new Linear(2, 3, bias: false));
            Fill(student, test.Inputs["momentum_start"].Floats);
            var teacher = new MomentumTeacher<Linear>(student, twin);
            var steps = test.Integer("max_steps");
            var schedule = Schedule.Cosine(test.Number("base_tau"), test.Number("final_tau"), steps);
            var online = test.Inputs["online_per_step"].Floats;
            var (after, momenta) = (new List<float>(), new List<double>());
            for (var step = 0; step < steps; step++)
            {
                Fill(student, online[(step * 6)..((step + 1) * 6)]);
                teacher.Follow(schedule.At(step));
                after.AddRange(teacher.Network.Weight.ToArray<float>());
                momenta.Add(schedule.At(step + 1));
                if (step == 0)
                {
                    test.AssertOutput("lightly_one_update", teacher.Network.Weight.ToArray<float>());
                }
            }

            test.AssertOutput("momentum_after_step", after.ToArray());
            test.AssertOutput("tau_after_step", momenta.ToArray());
        }
    }

    private static void Fill(Linear layer, float[] values) =>
        layer.Load([new NamedTensor("weight", Tensor.From<float>(values, [3, 2]))]);
}
