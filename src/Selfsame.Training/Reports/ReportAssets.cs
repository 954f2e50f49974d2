namespace Selfsame.Training.Reports;

/// <summary>The style sheet and the script that every page carries inside itself.</summary>
internal static class ReportAssets
{
    /// <summary>Colours stand in variables, so that light and dark differ in one place.</summary>
    internal static string Style => Read("report.css");

    /// <summary>What only a moving page can do; without it all else is there.</summary>
    internal static string Script => Read("report.js");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReportAssets).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
