namespace Selfsame.Training.Settings;

/// <summary>A value for one setting of a recipe, kept until the recipe is known.</summary>
/// <param name="Path">Where it belongs, for instance <c>method.temperature</c>.</param>
/// <param name="Json">The value as JSON.</param>
internal sealed record SettingOverride(string Path, string Json);
