using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Selfsame.Training.Settings;

/// <summary>The documentation of an assembly, which the compiler puts beside it: what a setting means is written once, where it is defined.</summary>
internal sealed partial class DocumentationFile
{
    private readonly XDocument? _document;

    private DocumentationFile(XDocument? document) => _document = document;

    /// <summary>The file beside an assembly; an empty one where there is none, as in a program of a single file.</summary>
    public static DocumentationFile Beside(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return new DocumentationFile(File.Exists(path) ? XDocument.Load(path) : null);
    }

    /// <summary>The summary of a property as plain text of one line; empty if there is none.</summary>
    public string Summary(PropertyInfo property)
    {
        var name = $"P:{property.DeclaringType!.FullName!.Replace('+', '.')}.{property.Name}";
        var summary = _document?.Root?.Element("members")?.Elements("member").FirstOrDefault(member => (string?)member.Attribute("name") == name)?.Element("summary");
        return summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference => Last(reference),
        XElement element => element.Value,
        _ => "",
    };

    // <see cref="P:Selfsame.X.Y"/> reads as Y.
    private static string Last(XElement reference) =>
        reference.Value is { Length: > 0 } text ? text : ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? "").Split('.', ':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
