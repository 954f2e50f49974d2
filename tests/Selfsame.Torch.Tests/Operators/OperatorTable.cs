using System.Collections;
using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>
/// One section of native/schemas/ops.txt: for each operator, how it is called and what is expected of it. A row with inputs
/// is checked forwards against its reference and backwards against finite differences; a row without only runs its assertions.
/// </summary>
public sealed class OperatorTable : IEnumerable<TheoryDataRow<string>>
{
    // What the inputs of the element by element rows look like: the second and third are broadcast.
    private static readonly long[][] s_elementwise = [[5, 7], [7], [5, 1]];

    private readonly List<(string Name, Action Check)> _rows = [];

    /// <summary>Every name once, as it is written in ops.txt.</summary>
    public IEnumerable<string> Names => _rows.Select(row => row.Name).Distinct();

    /// <summary>Assertions alone: for what has no gradient.</summary>
    public void Add(string name, Action check) => _rows.Add((name, check));

    /// <summary>A function of every element of a 5 x 7 matrix.</summary>
    public void Add(string name, Func<Tensor, Tensor> call, Func<double, double> expected, double from = -2, double to = 2)
        => AddElementwise(name, 1, x => call(x[0]), (x, _, _) => expected(x), from, to);

    /// <summary>A function of the elements of a 5 x 7 matrix and of a row of 7.</summary>
    public void Add(string name, Func<Tensor, Tensor, Tensor> call, Func<double, double, double> expected, double from = -2, double to = 2)
        => AddElementwise(name, 2, x => call(x[0], x[1]), (x, y, _) => expected(x, y), from, to);

    /// <summary>A function of the elements of a 5 x 7 matrix, of a row of 7 and of a column of 5.</summary>
    public void Add(string name, Func<Tensor, Tensor, Tensor, Tensor> call, Func<double, double, double, double> expected, double from = -2, double to = 2)
        => AddElementwise(name, 3, x => call(x[0], x[1], x[2]), expected, from, to);

    /// <summary>Any function of inputs of the given shapes; the reference is put together from other operators.</summary>
    public void Add(string name, long[][] shapes, Func<Tensor[], Tensor> call, Func<Tensor[], Tensor>? expected = null, Conditions? conditions = null)
        => Add(name, shapes, x => [call(x)], expected is null ? null : x => [expected(x)], conditions);

    /// <summary>Any function with several results.</summary>
    public void Add(string name, long[][] shapes, Func<Tensor[], Tensor[]> call, Func<Tensor[], Tensor[]>? expected = null, Conditions? conditions = null)
        => _rows.Add((name, () => new GradientCheck(call, expected, shapes, conditions ?? new()).Run()));

    /// <summary>Runs every row of that name.</summary>
    public void Check(string name)
    {
        foreach (var row in _rows.Where(row => row.Name == name))
        {
            using var scope = new TensorScope();
            Engine.Seed(1);
            row.Check();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TheoryDataRow<string>> GetEnumerator() =>
        Names.Select(name => new TheoryDataRow<string>(name) { TestDisplayName = name, Label = "" }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddElementwise(string name, int count, Func<Tensor[], Tensor> call, Func<double, double, double, double> expected, double from, double to)
        => Add(name, s_elementwise[..count], call, x =>
        {
            var values = x.Select(tensor => tensor.ToArray<double>()).ToArray();
            var result = new double[35];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = expected(values[0][i], count > 1 ? values[1][i % 7] : 0, count > 2 ? values[2][i / 7] : 0);
            }

            return Tensor.From(result, 5, 7);
        }, new() { From = from, To = to });
}
