using System.Text.Json;
using Selfsame.Nn.Optimizers;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<string> Kinds => ["sgd", "sgd without momentum", "nesterov", "adam", "adamw", "lars", "lars by sum", "rmsprop", "adagrad"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_LeastSquares_LowersTheLoss(string kind)
    {
        using var problem = new LeastSquares();
        var optimizer = Options(kind).Create(problem.Parameters);

        var before = problem.Loss();
        for (var step = 0; step < 50; step++)
        {
            problem.Backward();
            optimizer.Step(0.01);
            optimizer.ZeroGradients();
        }

        Assert.True(problem.Loss() < 0.9 * before, $"{kind}: {before} -> {problem.Loss()}");
    }

    [Fact]
    public void WeightDecaySchedule_WithAnEnd_IsACosineThatTheLastStepEnds()
    {
        var schedule = new OptimizerOptions { WeightDecay = 0.04, FinalWeightDecay = 0.4 }.WeightDecaySchedule(101);

        Assert.Equal(0.04, schedule.At(0), 1e-12);
        Assert.Equal(0.22, schedule.At(50), 1e-12);
        Assert.Equal(0.4, schedule.At(100), 1e-12);
        Assert.Equal(0.04, new OptimizerOptions { WeightDecay = 0.04 }.WeightDecaySchedule(101).At(100), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_SavedState_GoesOnBitForBit(string kind)
    {
        using var scope = new TensorScope();
        using var whole = new LeastSquares();
        using var resumed = new LeastSquares();
        var optimizer = Options(kind).Create(whole.Parameters);
        Run(whole, optimizer, 5);

        var saved = optimizer.State().Select(entry => entry with { Value = entry.Value.Detach().Clone() }).ToList();
        var weights = whole.Parameters.Select(entry => entry with { Value = entry.Value.Detach().Clone() }).ToList();
        Run(whole, optimizer, 5);

        resumed.Load(weights);
        var second = Options(kind).Create(resumed.Parameters);
        second.Load(saved);
        Run(resumed, second, 5);

        Assert.Equal(10, second.StepCount);
        foreach (var (one, other) in whole.Parameters.Zip(resumed.Parameters))
        {
            Assert.Equal(one.Value.ToArray<float>(), other.Value.ToArray<float>());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ManySteps_KeepsLiveTensorsFlat(string kind)
    {
        using var problem = new LeastSquares();
        var optimizer = Options(kind).Create(problem.Parameters);
        Run(problem, optimizer, 2);
        optimizer.ZeroGradients();
        Garbage.Settle();
        var before = TensorScope.LiveTensors;

        Run(problem, optimizer, 20);
        optimizer.ZeroGradients();

        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ParameterWithoutGradient_StaysAsItIs(string kind)
    {
        using var problem = new LeastSquares();
        var optimizer = Options(kind).Create(problem.Parameters);
        var bias = problem.Parameters[1].Value;
        bias.RequiresGrad_(false);
        var before = bias.ToArray<float>();

        Run(problem, optimizer, 3);

        Assert.Equal(before, bias.ToArray<float>());
    }

    [Fact]
    public void Step_GradientAlone_IsLeftUntouched()
    {
        using var problem = new LeastSquares();
        var optimizer = new OptimizerOptions { Kind = OptimizerKind.Adam, WeightDecay = 0.1 }.Create(problem.Parameters);
        problem.Backward();
        using var scope = new TensorScope();
        var before = problem.Parameters[0].Value.Grad!.ToArray<float>();

        optimizer.Step(0.1);

        Assert.Equal(before, problem.Parameters[0].Value.Grad!.ToArray<float>());
    }

    [Fact]
    public void Load_StateOfAnotherKind_IsRefused()
    {
        using var problem = new LeastSquares();
        var state = Options("adamw").Create(problem.Parameters).State().ToList();

        var error = Assert.Throws<StateMismatchException>(() => Options("sgd").Create(problem.Parameters).Load(state));

        Assert.Contains("do not fit Sgd: matched 1 of 3 tensors", error.Message);
    }

    [Fact]
    public void Step_LearningRateScale_MultipliesTheRate()
    {
        using var scope = new TensorScope();
        var (slow, fast) = (Tensor.Zeros([1]).RequiresGrad_(), Tensor.Zeros([1]).RequiresGrad_());
        var optimizer = new Sgd(
            [
                new ParameterGroup { Parameters = [new("slow", slow)] },
                new ParameterGroup { Parameters = [new("fast", fast)], LearningRateScale = 10 },
            ],
            new SgdOptions { Momentum = 0 });
        (slow.Grad, fast.Grad) = (Tensor.Ones([1]), Tensor.Ones([1]));

        optimizer.Step(0.1);

        Assert.Equal(-0.1, slow.ToDouble(), 1e-6);
        Assert.Equal(-1, fast.ToDouble(), 1e-6);
    }

    [Fact]
    public void Step_WeightDecayGiven_ReplacesTheOwn()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Ones([1]).RequiresGrad_();
        var optimizer = new Sgd([new ParameterGroup { Parameters = [new("w", weight)] }], new SgdOptions { Momentum = 0, WeightDecay = 1 });
        weight.Grad = Tensor.Zeros([1]);

        optimizer.Step(0.1, weightDecay: 0.5);

        Assert.Equal(0.95, weight.ToDouble(), 1e-6);
    }

    [Fact]
    public void Create_ExclusionFlags_PutVectorsIntoTheirOwnGroup()
    {
        using var scope = new TensorScope();
        var layer = new Linear(2, 2);
        var options = new OptimizerOptions { Kind = OptimizerKind.Lars, ExcludeBiasAndNormFromDecay = true, ExcludeBiasAndNormFromAdaptation = false };

        var groups = options.Create([.. layer.Parameters()]).Groups;

        Assert.Equal(["weight"], groups[0].Parameters.Select(parameter => parameter.Name));
        Assert.True(groups[0].Decays && groups[0].Adapts);
        Assert.Equal(["bias"], groups[1].Parameters.Select(parameter => parameter.Name));
        Assert.False(groups[1].Decays);
        Assert.True(groups[1].Adapts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lars_LearningRateInMomentum_MattersOnlyWhereTheRateChanges(bool changes)
    {
        using var scope = new TensorScope();
        using var first = new LeastSquares();
        using var second = new LeastSquares();
        Run(first, Lars(first, inside: false), 5, changes);
        Run(second, Lars(second, inside: true), 5, changes);

        var difference = (first.Parameters[0].Value - second.Parameters[0].Value).Abs().Max().ToDouble();

        Assert.Equal(changes, difference > 1e-5);

        static Lars Lars(LeastSquares problem, bool inside) => new(
            [new ParameterGroup { Parameters = problem.Parameters }],
            new LarsOptions { WeightDecay = 1e-2, TrustCoefficient = 0.1, LearningRateInMomentum = inside });
    }

    [Fact]
    public void Constructor_ParameterGivenTwice_IsRefused()
    {
        using var scope = new TensorScope();
        var parameter = new NamedTensor("w", Tensor.Ones([1]).RequiresGrad_());

        Assert.Throws<ArgumentException>(() => new Sgd([new ParameterGroup { Parameters = [parameter, parameter] }], new SgdOptions()));
    }

    [Fact]
    public void Constructor_NesterovWithoutMomentum_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Sgd([], new SgdOptions { Momentum = 0, Nesterov = true }));

    [Fact]
    public void ClipGlobalNorm_LargeGradients_ScalesThemTogether()
    {
        using var scope = new TensorScope();
        var (a, b) = (Tensor.Zeros([2]).RequiresGrad_(), Tensor.Zeros([1]).RequiresGrad_());
        NamedTensor[] parameters = [new("a", a), new("b", b), new("frozen", Tensor.Zeros([3]))];
        (a.Grad, b.Grad) = (Tensor.From([3f, 0]), Tensor.From([4f]));

        Assert.Equal(5, GradientClipping.GlobalNorm(parameters), 1e-6);
        Assert.Equal(5, GradientClipping.ClipGlobalNorm(parameters, 10), 1e-6);
        Assert.Equal([3f, 0], a.Grad!.ToArray<float>());
        Assert.Equal(5, GradientClipping.ClipGlobalNorm(parameters, 1), 1e-6);

        Assert.Equal(0.6, a.Grad!.ToArray<float>()[0], 1e-6);
        Assert.Equal(0.8, b.Grad!.ToDouble(), 1e-6);
    }

    [Fact]
    public void Options_AsJson_ComeBackEqual()
    {
        var options = new OptimizerOptions { Kind = OptimizerKind.Lars, TrustRatio = TrustRatio.NormOfSum, WarmupEpochs = 10 };

        var json = JsonSerializer.Serialize(options);

        Assert.Contains("\"lars\"", json);
        Assert.Contains("\"norm-of-sum\"", json);
        Assert.Equal(options, JsonSerializer.Deserialize<OptimizerOptions>(json));
    }

    [Fact]
    public void LearningRateSchedule_WarmupAndFinalShare_RisesAndEnds()
    {
        var options = new OptimizerOptions { LearningRate = 0.4, WarmupEpochs = 2, FinalShare = 0.1 };

        var schedule = options.LearningRateSchedule(totalSteps: 100, stepsPerEpoch: 5);

        Assert.Equal(0.04, schedule.At(0), 1e-12);
        Assert.Equal(0.4, schedule.At(9), 1e-12);
        Assert.Equal(0.4, schedule.At(10), 1e-12);
        Assert.Equal(0.04, schedule.At(99), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LearningRateSchedule_VeryShortTraining_StartsAtTheHighestRate(int steps) =>
        Assert.Equal(0.4, new OptimizerOptions { LearningRate = 0.4 }.LearningRateSchedule(steps, steps).At(0), 1e-12);

    private static void Run(LeastSquares problem, Optimizer optimizer, int steps, bool changes = true)
    {
        for (var step = 0; step < steps; step++)
        {
            optimizer.ZeroGradients();
            problem.Backward();
            optimizer.Step(0.01 * (changes ? 1 + step : 1));
        }
    }

    private static OptimizerOptions Options(string kind) => kind switch
    {
        "sgd" => new() { WeightDecay = 1e-3 },
        "sgd without momentum" => new() { Momentum = 0, WeightDecay = 1e-3 },
        "nesterov" => new() { Nesterov = true, WeightDecay = 1e-3 },
        "adam" => new() { Kind = OptimizerKind.Adam, WeightDecay = 1e-3 },
        "adamw" => new() { Kind = OptimizerKind.AdamW, WeightDecay = 0.05 },
        "lars" => new() { Kind = OptimizerKind.Lars, WeightDecay = 1e-3, TrustCoefficient = 0.2 },
        "rmsprop" => new() { Kind = OptimizerKind.RmsProp, Beta2 = 0.99, WeightDecay = 1e-3 },
        "adagrad" => new() { Kind = OptimizerKind.Adagrad, WeightDecay = 1e-3 },
        _ => new() { Kind = OptimizerKind.Lars, WeightDecay = 1e-3, TrustCoefficient = 0.2, TrustRatio = TrustRatio.NormOfSum, ClipTrust = true },
    };
}
