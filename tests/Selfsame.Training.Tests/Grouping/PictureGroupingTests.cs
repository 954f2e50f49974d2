using Selfsame.Training.Grouping;
using Selfsame.Training.Tests.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Grouping;

public sealed class PictureGroupingTests
{
    [Fact]
    public void Of_CloudsFarApart_FindsThemAndOrdersMembersByTheirDistance()
    {
        using var features = FeatureSets.Clouds(90, 8, 3, 20, seed: 1);
        var found = PictureGrouping.Of(features, new GroupingOptions { Groups = 3 });
        Assert.Equal([30, 30, 30], found.Groups.Select(group => group.Members.Count));
        Assert.Equal([1, 2, 3], found.Groups.Select(group => group.Number));
        Assert.Equal(1, found.Agreement!.Nmi, 1e-9);
        foreach (var group in found.Groups)
        {
            Assert.Equal(30, group.CommonestCount);
            Assert.All(group.Members, row => Assert.Equal((group.Number, group.CommonestClass), (found.GroupOf[row], features.Labels[row])));
            var distances = group.Members.Select(row => found.Distances[row]).ToArray();
            Assert.Equal(distances.Order(), distances);
            Assert.Equal(distances.Average(), group.MeanDistance, 1e-6);
        }
    }

    [Fact]
    public void Of_TheSameSeed_GivesTheSameGroupsAndTheLargestFirst()
    {
        using var features = FeatureSets.Clouds(100, 4, 5, 1, seed: 2);
        var (one, two) = (PictureGrouping.Of(features, new GroupingOptions { Groups = 7, Seed = 5 }), PictureGrouping.Of(features, new GroupingOptions { Groups = 7, Seed = 5 }));
        Assert.Equal(one.GroupOf, two.GroupOf);
        Assert.Equal(one.Groups.Select(group => group.Members.Count).OrderDescending(), one.Groups.Select(group => group.Members.Count));
        Assert.Equal(100, one.Groups.Sum(group => group.Members.Count));
    }

    [Fact]
    public void Of_PicturesWithoutLabels_HasNoAgreement()
    {
        using var features = FeatureSets.Of([1, 0, 0, 1, 1, 0.1f], 2, [-1, -1, -1]);
        var found = PictureGrouping.Of(features, new GroupingOptions { Groups = 2 });
        Assert.Null(found.Agreement);
        Assert.Equal([0, 2], found.Groups[0].Members.Order());
        Assert.Equal(-1, found.Groups[0].CommonestClass);
    }

    [Fact]
    public void Of_MoreGroupsThanPictures_IsRefused()
    {
        using var features = FeatureSets.Of([1, 0, 0, 1], 2, [0, 1]);
        Assert.Contains("3 groups", Assert.Throws<SettingException>(() => PictureGrouping.Of(features, new GroupingOptions { Groups = 3 })).Message, StringComparison.Ordinal);
    }
}
