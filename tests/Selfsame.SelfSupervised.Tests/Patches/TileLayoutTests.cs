using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Patches;

public sealed class TileLayoutTests
{
    [Fact]
    public void Layouts_At224Pixels_HaveTheSharesOfThePapers()
    {
        Assert.Equal(new TileLayout(64, 10, 5), TileLayout.Narrow(224));
        Assert.Equal(new TileLayout(48, 24, 4), TileLayout.Wide(224));
        Assert.Equal(new TileLayout(8, 2, 1), TileLayout.Narrow(32));
        Assert.Equal(new TileLayout(8, 3, 1), TileLayout.Wide(32));
    }

    [Fact]
    public void Layouts_OfAnySize_FitIntoThePictureWithoutOverlap()
    {
        for (var side = 12; side <= 1024; side++)
        {
            foreach (var layout in (TileLayout[])[TileLayout.Narrow(side), TileLayout.Wide(side)])
            {
                Assert.InRange(layout.Extent, 1, side);
                Assert.InRange(layout.Jitter, 0, layout.Gap / 2);
            }
        }
    }

    [Fact]
    public void Check_WhatCannotBeCut_SaysWhichSettingToChange()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 32 });
        string Refusal(TileLayout layout) => Assert.Throws<MethodSettingsException>(() => layout.Check("jigsaw", 32, encoder)).Message;

        Assert.Equal("jigsaw: 3 x 3 tiles of 12 px with gaps of 2 and a jitter of 1 need 42 px, but the pictures have 32: set method.tileSize lower, or imageSize higher.", Refusal(new TileLayout(12, 2, 1)));
        Assert.Contains("set method.jitter to 1 at most", Refusal(new TileLayout(8, 2, 2)), StringComparison.Ordinal);
        Assert.Contains("do not divide tiles of 9: set method.tileSize to a multiple of 4", Refusal(new TileLayout(9, 2, 0)), StringComparison.Ordinal);
    }
}
