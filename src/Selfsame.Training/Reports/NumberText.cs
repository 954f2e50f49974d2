using System.Globalization;

namespace Selfsame.Training.Reports;

/// <summary>Figures as a page shows them, the same everywhere.</summary>
internal static class NumberText
{
    // Narrow and not to be broken: the unit stays with its figure.
    private const string Space = "\u202f";

    /// <summary>A share as percent with one digit: 68.5 %.</summary>
    internal static string Percent(double share) => double.IsFinite(share) ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + Space + "%" : "\u2013";

    /// <summary>A difference of shares in percentage points, with its sign.</summary>
    internal static string Points(double share) => (share * 100).ToString("+0.0;\u22120.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>A whole number, with commas between thousands.</summary>
    internal static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>About three significant digits.</summary>
    internal static string Short(double value) => !double.IsFinite(value) ? "\u2013" : Math.Abs(value) switch
    {
        0 => "0",
        >= 1000 => Whole(value),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 0.01 => value.ToString("0.000", CultureInfo.InvariantCulture),
        >= 0.001 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0e+0", CultureInfo.InvariantCulture),
    };
}
