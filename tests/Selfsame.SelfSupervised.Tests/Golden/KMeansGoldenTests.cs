using Selfsame.SelfSupervised.Clustering;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class KMeansGoldenTests
{
    [Theory]
    [InlineData(1L << 24)]
    [InlineData(7)]
    public void KMeans_Sklearn(long distancesAtATime)
    {
        foreach (var test in SharedFiles.Golden("kmeans.sklearn").Cases)
        {
            using var scope = new TensorScope();
            var options = new KMeansOptions { Clusters = test.Integer("clusters"), Iterations = test.Integer("max_iter"), DistancesAtATime = distancesAtATime };
            var result = KMeans.Fit(
                test.Inputs["x"].ToTensor().To(DType.Float64), test.Inputs["init"].ToTensor().To(DType.Float64), options);

            test.AssertOutput("centres", result.Centroids.ToArray<double>());
            Assert.Equal(test.Outputs["labels"].Integers, result.Assignments.ToArray<long>());
            test.AssertOutput("inertia", result.Inertia);
            Assert.Equal(test.Outputs["iterations"].Scalar, result.Iterations);
        }
    }
}
