using System.Globalization;

namespace Selfsame.Training.Robustness;

/// <summary>Doubts about an attack: a network that seems robust because its gradient is hidden, or because the attack is broken, shows it here.</summary>
/// <remarks>
/// The signs are those of Athalye et al., ICML 2018, arXiv 1802.00420, section 3.1, and Carlini et al., arXiv 1902.06705, section 5: one step that does better than
/// many, more room or more steps that help no more, a large radius that is withstood, a stranger's attack that does better than one's own, and
/// gradients that are not there.
/// </remarks>
public static class GradientMasking
{
    private const double NearZero = 0.05;
    private const double LeastDrop = 0.1;

    /// <summary>Looks for the signs.</summary>
    /// <param name="name">What the network is called.</param>
    /// <param name="clean">Its accuracy on pictures as they are.</param>
    /// <param name="scores">Under attack, by ascending radius.</param>
    /// <param name="longer">What is left under an attack of twice as many steps, with the radius it was made at; null where there was none.</param>
    /// <param name="pictures">How many pictures were attacked: differences of two of them are chance.</param>
    /// <returns>One line for each doubt; none where all is as it should be.</returns>
    public static IReadOnlyList<string> Signs(string name, double clean, IReadOnlyList<AttackScore> scores, LongerAttack? longer, int pictures)
    {
        var slack = Math.Max(0.01, 2.0 / pictures);
        var signs = new List<string>();
        foreach (var score in scores)
        {
            var (radius, left) = (Level(score.Radius), score.ProjectedGradient);
            if (left > score.FastGradientSign + slack) signs.Add($"{name}: at radius {radius} many steps leave {Percent(left)}, one step {Percent(score.FastGradientSign)}: many should never be the weaker attack.");
            if (clean - left > LeastDrop && clean - score.Noise > (clean - left) / 2) signs.Add($"{name}: at radius {radius} noise alone leaves {Percent(score.Noise)} where the attack leaves {Percent(left)}: the gradient hardly helps it.");
            if (score.Transferred < left - slack) signs.Add($"{name}: at radius {radius} an attack on another network leaves {Percent(score.Transferred.Value)}, one on this network {Percent(left)}: a stranger should not do better.");
            if (score.WithoutGradient > slack) signs.Add($"{name}: at radius {radius} {Percent(score.WithoutGradient)} of the pictures give no gradient at all.");
        }

        foreach (var (nearer, farther) in scores.Zip(scores.Skip(1)))
        {
            if (farther.ProjectedGradient > nearer.ProjectedGradient + slack) signs.Add($"{name}: radius {Level(farther.Radius)} leaves {Percent(farther.ProjectedGradient)}, more than radius {Level(nearer.Radius)} with {Percent(nearer.ProjectedGradient)}: more room should never be the weaker attack.");
        }

        if (scores.Count > 0 && scores[^1].ProjectedGradient > NearZero) signs.Add($"{name}: the largest radius, {Level(scores[^1].Radius)}, still leaves {Percent(scores[^1].ProjectedGradient)}: a network without defence falls to nearly nothing. Try a larger radius; if that changes nothing, the gradient is hidden.");
        if (longer is not null && scores.FirstOrDefault(score => score.Radius == longer.Radius) is { } shorter && longer.Accuracy > shorter.ProjectedGradient + slack)
            signs.Add($"{name}: at radius {Level(longer.Radius)} {longer.Steps} steps leave {Percent(longer.Accuracy)}, half as many {Percent(shorter.ProjectedGradient)}: more steps should never be the weaker attack.");
        return signs;
    }

    private static string Level(double radius) => $"{radius.ToString("0.##", CultureInfo.InvariantCulture)}/255";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
