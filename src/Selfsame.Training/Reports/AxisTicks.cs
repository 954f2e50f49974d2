using System.Globalization;

namespace Selfsame.Training.Reports;

/// <summary>Round numbers that divide a range, as a reader expects them on an axis.</summary>
internal static class AxisTicks
{
    /// <summary>About <paramref name="count"/> multiples of 1, 2 or 5 times a power of ten that lie in [low, high].</summary>
    internal static IReadOnlyList<double> Between(double low, double high, int count)
    {
        var raw = (high - low) / Math.Max(1, count);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (raw / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
        var ticks = new List<double>();
        for (var multiple = Math.Ceiling(low / step - 1e-9); multiple * step <= high + 1e-9 * step; multiple++) ticks.Add(multiple * step);
        return ticks;
    }

    /// <summary>A short form: 4 significant digits, thousands as k, millions as M.</summary>
    internal static string Label(double value)
    {
        var magnitude = Math.Abs(value);
        if (magnitude < 1e-12) return "0";
        if (magnitude >= 1e6) return (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M";
        if (magnitude >= 1e4) return (value / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k";
        if (magnitude is > 0 and < 1e-3) return value.ToString("0.#e+0", CultureInfo.InvariantCulture);
        return value.ToString("0.####", CultureInfo.InvariantCulture);
    }
}
