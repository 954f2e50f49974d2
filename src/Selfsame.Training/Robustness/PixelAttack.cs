using Selfsame.Data.Random;
using Selfsame.Torch;

namespace Selfsame.Training.Robustness;

/// <summary>Looks for small changes of pixels that make a network err: at most the radius in every value, and pixels stay from 0 to 1.</summary>
/// <remarks>
/// The fast gradient sign method is of Goodfellow et al., ICLR 2015, arXiv 1412.6572, section 4; projected gradient descent with a random start of Madry et al.,
/// ICLR 2018, arXiv 1706.06083, section 2.1. Both climb the cross-entropy of the true class. A picture that fools the network is left as it is: more steps
/// can only help the attack. Random starts are a function of seed and picture.
/// </remarks>
/// <param name="network">Whom to attack.</param>
/// <param name="options">Steps, seed and batch size.</param>
public sealed class PixelAttack(PixelNetwork network, AttackOptions options)
{
    private const long SumOfAll = 2;
    private const double Levels = 255;

    /// <summary>Whether pictures are told rightly as they are.</summary>
    /// <param name="pixels">N x C x H x W from 0 to 1.</param>
    /// <param name="labels">N classes.</param>
    public bool[] Right(Tensor pixels, int[] labels) => Each(pixels, labels, (batch, truth, _) => (batch, Hits(Look(batch), truth), 0)).Withstood;

    /// <summary>Noise of the same radius: every value goes up or down by it, whichever chance says. What it does is not the attack's merit.</summary>
    /// <param name="pixels">N x C x H x W from 0 to 1.</param>
    /// <param name="labels">N classes.</param>
    /// <param name="radius">In levels of 255.</param>
    public AttackedPictures Noise(Tensor pixels, int[] labels, double radius) => Each(pixels, labels, (batch, truth, first) =>
    {
        var noisy = (batch + (Uniform(batch, first).Sign() * (radius / Levels))).Clamp(0, 1);
        return (noisy, Hits(Look(noisy), truth), 0);
    });

    /// <summary>One step up the gradient's sign.</summary>
    /// <param name="pixels">N x C x H x W from 0 to 1.</param>
    /// <param name="labels">N classes.</param>
    /// <param name="radius">In levels of 255.</param>
    public AttackedPictures FastGradientSign(Tensor pixels, int[] labels, double radius) => Each(pixels, labels, (batch, truth, _) =>
    {
        var (logits, gradient) = Climb(batch, truth);
        var right = Hits(logits, truth);
        var moved = (batch + (gradient.Sign() * (radius / Levels))).Clamp(0, 1);
        // One that is told wrongly already needs no attack.
        var after = Hits(Look(moved), truth);
        return (moved, [.. right.Zip(after, (before, now) => before && now)], Silent(gradient, right));
    });

    /// <summary>Many steps up the gradient's sign from a random start, each brought back into the ball.</summary>
    /// <param name="pixels">N x C x H x W from 0 to 1.</param>
    /// <param name="labels">N classes.</param>
    /// <param name="radius">In levels of 255.</param>
    /// <param name="steps">How many; null for those of the options.</param>
    public AttackedPictures ProjectedGradient(Tensor pixels, int[] labels, double radius, int? steps = null) =>
        Each(pixels, labels, (batch, truth, first) => Project(batch, truth, first, radius / Levels, steps ?? options.Steps));

    private (Tensor, bool[], int) Project(Tensor clean, int[] truth, int first, double radius, int steps)
    {
        var result = (clean + (Uniform(clean, first) * radius)).Clamp(0, 1);
        var active = Positions(Hits(Look(clean), truth));
        var withoutGradient = 0;
        var stride = options.Reach * radius / steps;
        for (var step = 0; step <= steps && active.Length > 0; step++)
        {
            using var scope = new TensorScope();
            var rows = Tensor.From<long>(Array.ConvertAll(active, each => (long)each), [active.Length]);
            var at = result.IndexSelect(0, rows);
            var asked = Array.ConvertAll(active, each => truth[each]);
            var (logits, gradient) = Climb(at, asked);
            var right = Hits(logits, asked);
            withoutGradient += step == 0 ? Silent(gradient, right) : 0;
            if (step < steps)
            {
                var origin = clean.IndexSelect(0, rows);
                var moved = (at + (gradient.Sign() * stride)).Maximum(origin - radius).Minimum(origin + radius).Clamp(0, 1);
                var kept = Positions(right);
                if (kept.Length > 0)
                {
                    var keptRows = Tensor.From<long>(Array.ConvertAll(kept, each => (long)each), [kept.Length]);
                    result.IndexCopy_(0, rows.IndexSelect(0, keptRows), moved.IndexSelect(0, keptRows));
                }
            }

            active = [.. active.Where((_, row) => right[row])];
        }

        var withstood = new bool[truth.Length];
        foreach (var each in active) withstood[each] = true;
        return (result, withstood, withoutGradient);
    }

    // The sum over pictures: what one picture is moved by does not depend on the others.
    private (Tensor Logits, Tensor Gradient) Climb(Tensor at, int[] truth)
    {
        if (!Autograd.IsRecording) throw new InvalidOperationException("Attacks need gradients: they cannot run where none are recorded.");
        var pictures = at.Detach().RequiresGrad_();
        var logits = network.Logits(pictures);
        var loss = logits.CrossEntropyLoss(Labels(truth).To(logits.Device), reduction: SumOfAll);
        return (logits.Detach(), Autograd.Grad([loss], [pictures])[0]);
    }

    private Tensor Look(Tensor at)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(network.Logits(at));
    }

    private AttackedPictures Each(Tensor pixels, int[] labels, Func<Tensor, int[], int, (Tensor Pixels, bool[] Withstood, int Silent)> attack)
    {
        using var scope = new TensorScope();
        var made = Tensor.Empty(pixels.Shape);
        var withstood = new List<bool>(labels.Length);
        var silent = 0;
        for (var start = 0; start < labels.Length; start += options.BatchSize)
        {
            using var batch = new TensorScope();
            var count = Math.Min(options.BatchSize, labels.Length - start);
            var part = attack(pixels.Narrow(0, start, count), labels[start..(start + count)], start);
            using var noGrad = new NoGrad();
            made.Narrow(0, start, count).Copy_(part.Pixels);
            withstood.AddRange(part.Withstood);
            silent += part.Silent;
        }

        return new AttackedPictures(scope.Keep(made), [.. withstood], silent);
    }

    // From -1 to 1, for every value of every picture.
    private Tensor Uniform(Tensor like, int first)
    {
        var (count, length) = ((int)like.Size(0), (int)(like.Count / like.Size(0)));
        var values = new float[count * length];
        Parallel.For(0, count, picture =>
        {
            var stream = Philox.At(options.Seed, 0, first + picture, 0, RandomPurpose.Attack);
            foreach (ref var value in values.AsSpan(picture * length, length)) value = (2 * stream.NextSingle()) - 1;
        });
        return Tensor.From<float>(values, like.Shape);
    }

    private static int Silent(Tensor gradient, bool[] asked)
    {
        var largest = gradient.Abs().Amax([1, 2, 3]).To(Device.Cpu).ToArray<float>();
        return largest.Where((value, picture) => asked[picture] && !(value > 0)).Count();
    }

    private static bool[] Hits(Tensor logits, int[] truth) =>
        [.. logits.Detach().Argmax(1).To(Device.Cpu).ToArray<long>().Select((chosen, picture) => chosen == truth[picture])];

    private static int[] Positions(bool[] which) => [.. Enumerable.Range(0, which.Length).Where(position => which[position])];

    private static Tensor Labels(int[] truth) => Tensor.From<long>(Array.ConvertAll(truth, label => (long)label), [truth.Length]);
}
