using Selfsame.Data;
using Selfsame.Data.Drawing;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.DeviceViews;

/// <summary>
/// The views that the device makes are those of the processor, bit for bit; save for blur, whose sums are rounded in another order, so that now
/// and then a value next to a half goes to the other side: one level of 255.
/// </summary>
public sealed class DeviceViewMakerTests
{
    private const double BlurMean = 2e-5;
    private const double BlurLargest = 1.01; // what normalising and back leaves of one level

    private static readonly LoaderOptions Options = new() { BatchSize = 24, Seed = 3, Workers = 2 };

    public static TheoryData<string, int> Recipes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in Named(32).Keys)
            {
                data.Add(name, 32);
                data.Add(name, 224);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Make_RecipeOfAMethod_GivesTheProcessorsViews(string name, int size)
    {
        var recipe = Named(size)[name];
        var source = size == 32 ? new VariedPictures(48) : new VariedPictures(6, smallest: 120, largest: 400);
        var options = size == 32 ? Options : Options with { BatchSize = 6 };

        var (largest, mean) = MadeViews.Difference(MadeViews.ByProcessor(source, recipe, options), MadeViews.ByDevice(source, recipe, options));

        var isBlurred = recipe.Views.Any(view => view.Transforms.Any(transform => transform is GaussianBlur { Probability: > 0 }));
        Assert.InRange(largest, 0, isBlurred ? BlurLargest : 0);
        Assert.InRange(mean, 0, isBlurred ? BlurMean : 0);
    }

    public static TheoryData<string> Steps => [.. Chains.Keys];

    private static Dictionary<string, PictureTransform[]> Chains { get; } = new()
    {
        ["bilinear crop"] = [new RandomResizedCrop { Size = 20 }],
        ["bicubic crop"] = [new RandomResizedCrop { Size = 20, Interpolation = Interpolation.Bicubic }],
        ["square resize"] = [new Resize { Size = 20, Square = true }],
        ["resize and middle"] = [new Resize { Size = 23, Interpolation = Interpolation.Bicubic }, new CenterCrop { Size = 20 }],
        ["middle with a border"] = [new CenterCrop { Size = 20 }],
        ["resize and random crop"] = [new Resize { Size = 33 }, new RandomResizedCrop { Size = 20 }],
        ["crop twice"] = [new RandomResizedCrop { Size = 31 }, new RandomHorizontalFlip(), new CenterCrop { Size = 20 }],
        ["flips"] = [new CenterCrop { Size = 20 }, new RandomHorizontalFlip(), new RandomVerticalFlip { Probability = 0.5 }],
        ["brightness"] = [new CenterCrop { Size = 20 }, new ColorJitter { Contrast = 0, Saturation = 0, Hue = 0 }],
        ["contrast"] = [new CenterCrop { Size = 20 }, new ColorJitter { Brightness = 0, Saturation = 0, Hue = 0 }],
        ["saturation"] = [new CenterCrop { Size = 20 }, new ColorJitter { Brightness = 0, Contrast = 0, Hue = 0 }],
        ["hue"] = [new CenterCrop { Size = 20 }, new ColorJitter { Brightness = 0, Contrast = 0, Saturation = 0, Hue = 0.5 }],
        ["jitter"] = [new CenterCrop { Size = 20 }, new ColorJitter()],
        ["grayscale"] = [new CenterCrop { Size = 20 }, new RandomGrayscale { Probability = 0.5 }],
        ["solarize"] = [new CenterCrop { Size = 20 }, new RandomSolarize { Threshold = 100, Probability = 0.5 }],
        ["posterize"] = [new CenterCrop { Size = 20 }, new RandomPosterize { Bits = 3 }],
        ["equalize"] = [new CenterCrop { Size = 20 }, new RandomEqualize()],
        ["erasing"] = [new CenterCrop { Size = 20 }, new RandomErasing { Probability = 0.7, Value = 0.5 }, new RandomErasing(), new RandomHorizontalFlip()],
        ["some"] = [new CenterCrop { Size = 20 }, new RandomApply { Transforms = [new ColorJitter(), new RandomApply { Transforms = [new RandomSolarize()] }] }, new RandomHorizontalFlip()],
        ["none"] = [new CenterCrop { Size = 20 }, new RandomApply { Transforms = [] }, new RandomHorizontalFlip()],
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Make_SingleSteps_AreExact(string name)
    {
        var recipe = Of(20, Chains[name]);
        var source = new VariedPictures(48);

        var (largest, mean) = MadeViews.Difference(MadeViews.ByProcessor(source, recipe, Options), MadeViews.ByDevice(source, recipe, Options));

        Assert.Equal((0, 0), (largest, mean));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(39)]
    [InlineData(101)]
    public void Make_BlurOfAnyKernel_IsWithinALevel(int kernel)
    {
        var recipe = Of(20, [new CenterCrop { Size = 20 }, new GaussianBlur { KernelSize = kernel, SigmaMaximum = 9, Probability = 0.7 }]);
        var source = new VariedPictures(48);

        var (largest, mean) = MadeViews.Difference(MadeViews.ByProcessor(source, recipe, Options), MadeViews.ByDevice(source, recipe, Options));

        Assert.InRange(largest, 0, BlurLargest);
        Assert.InRange(mean, 0, 1e-3); // small pictures, most of them constant or of few values: more ties
    }

    [Theory]
    [InlineData(PictureChannels.Gray, 1, 3)]
    [InlineData(PictureChannels.Gray, 1, 2)]
    [InlineData(PictureChannels.Rgb, 3, 1)]
    [InlineData(PictureChannels.Rgb, 3, 2)]
    [InlineData(PictureChannels.Rgb, 3, 4)]
    [InlineData(PictureChannels.AsStored, 2, 2)]
    [InlineData(PictureChannels.AsStored, 5, 5)]
    public void Make_OtherChannels_BecomeWhatTheRecipeSays(PictureChannels asked, int channels, int stored)
    {
        var chain = new PictureTransform[] { new RandomResizedCrop { Size = 20 }, new RandomHorizontalFlip(), new RandomSolarize() };
        var recipe = Of(20, chain) with { Channels = asked, Normalization = new ChannelStatistics([0.4], [0.3]) };
        var source = new VariedPictures(48, stored);

        var (_, mean) = MadeViews.Difference(MadeViews.ByProcessor(source, recipe, Options, channels), MadeViews.ByDevice(source, recipe, Options, channels));

        Assert.Equal(0, mean);
    }

    [Fact]
    public void Make_SamplesOfTwoPictures_TakeEachViewFromItsOwn()
    {
        var source = new VariedPictures(48, picturesPerSample: 2);
        var recipe = ViewRecipes.DINO(32) with { Views = [.. ViewRecipes.DINO(32).Views, .. ViewRecipes.MoCoV1(32).Views, .. ViewRecipes.MAE(32).Views] };

        Assert.Equal((0, 0), MadeViews.Difference(MadeViews.ByProcessor(source, recipe, Options), MadeViews.ByDevice(source, recipe, Options)));
    }

    [Fact]
    public void Make_OneOrEightWorkers_GivesTheSameValues()
    {
        var source = new VariedPictures(96);
        var recipe = ViewRecipes.VICReg(32);

        var one = MadeViews.ByDevice(source, recipe, Options with { Workers = 1 });
        var eight = MadeViews.ByDevice(source, recipe, Options with { Workers = 8 });

        Assert.Equal(4 * 2, one.Count);
        Assert.Equal(one, eight);
    }

    [Fact]
    public void Make_EpochEnteredLater_GivesItsTail()
    {
        var source = new VariedPictures(96);
        var recipe = ViewRecipes.SimCLR(32);

        Assert.Equal(MadeViews.ByDevice(source, recipe, Options)[4..], MadeViews.ByDevice(source, recipe, Options, firstStep: 2));
    }

    [Fact]
    public void Make_PhotosFromFiles_AreDecodedInPartAndGiveTheProcessorsViews()
    {
        var source = PictureSources.Open(SharedFiles.Data("coco_mini/images"));
        var subset = source.Subset([.. Enumerable.Range(0, 12)]);
        var recipe = ViewRecipes.DINO(224);
        var options = Options with { BatchSize = 12, CacheBytes = 0 };

        var (largest, mean) = MadeViews.Difference(MadeViews.ByProcessor(subset, recipe, options), MadeViews.ByDevice(subset, recipe, options));

        TestContext.Current.TestOutputHelper!.WriteLine($"largest {largest}, mean {mean}");
        Assert.InRange(largest, 0, BlurLargest);
        Assert.InRange(mean, 0, BlurMean);
    }

    [Fact]
    public void Make_Views_AreChannelsLastAndLeaveNoTensorBehind()
    {
        using var loader = new ViewLoader(new VariedPictures(48), ViewRecipes.DINO(80), Options with { LeavesViewsToDevice = true });
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        using (var maker = new SelfSupervised.DeviceViews.DeviceViewMaker(new DeviceRecipe(ViewRecipes.DINO(80), 3), Device.Cpu))
        {
            foreach (var batch in loader.Epoch(0))
            {
                using var scope = new TensorScope();
                using (batch)
                {
                    var views = maker.Make(batch.Drawn!);
                    Assert.Equal([24L, 3, 80, 80], views[0].Shape);
                    Assert.Equal([24L, 3, 32, 32], views[7].Shape);
                    Assert.All(views, view => Assert.True(view.IsChannelsLast && !view.RequiresGrad));
                }
            }
        }

        Assert.Equal(before, TensorScope.LiveTensors);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "RandomRotation", "RandomRotation has no device form at all" },
        { "RandAugment", "RandAugment has no device form at all" },
        { "noise", "RandomErasing has no device form with random noise" },
        { "colours first", "ColorJitter has no device form before a crop or resize to one size" },
        { "crop by chance", "RandomResizedCrop has no device form inside of a RandomApply" },
        { "crop after erasing", "CenterCrop has no device form after a RandomErasing" },
        { "another size", "does not come out 20 x 20" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void DeviceRecipe_TransformWithoutADeviceForm_IsRefusedByName(string which, string message)
    {
        var crop = new RandomResizedCrop { Size = 20 };
        PictureTransform[] chain = which switch
        {
            "RandomRotation" => [crop, new RandomRotation()],
            "RandAugment" => [crop, new RandomApply { Transforms = [new RandAugment()] }],
            "noise" => [crop, new RandomErasing { IsRandom = true }],
            "colours first" => [new Resize { Size = 30 }, new ColorJitter(), new CenterCrop { Size = 20 }],
            "crop by chance" => [crop, new RandomApply { Transforms = [crop] }],
            "crop after erasing" => [crop, new RandomErasing(), new CenterCrop { Size = 20 }],
            _ => [new Resize { Size = 20 }],
        };

        var error = Assert.Throws<DataException>(() => new DeviceRecipe(Of(20, chain), 3));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void DeviceRecipe_ColourOperationOnOneChannel_IsRefused()
    {
        var error = Assert.Throws<DataException>(() => new DeviceRecipe(ViewRecipes.SimCLR(32) with { Channels = PictureChannels.Gray }, 1));

        Assert.Contains("ColorJitter needs 3 channels", error.Message, StringComparison.Ordinal);
    }

    private static ViewRecipe Of(int size, PictureTransform[] chain) =>
        new() { Views = [new ViewSpecification { Name = "view", Size = size, Transforms = chain }] };

    private static Dictionary<string, ViewRecipe> Named(int size) => new()
    {
        ["SimCLR"] = ViewRecipes.SimCLR(size),
        ["BYOL"] = ViewRecipes.BYOL(size),
        ["MoCo v1"] = ViewRecipes.MoCoV1(size),
        ["MoCo v2"] = ViewRecipes.MoCoV2(size),
        ["VICReg"] = ViewRecipes.VICReg(size),
        ["DINO"] = ViewRecipes.DINO(size),
        ["iBOT"] = ViewRecipes.IBOT(size),
        ["SwAV"] = ViewRecipes.SwAV(size),
        ["MAE"] = ViewRecipes.MAE(size),
        ["evaluation"] = ViewRecipes.Evaluation(size),
    };
}
