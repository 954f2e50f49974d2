using System.Globalization;

namespace Selfsame.Cli.Terminal;

/// <summary>Figures as people read them, the same in every place.</summary>
internal static class Amounts
{
    internal static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");

    internal static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    internal static string Accuracy(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    internal static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Of(int count, string thing) => Whole(count) + " " + thing + (count == 1 ? "" : "s");

    internal static string Loss(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    internal static string Bytes(long count) => count >= 1_000_000
        ? (count / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB"
        : (count / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + " kB";

    internal static string Millions(long count) => count >= 1_000_000
        ? (count / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " M"
        : (count / 1e3).ToString("0", CultureInfo.InvariantCulture) + " k";
}
