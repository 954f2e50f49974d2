using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Views;

public sealed class ViewRegionTests
{
    [Fact]
    public void Place_OfACropThatIsMirrored_HasItsEdgesExchanged()
    {
        var canvas = Loaded(40, 20);
        canvas.ResizeCrop(new CropBox(10, 5, 20, 10), 8, 8, Interpolation.Bilinear);
        canvas.FlipHorizontally();

        Assert.Equal(new ViewRegion(30, 5, 10, 15), canvas.Place);
    }

    [Fact]
    public void Place_OfACropOfAResizedPicture_IsInPixelsOfThePicture()
    {
        var canvas = Loaded(40, 20);
        canvas.ResizeCrop(new CropBox(0, 0, 40, 20), 20, 10, Interpolation.Bilinear);
        canvas.Crop(new CropBox(5, 0, 10, 10));
        canvas.FlipVertically();

        Assert.Equal(new ViewRegion(10, 20, 30, 0), canvas.Place);
    }

    [Fact]
    public void Place_OfAViewOfARecipe_IsTheCropThatWasDrawn()
    {
        var recipe = ViewRecipes.VICReg(8);
        var crop = (RandomResizedCrop)recipe.Views[0].Transforms[0];
        var writer = new ViewWriter(recipe);
        for (var sample = 0; sample < 20; sample++)
        {
            var drawn = Philox.At(1, 0, sample, 0, RandomPurpose.View);
            var box = crop.Draw(40, 20, ref drawn);
            var stream = Philox.At(1, 0, sample, 0, RandomPurpose.View);
            writer.Write(Picture.Create(40, 20, 3), 0, ref stream, new float[8 * 8 * 3]);

            Assert.Equal(box.Left, Math.Min(writer.Place.Left, writer.Place.Right), 1e-4);
            Assert.Equal(box.Left + box.Width, Math.Max(writer.Place.Left, writer.Place.Right), 1e-4);
            Assert.Equal((box.Top, box.Top + box.Height), (writer.Place.Top, writer.Place.Bottom));
        }
    }

    private static PictureCanvas Loaded(int width, int height)
    {
        var canvas = new PictureCanvas();
        canvas.Load(Picture.Create(width, height, 3), PictureChannels.Rgb);
        return canvas;
    }
}
