using Selfsame.Torch;
using Selfsame.Training.Robustness.Corruptions;

namespace Selfsame.Training.Robustness;

/// <summary>Attacks and corrupts pictures, and counts what networks still tell rightly.</summary>
/// <param name="options">How hard.</param>
/// <param name="pixels">N x C x H x W from 0 to 1, on the CPU; they are the caller's.</param>
/// <param name="labels">N classes.</param>
public sealed class RobustnessTest(RobustnessOptions options, Tensor pixels, int[] labels)
{
    private const int LongerBy = 2;

    /// <summary>Judges some networks.</summary>
    /// <param name="networks">Two or more of the same classes: each is also shown what was made against the next.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops between two attacks.</param>
    /// <returns>One for each network, in their order.</returns>
    public IReadOnlyList<NetworkRobustness> Run(IReadOnlyList<PixelNetwork> networks, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        var clean = networks.Select(network => Share(new PixelAttack(network, options.Attack).Right(pixels, labels))).ToArray();
        var attacks = networks.Select(_ => new List<AttackScore>()).ToArray();
        foreach (var radius in options.Attack.Radii.Order())
        {
            using var ofRadius = new TensorScope();
            var made = networks.Select(network =>
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(FormattableString.Invariant($"{network.Name}: attack of radius {radius:0.##}/255"));
                return new PixelAttack(network, options.Attack).ProjectedGradient(pixels, labels, radius);
            }).ToArray();
            for (var at = 0; at < networks.Count; at++)
            {
                var attack = new PixelAttack(networks[at], options.Attack);
                attacks[at].Add(new AttackScore(
                    radius,
                    attack.Noise(pixels, labels, radius).Accuracy,
                    attack.FastGradientSign(pixels, labels, radius).Accuracy,
                    made[at].Accuracy,
                    networks.Count > 1 ? Share(attack.Right(made[(at + 1) % networks.Count].Pixels, labels)) : null,
                    made[at].WithoutGradient / (double)labels.Length));
            }
        }

        var longer = networks.Select((network, at) => Longer(network, clean[at], attacks[at], progress, cancellation)).ToArray();
        var corrupted = Corrupted(networks, progress, cancellation);
        return [.. networks.Select((_, at) => new NetworkRobustness(clean[at], attacks[at], longer[at], corrupted[at]))];
    }

    // At the radius that leaves about half: there a weaker attack would show most.
    private LongerAttack? Longer(PixelNetwork network, double clean, List<AttackScore> scores, Action<string>? progress, CancellationToken cancellation)
    {
        if (scores.Count == 0) return null;
        cancellation.ThrowIfCancellationRequested();
        var radius = scores.MinBy(score => Math.Abs(score.ProjectedGradient - (clean / 2)))!.Radius;
        var steps = LongerBy * options.Attack.Steps;
        progress?.Invoke(FormattableString.Invariant($"{network.Name}: {steps} steps at radius {radius:0.##}/255"));
        return new LongerAttack(radius, steps, new PixelAttack(network, options.Attack).ProjectedGradient(pixels, labels, radius, steps).Accuracy);
    }

    private List<CorruptionScore>[] Corrupted(IReadOnlyList<PixelNetwork> networks, Action<string>? progress, CancellationToken cancellation)
    {
        var scores = networks.Select(_ => new List<CorruptionScore>()).ToArray();
        var (channels, height, width) = ((int)pixels.Size(1), (int)pixels.Size(2), (int)pixels.Size(3));
        var values = pixels.ToArray<float>();
        foreach (var kind in CorruptionCatalog.For(channels))
        {
            progress?.Invoke(CorruptionCatalog.Name(kind));
            var left = networks.Select(_ => new double[CorruptionCatalog.Severities]).ToArray();
            for (var severity = 1; severity <= CorruptionCatalog.Severities; severity++)
            {
                cancellation.ThrowIfCancellationRequested();
                using var ofSeverity = new TensorScope();
                var made = Corrupt(values, channels, height, width, kind, severity);
                for (var at = 0; at < networks.Count; at++)
                {
                    using var noGrad = new NoGrad();
                    left[at][severity - 1] = Share(new PixelAttack(networks[at], options.Attack).Right(made, labels));
                }
            }

            for (var at = 0; at < networks.Count; at++) scores[at].Add(new CorruptionScore(kind, left[at]));
        }

        return scores;
    }

    private Tensor Corrupt(float[] values, int channels, int height, int width, PictureCorruption kind, int severity)
    {
        var length = channels * height * width;
        var made = new float[values.Length];
        Parallel.For(0, labels.Length, picture =>
            CorruptionCatalog.Apply(values.AsSpan(picture * length, length), channels, height, width, kind, severity, options.Seed, picture).CopyTo(made.AsSpan(picture * length)));
        return Tensor.From<float>(made, [labels.Length, channels, height, width]);
    }

    private static double Share(bool[] right) => right.Count(each => each) / (double)right.Length;
}
