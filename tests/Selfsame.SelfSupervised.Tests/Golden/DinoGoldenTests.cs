using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class DinoGoldenTests
{
    [Fact]
    public void Dino_Lightly()
    {
        foreach (var test in SharedFiles.Golden("dino.lightly").Cases)
        {
            using var scope = new TensorScope();
            var center = new Center(test.Integer("dim"), test.Number("center_momentum"));
            var temperature = test.Number("teacher_temp");
            Check(test, center, step =>
            {
                Tensor[] teacher = Views(test, "teacher", step);
                Tensor[] student = Views(test, "student", step);
                var loss = CrossViewEntropy.Mean([.. teacher.Select(view => center.Probabilities(view, temperature))], student, test.Number("student_temp"));
                center.Follow(Tensor.Cat(teacher, 0));
                return (loss, Names(test, "student", step).Zip(student));
            });
        }
    }

    [Fact]
    public void Dino_Facebook() => CheckStacked("dino.facebook", "nepochs", test => test.Integer("ncrops"));

    [Fact]
    public void Dino_Solo() => CheckStacked("dino.solo", "num_epochs", test => test.Integer("num_large_crops"));

    [Fact]
    public void Dino_DinoV2()
    {
        foreach (var test in SharedFiles.Golden("dino.dinov2").Cases)
        {
            using var scope = new TensorScope();
            var (temperature, views) = (test.Number("teacher_temp"), test.Integer("teacher_views"));
            var center = new Center(test.Integer("out_dim"), test.Number("center_momentum"));
            var isCentered = test.Text("teacher") == "center";
            Check(test, isCentered ? center : null, step =>
            {
                var teacher = test.Inputs[$"teacher_step{step}"].ToTensor();
                var student = Views(test, "student", step);
                var probabilities = isCentered
                    ? center.Probabilities(teacher, temperature)
                    : SinkhornKnopp.Assign(teacher, temperature, 3);
                test.AssertOutput($"teacher_probs_step{step}", probabilities.ToArray<float>());
                var loss = CrossViewEntropy.Sum(probabilities.Chunk(views), student, test.Number("student_temp"));
                center.Follow(teacher);
                return (loss, Names(test, "student", step).Zip(student));
            });
        }
    }

    private static void CheckStacked(string item, string epochs, Func<GoldenCase, int> studentViews)
    {
        foreach (var test in SharedFiles.Golden(item).Cases)
        {
            using var scope = new TensorScope();
            var center = new Center((int)test.Inputs["teacher_step0"].Shape[1], test.Number("center_momentum"));
            var options = new DINOOptions
            {
                TeacherTemperature = test.Number("teacher_temp"),
                WarmupTeacherTemperature = test.Number("warmup_teacher_temp"),
                TeacherTemperatureWarmupEpochs = test.Integer("warmup_teacher_temp_epochs"),
            };
            test.AssertOutput(
                "teacher_temp_schedule", [.. Enumerable.Range(0, test.Integer(epochs)).Select(epoch => DINO.TeacherTemperature(options, epoch))]);
            Check(test, center, step =>
            {
                var teacher = test.Inputs[$"teacher_step{step}"].ToTensor();
                var student = test.Inputs[$"student_step{step}"].ToLeaf();
                var probabilities = center.Probabilities(teacher, DINO.TeacherTemperature(options, step));
                var loss = CrossViewEntropy.Mean(probabilities.Chunk(2), student.Chunk(studentViews(test)), test.Number("student_temp"));
                center.Follow(teacher);
                return (loss, [($"student_step{step}", student)]);
            });
        }
    }

    private static void Check(GoldenCase test, Center? center, Func<int, (Tensor Loss, IEnumerable<(string Name, Tensor Leaf)> Students)> run)
    {
        Tensor? sum = null;
        var leaves = new List<(string Name, Tensor Leaf)>();
        for (var step = 0; step < 2; step++)
        {
            var (loss, students) = run(step);
            leaves.AddRange(students);
            test.AssertOutput($"loss_step{step}", loss.ToDouble());
            if (center is not null)
            {
                test.AssertOutput($"center_after_step{step}", center.Value.ToArray<float>());
            }

            sum = sum is null ? loss : sum + loss;
        }

        sum!.Backward();
        test.AssertOutput("loss", sum.ToDouble());
        foreach (var (name, leaf) in leaves)
        {
            test.AssertGradient(name, leaf.Grad!.ToArray<float>());
        }
    }

    private static string[] Names(GoldenCase test, string role, int step) =>
        [.. Enumerable.Range(0, test.Integer($"{role}_views")).Select(view => $"{role}{view}_step{step}")];

    private static Tensor[] Views(GoldenCase test, string role, int step) =>
        [.. Names(test, role, step).Select(name => role == "student" ? test.Inputs[name].ToLeaf() : test.Inputs[name].ToTensor())];
}
