using Selfsame.Testing;
using Xunit;

namespace Selfsame.Architecture.Tests;

/// <summary>What users compile against changes on purpose only: the difference of a snapshot is the change to announce.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Selfsame.Torch")]
    [InlineData("Selfsame.Nn")]
    [InlineData("Selfsame.Data")]
    [InlineData("Selfsame.SelfSupervised")]
    [InlineData("Selfsame.Training")]
    public void PublicApi_OfTheLibrary_IsTheApprovedOne(string library) => Snapshot.Match(PublicApi.Describe(SourceTree.Library(library)), library);
}
