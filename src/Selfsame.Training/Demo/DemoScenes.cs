using Selfsame.Data.Scenes;

namespace Selfsame.Training.Demo;

/// <summary>The built-in pictures of the demonstration.</summary>
internal static class DemoScenes
{
    /// <summary>Side at which the network sees them.</summary>
    internal const int Size = 32;

    internal const int TrainingCount = 3000;
    internal const int TestCount = 1000;
    private const int ShownSize = 112;

    /// <summary>The same source as <see cref="Training"/>, as a setting.</summary>
    internal static string Specification { get; } = FormattableString.Invariant($"scenes:train?n={TrainingCount}&size={Size}");

    /// <summary>The same source as <see cref="Test"/>, as a setting.</summary>
    internal static string TestSpecification { get; } = FormattableString.Invariant($"scenes:test?n={TestCount}&size={Size}");

    internal static SceneSource Training() => new(SceneSplit.Train, TrainingCount, Size);

    internal static SceneSource Test() => new(SceneSplit.Test, TestCount, Size);

    /// <summary>The scenes of <see cref="Training"/>, drawn finely for people.</summary>
    internal static SceneSource ShownTraining() => new(SceneSplit.Train, TrainingCount, ShownSize);

    /// <summary>The scenes of <see cref="Test"/>, drawn finely for people.</summary>
    internal static SceneSource ShownTest() => new(SceneSplit.Test, TestCount, ShownSize);
}
