using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.Regression;

/// <summary>Linear regression with an L2 penalty: how much of some numbers a linear map can read from features.</summary>
/// <remarks>
/// Hoerl and Kennard, Technometrics 1970. Features are standardised with the training set's mean and deviation. Minimises mean squared error + strength x
/// sum of squared weights, the offset left out: scikit-learn's alpha is strength x the number of samples. Computed in float64.
/// </remarks>
public sealed class RidgeRegression : IDisposable
{
    private const int ChunkRows = 4096;

    private readonly Tensor _mean;
    private readonly Tensor _scale;
    private readonly Tensor _weight;
    private readonly double[] _offsets;

    private RidgeRegression(Tensor mean, Tensor scale, Tensor weight, double[] offsets, double[] strengths)
    {
        _mean = mean.Outlive();
        _scale = scale.Outlive();
        _weight = weight.Outlive();
        _offsets = offsets;
        Strengths = strengths;
    }

    /// <summary>The strength that each number took.</summary>
    public IReadOnlyList<double> Strengths { get; }

    /// <summary>Weights on the standardised features, D x Q float64.</summary>
    public Tensor Weight => _weight;

    /// <summary>Fits one map for each of Q numbers.</summary>
    /// <param name="features">M x D float32.</param>
    /// <param name="quantities">M rows of Q numbers.</param>
    /// <param name="options">Strengths.</param>
    /// <exception cref="ArgumentException">There are no rows, or their numbers differ.</exception>
    public static RidgeRegression Fit(Tensor features, double[][] quantities, RidgeOptions options)
    {
        if (quantities.Length == 0 || features.Size(0) != quantities.Length)
            throw new ArgumentException($"{quantities.Length} rows of numbers do not belong to features of shape {string.Join(" x ", features.Shape)}.", nameof(quantities));
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var count = quantities[0].Length;
        var strengths = options.Strengths.Count == 1 ? [.. Enumerable.Repeat(options.Strengths[0], count)] : Choose(features, quantities, options);
        var mean = features.Mean([0], keepdim: true);                                          // 1 x D
        var scale = (features - mean).Square().Mean([0], keepdim: true).Sqrt().ClampMin(1e-6); // 1 x D; a constant feature stays 0
        var offsets = Offsets(quantities);
        var (square, product) = Sums(features, mean, scale, quantities, offsets);
        var columns = new Tensor[count];
        foreach (var group in Enumerable.Range(0, count).GroupBy(quantity => strengths[quantity]))
        {
            var solved = Solve(square, product, group.Key);                                    // D x Q
            foreach (var quantity in group) columns[quantity] = solved.Narrow(1, quantity, 1);
        }
        return new RidgeRegression(mean, scale, Tensor.Cat(columns, 1), offsets, strengths);
    }

    /// <summary>The numbers that it reads from features.</summary>
    /// <param name="features">N x D float32.</param>
    /// <returns>N rows of Q numbers.</returns>
    public double[][] Predict(Tensor features)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var values = Standardised(features, _mean, _scale).Mm(_weight).ToArray<double>();      // N x Q
        return [.. values.Chunk(_offsets.Length).Select(row => row.Select((value, quantity) => value + _offsets[quantity]).ToArray())];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _scale.Dispose();
        _weight.Dispose();
    }

    private static double[] Choose(Tensor features, double[][] quantities, RidgeOptions options)
    {
        var (fitted, held) = LabelSplit.Of(new int[quantities.Length], options.HeldOut);
        var (known, asked) = (Rows(features, fitted), Rows(features, held));
        double[][] knownNumbers = [.. fitted.Select(row => quantities[row])], askedNumbers = [.. held.Select(row => quantities[row])];
        var (best, bestError) = (new double[quantities[0].Length], new double[quantities[0].Length]);
        Array.Fill(best, options.Strengths[0]);
        Array.Fill(bestError, double.PositiveInfinity);
        if (held.Length == 0) return best;
        var mean = known.Mean([0], keepdim: true);
        var scale = (known - mean).Square().Mean([0], keepdim: true).Sqrt().ClampMin(1e-6);
        var offsets = Offsets(knownNumbers);
        var (square, product) = Sums(known, mean, scale, knownNumbers, offsets);
        var standardised = Standardised(asked, mean, scale);
        foreach (var strength in options.Strengths)
        {
            using var inner = new TensorScope();
            var read = standardised.Mm(Solve(square, product, strength)).ToArray<double>();
            for (var quantity = 0; quantity < best.Length; quantity++)
            {
                var error = Enumerable.Range(0, held.Length).Sum(row => Math.Pow(read[(row * best.Length) + quantity] + offsets[quantity] - askedNumbers[row][quantity], 2));
                if (error < bestError[quantity]) (best[quantity], bestError[quantity]) = (strength, error);
            }
        }
        return best;
    }

    // X'X / M and X'Y / M in float64, some rows at a time: the whole matrix in float64 would be twice the features.
    private static (Tensor Square, Tensor Product) Sums(Tensor features, Tensor mean, Tensor scale, double[][] quantities, double[] offsets)
    {
        var (width, count) = (features.Size(1), offsets.Length);
        var square = Tensor.Zeros([width, width], DType.Float64);
        var product = Tensor.Zeros([width, count], DType.Float64);
        for (var start = 0; start < quantities.Length; start += ChunkRows)
        {
            using var scope = new TensorScope();
            var length = Math.Min(ChunkRows, quantities.Length - start);
            var rows = Standardised(features.Narrow(0, start, length), mean, scale);           // m x D
            double[] numbers = [.. quantities.Skip(start).Take(length).SelectMany(row => row.Select((value, quantity) => (value - offsets[quantity]) / quantities.Length))];
            square.Add_(rows.T.Mm(rows) / quantities.Length);
            product.Add_(rows.T.Mm(Tensor.From<double>(numbers, [length, count])));
        }
        return (square, product);
    }

    private static Tensor Solve(Tensor square, Tensor product, double strength) =>
        product.CholeskySolve(Linalg.Cholesky(square + (Tensor.Eye(square.Size(0), dtype: DType.Float64) * strength)));

    private static Tensor Standardised(Tensor features, Tensor mean, Tensor scale) => ((features - mean) / scale).To(DType.Float64);

    private static double[] Offsets(double[][] quantities) => [.. Enumerable.Range(0, quantities[0].Length).Select(quantity => quantities.Average(row => row[quantity]))];

    private static Tensor Rows(Tensor features, int[] positions)
        => features.IndexSelect(0, Tensor.From<long>(Array.ConvertAll(positions, position => (long)position), [positions.Length]));
}
