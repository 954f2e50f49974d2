using Selfsame.Data;

namespace Selfsame.Training.Selection;

/// <summary>Chooses which pictures to label, so that few labels teach much.</summary>
public static class PictureSelection
{
    /// <summary>What a user calls the strategies.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<SelectionStrategy>().Select(Name)];

    /// <summary>The name of a strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    public static string Name(SelectionStrategy strategy) => strategy.ToString().ToLowerInvariant();

    /// <summary>The strategy of a name.</summary>
    /// <param name="name">What a user has given.</param>
    /// <exception cref="SettingException">There is none of that name.</exception>
    public static SelectionStrategy Parse(string name) => Names.Contains(name) ? Enum.Parse<SelectionStrategy>(name, ignoreCase: true)
        : throw new SettingException($"--strategy takes {string.Join(", ", Names)}, not '{name}'.{NearestName.Suggest(name, Names)}");

    /// <summary>How a strategy is carried out.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="measure">What <see cref="SelectionStrategy.Uncertain"/> goes by.</param>
    public static IPictureSelector Selector(SelectionStrategy strategy, UncertaintyMeasure measure = UncertaintyMeasure.Margin) => strategy switch
    {
        SelectionStrategy.Random => new RandomSelector(),
        SelectionStrategy.Coreset => new CoresetSelector(),
        SelectionStrategy.Typical => new TypicalSelector(),
        SelectionStrategy.Uncertain => new UncertainSelector(measure),
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, null),
    };
}
