namespace Selfsame.Training.Robustness;

/// <summary>What is left of a network's accuracy under changes of one size.</summary>
/// <param name="Radius">The largest change of any value of any pixel, in levels of 255.</param>
/// <param name="Noise">Under random changes of that size.</param>
/// <param name="FastGradientSign">Under one step of the gradient.</param>
/// <param name="ProjectedGradient">Under many steps from a random start: the strongest.</param>
/// <param name="Transferred">Under what was made against another network: one who attacks without knowing this one. Null where there is no other.</param>
/// <param name="WithoutGradient">The share of pictures that gave no gradient at all.</param>
public sealed record AttackScore(double Radius, double Noise, double FastGradientSign, double ProjectedGradient, double? Transferred, double WithoutGradient);
