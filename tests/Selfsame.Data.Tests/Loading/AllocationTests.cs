using Selfsame.Data.Loading;
using Selfsame.Data.Views;

namespace Selfsame.Data.Tests.Loading;

[Collection("alone")]
public sealed class AllocationTests
{
    [Fact]
    public void Epoch_KeptPictures_CostsNoAllocationOfNote()
    {
        using var loader = new ViewLoader(
            new TestSource(2000, side: 32), ViewRecipes.SimCLR(32), new LoaderOptions { BatchSize = 100, Workers = 1 });
        Run(loader, 2);
        var perPicture = double.PositiveInfinity;
        for (var round = 0; round < 5; round++)
        {
            // The count is that of the whole process, as the loader's threads are not this one: what others allocate meanwhile only adds to it.
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Run(loader, 2);
            perPicture = Math.Min(perPicture, (GC.GetTotalAllocatedBytes(precise: true) - before) / 4000.0);
        }

        Assert.True(perPicture < 60, $"{perPicture:F0} bytes a picture"); // two numbers in a batch, one in the order, and little else
    }

    private static void Run(ViewLoader loader, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in loader.Epoch(epoch))
            {
                batch.Dispose();
            }
        }
    }
}
