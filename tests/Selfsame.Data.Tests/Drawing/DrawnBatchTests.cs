using Selfsame.Data.Drawing;
using Selfsame.Data.Loading;
using Selfsame.Data.Tests.Loading;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Drawing;

public sealed class DrawnBatchTests
{
    private static readonly LoaderOptions Options = new() { BatchSize = 4, Seed = 3, Workers = 2, LeavesViewsToDevice = true };

    [Fact]
    public void Epoch_ViewsLeftToADevice_HasPixelsAndRowsAndNoViews()
    {
        using var loader = new ViewLoader(new TestSource(10), Recipe(), Options);

        foreach (var batch in loader.Epoch(0))
        {
            using (batch)
            {
                Assert.Empty(batch.Views);
                var drawn = batch.Drawn!;
                Assert.Equal((4, 3), (drawn.Count, drawn.Recipe.Channels));
                for (var view = 0; view < 2; view++)
                {
                    var rows = drawn.Rows(view);
                    var form = drawn.Recipe.Views[view];
                    for (var sample = 0; sample < 4; sample++)
                    {
                        Assert.Equal(4, rows[sample, form.RegionStride]);
                        Assert.InRange(rows[sample, form.RegionWidth], 1, 4);
                        var start = (int)rows[sample, form.RegionStart];
                        Assert.Equal(batch.Indices[sample], ValueAt(drawn, start));
                    }
                }
            }
        }
    }

    [Fact]
    public void Epoch_ViewsOfOnePicture_ShareItsPixels()
    {
        using var loader = new ViewLoader(new TestSource(8, side: 5), Recipe(), Options);

        foreach (var batch in loader.Epoch(0))
        {
            using (batch)
            {
                Assert.Equal(4 * 5 * 5, batch.Drawn!.Pixels);
            }
        }
    }

    [Fact]
    public void Epoch_SameSeed_DrawsTheSameForAnyNumberOfWorkersAndFromAnyStep()
    {
        var one = Rows(Options with { Workers = 1 }, 0);

        Assert.Equal(one, Rows(Options with { Workers = 8 }, 0));
        Assert.Equal(one[1..], Rows(Options, 1));
    }

    [Fact]
    public void Places_OfManySteps_AreThoseOfFinishedViews()
    {
        PictureTransform[] steps =
        [
            new Resize { Size = 7 }, new CenterCrop { Size = 6 }, new RandomVerticalFlip(), new RandomHorizontalFlip(),
            new RandomResizedCrop { Size = 4 }, new RandomApply { Transforms = [new RandomHorizontalFlip()] },
        ];
        var recipe = new ViewRecipe { Views = [new ViewSpecification { Name = "view", Size = 4, Transforms = steps }] };
        using var device = new ViewLoader(new TestSource(16, side: 9), recipe, Options);
        using var processor = new ViewLoader(new TestSource(16, side: 9), recipe, Options with { LeavesViewsToDevice = false });

        foreach (var (drawn, made) in device.Epoch(0).Zip(processor.Epoch(0)))
        {
            Assert.Equal(made.Views[0].Places, drawn.Drawn!.Places(0));
            drawn.Dispose();
            made.Dispose();
        }
    }

    [Fact]
    public void Epoch_DamagedPictures_AreReplacedByTheSameOnesAsForFinishedViews()
    {
        var damaged = TestSource.Damaged(index => index % 5 == 2);
        var options = Options with { MaximumDamagedFraction = 1 };
        using var device = new ViewLoader(new TestSource(20, damaged), Recipe(), options);
        using var processor = new ViewLoader(new TestSource(20, damaged), Recipe(), options with { LeavesViewsToDevice = false });

        foreach (var (drawn, made) in device.Epoch(0).Zip(processor.Epoch(0)))
        {
            Assert.Equal(made.Indices, drawn.Indices);
            drawn.Dispose();
            made.Dispose();
        }

        Assert.Equal(4, device.Damaged.Count);
    }

    [Fact]
    public void Dispose_InTheMiddleOfAnEpoch_GivesAllMemoryBack()
    {
        var memory = new CountingMemory();
        using (var loader = new ViewLoader(new TestSource(40), Recipe(), Options, memory))
        {
            foreach (var batch in loader.Epoch(0).Take(3))
            {
                batch.Dispose();
            }

            Assert.InRange(memory.Blocks, 1, 3); // those ahead, and the one in use
        }

        Assert.Equal(0, memory.Blocks);
    }

    [Fact]
    public void Epoch_PicturesOfVaryingSize_ReusesBlocks()
    {
        var memory = new CountingMemory();
        using var loader = new ViewLoader(new TestSource(400), Recipe(), Options, memory);

        foreach (var batch in loader.Epoch(0))
        {
            batch.Dispose();
        }

        Assert.InRange(memory.Allocations, 1, 4);
    }

    [Fact]
    public void Loader_TransformWithoutADeviceForm_IsRefusedBeforeAnyBatch()
    {
        var recipe = new ViewRecipe
        {
            Views = [new ViewSpecification { Name = "turned", Size = 4, Transforms = [new RandomResizedCrop { Size = 4 }, new RandomRotation()] }],
        };

        var error = Assert.Throws<DataException>(() => new ViewLoader(new TestSource(8), recipe, Options));

        Assert.Contains("'turned': RandomRotation has no device form", error.Message, StringComparison.Ordinal);
    }

    private static byte ValueAt(DrawnBatch batch, int pixel)
    {
        var value = new byte[1];
        System.Runtime.InteropServices.Marshal.Copy(batch.Block + (nint)(batch.PixelsStart + (3L * pixel)), value, 0, 1);
        return value[0];
    }

    private static List<double[]> Rows(LoaderOptions options, int firstStep)
    {
        using var loader = new ViewLoader(new TestSource(16, side: 9), Recipe(), options);
        var all = new List<double[]>();
        foreach (var batch in loader.Epoch(2, firstStep))
        {
            using (batch)
            {
                var columns = batch.Drawn!.Recipe.Views[1].Columns;
                var rows = batch.Drawn.Rows(1);
                var values = new double[4 * columns];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = rows[i / columns, i % columns];
                }

                all.Add(values);
            }
        }

        return all;
    }

    private static ViewRecipe Recipe() => ViewRecipes.BYOL(4);
}
