using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class PatchLossGoldenTests
{
    [Fact]
    public void PatchLoss_Lightly()
    {
        foreach (var test in SharedFiles.Golden("ibot_patch.lightly").Cases)
        {
            using var scope = new TensorScope();
            var center = new Center(test.Integer("dim"), test.Number("center_momentum"));
            var students = new[] { test.Inputs["student0"].ToLeaf(), test.Inputs["student1"].ToLeaf() };
            Tensor? sum = null;
            for (var step = 0; step < 2; step++)
            {
                var teacher = test.Inputs[$"teacher{step}"].ToTensor();
                var weights = Weights(test.Inputs[$"mask{step}"]);
                var loss = PatchLoss.Loss(center.Probabilities(teacher, test.Number("teacher_temp")), students[step], weights, test.Number("student_temp"));
                center.Follow(teacher);
                test.AssertOutput($"loss_step{step}", loss.ToDouble());
                test.AssertOutput($"center_after_step{step}", center.Value.ToArray<float>());
                sum = sum is null ? loss : sum + loss;
            }

            sum!.Backward();
            test.AssertOutput("loss", sum.ToDouble());
            test.AssertGradient("student0", students[0].Grad!.ToArray<float>());
            test.AssertGradient("student1", students[1].Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void PatchLoss_DinoV2()
    {
        foreach (var test in SharedFiles.Golden("ibot_patch.dinov2").Cases)
        {
            using var scope = new TensorScope();
            var mask = test.Inputs["mask"];
            var (student, all) = (test.Inputs["student"].ToLeaf(), test.Inputs["student_all"].ToLeaf());
            var center = new Center((int)student.Size(1));
            var rows = Tensor.From<long>([.. Enumerable.Range(0, mask.Values.Length).Where(row => mask.Flags[row]).Select(row => (long)row)], [(long)mask.Values.Sum()]);

            Tensor Loss(Tensor teacher, Tensor logits) =>
                PatchLoss.Loss(center.Probabilities(teacher, test.Number("teacher_temp")), logits, Weights(mask), test.Number("student_temp"));
            Tensor Hidden(Tensor tokens) => tokens.Reshape([-1, student.Size(1)]).IndexSelect(0, rows);

            var masked = Loss(test.Inputs["teacher"].ToTensor(), student);
            var full = Loss(Hidden(test.Inputs["teacher_all"].ToTensor()), Hidden(all));
            (masked + full).Backward();

            test.AssertOutput("loss_masked", masked.ToDouble());
            test.AssertOutput("loss_full", full.ToDouble());
            test.AssertOutput("loss", (masked + full).ToDouble());
            test.AssertGradient("student", student.Grad!.ToArray<float>());
            test.AssertGradient("student_all", all.Grad!.ToArray<float>());
        }
    }

    // One divided by the number of pictures and of hidden patches in the picture, for each hidden patch.
    private static Tensor Weights(GoldenTensor mask)
    {
        var pictures = mask.Flags.Chunk(mask.Flags.Length / (int)mask.Shape[0]).ToArray();
        double[] weights = [.. pictures.SelectMany(hidden => Enumerable.Repeat(1.0 / Math.Max(1, hidden.Count(each => each)) / pictures.Length, hidden.Count(each => each)))];
        return Tensor.From<double>(weights, [weights.Length]);
    }
}
