using Selfsame.Testing;
using Xunit;

namespace Selfsame.Torch.Tests.Operators;

public sealed class OperatorListTests
{
    private static readonly OperatorTable[] s_tables =
    [
        CreationOperatorTests.Table, ArithmeticOperatorTests.Table, ComparisonOperatorTests.Table, ReductionOperatorTests.Table,
        ShapeOperatorTests.Table, ProductOperatorTests.Table, NeuralNetworkOperatorTests.Table, PictureOperatorTests.Table, LossOperatorTests.Table,
        LinearAlgebraOperatorTests.Table, SpectrumOperatorTests.Table, ListOperatorTests.Table, OwnOperatorTests.Table,
    ];

    [Fact]
    public void EveryOperatorOnTheList_HasACase()
    {
        var listed = File.ReadLines(RepositoryRoot.Combine("native/schemas/ops.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)])
            .ToHashSet();
        var tested = s_tables.SelectMany(table => table.Names).ToHashSet();

        Assert.True(listed.IsSubsetOf(tested),
            $"No case in tests/Selfsame.Torch.Tests/Operators for: {string.Join(", ", listed.Except(tested))}");
        Assert.True(tested.IsSubsetOf(listed), $"Not in native/schemas/ops.txt: {string.Join(", ", tested.Except(listed))}");
    }
}
