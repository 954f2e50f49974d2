using System.Xml.Linq;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Architecture.Tests;

public sealed class ProjectArrowTests
{
    // The picture in docs/selfsame-on-one-page.md; an arrow that is not here needs a decision record first.
    private static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["Selfsame.Torch"] = [],
        ["Selfsame.Data"] = [],
        ["Selfsame.Nn"] = ["Selfsame.Torch"],
        ["Selfsame.SelfSupervised"] = ["Selfsame.Data", "Selfsame.Nn"],
        ["Selfsame.Training"] = ["Selfsame.SelfSupervised"],
        ["Selfsame.Cli"] = ["Selfsame.Training"],
    };

    [Fact]
    public void Projects_OfTheSourceFolder_AreTheOnesInThePicture() =>
        Assert.Equal(s_arrows.Keys.Order(), Directory.EnumerateDirectories(RepositoryRoot.Combine("src")).Select(path => Path.GetFileName(path)!).Order());

    [Fact]
    public void ProjectReferences_OfEachProject_AreTheArrowsInThePicture() =>
        Assert.All(s_arrows, arrow => Assert.Equal(arrow.Value, References(arrow.Key, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Order()));

    [Fact]
    public void Packages_OfTheCommandLine_StayThere()
    {
        string[] drawing = ["System.CommandLine", "Spectre.Console"];
        Assert.All(s_arrows.Keys.Where(project => project != "Selfsame.Cli"), project => Assert.Empty(References(project, "PackageReference").Intersect(drawing)));
    }

    [Fact]
    public void Assemblies_OfData_DoNotKnowTheEngine() =>
        Assert.DoesNotContain(SourceTree.Library("Selfsame.Data").GetReferencedAssemblies(), name => name.Name is "Selfsame.Torch" or "Selfsame.Nn");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(RepositoryRoot.Combine($"src/{project}/{project}.csproj")).Descendants(kind).Select(element => element.Attribute("Include")!.Value);
}
