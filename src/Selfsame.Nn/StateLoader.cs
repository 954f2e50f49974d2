using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The one place where saved tensors are copied over live ones: modules and optimizers both load through it.</summary>
internal static class StateLoader
{
    /// <summary>Checks everything first and copies afterwards, so that a refused load leaves the target as it was.</summary>
    public static LoadReport Copy(string target, IEnumerable<NamedTensor> from, IEnumerable<NamedTensor> to, bool strict)
    {
        var offered = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, value) in from)
        {
            if (!offered.TryAdd(name, value))
            {
                throw new ArgumentException($"The state names '{name}' twice.", nameof(from));
            }
        }

        var pairs = new List<(Tensor Target, Tensor Source)>();
        var missing = new List<string>();
        var misshapen = new List<string>();
        foreach (var (name, value) in to)
        {
            if (!offered.Remove(name, out var source))
            {
                missing.Add(name);
            }
            else if (!value.Shape.AsSpan().SequenceEqual(source.Shape))
            {
                misshapen.Add($"{name} ({Print(source.Shape)} instead of {Print(value.Shape)})");
            }
            else
            {
                pairs.Add((value, source));
            }
        }

        var report = new LoadReport(pairs.Count, missing, [.. offered.Keys]);
        var nothingFits = pairs.Count == 0 && missing.Count > 0;
        if (misshapen.Count > 0 || nothingFits || (strict && !report.IsComplete))
        {
            throw new StateMismatchException(target, report, misshapen);
        }

        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        foreach (var (live, saved) in pairs)
        {
            live.Copy_(saved);
        }

        return report;
    }

    private static string Print(long[] shape) => shape.Length == 0 ? "scalar" : string.Join("x", shape);
}
