namespace Selfsame.Training.Evaluation.Scores;

/// <summary>Pairs rows with columns, one to one, so that the sum over the pairs is as large as it can be.</summary>
/// <remarks>The Hungarian method by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987): O(n^3).</remarks>
public static class AssignmentProblem
{
    /// <summary>Solves it.</summary>
    /// <param name="gain">R x C; finite.</param>
    /// <returns>The column of each row, or -1 for rows that stay alone because there are fewer columns.</returns>
    public static int[] Maximise(double[,] gain)
    {
        var (rows, columns) = (gain.GetLength(0), gain.GetLength(1));
        if (rows > columns)
        {
            var turned = new double[columns, rows];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++) turned[column, row] = gain[row, column];
            var result = new int[rows];
            Array.Fill(result, -1);
            var rowOf = Maximise(turned);
            for (var column = 0; column < columns; column++) result[rowOf[column]] = column;
            return result;
        }

        // Row and column 0 stand for nobody; prices keep every reduced cost at 0 or more.
        var (rowPrice, columnPrice, partner) = (new double[rows + 1], new double[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++) Augment(row, gain, rowPrice, columnPrice, partner);
        var columnOf = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (partner[column] > 0) columnOf[partner[column] - 1] = column - 1;
        }
        return columnOf;
    }

    private static void Augment(int row, double[,] gain, double[] rowPrice, double[] columnPrice, int[] partner)
    {
        var columns = partner.Length - 1;
        var (shortest, previous, done) = (new double[columns + 1], new int[columns + 1], new bool[columns + 1]);
        Array.Fill(shortest, double.PositiveInfinity);
        partner[0] = row;
        var at = 0;
        while (partner[at] != 0)
        {
            done[at] = true;
            var (from, step, next) = (partner[at], double.PositiveInfinity, 0);
            for (var column = 1; column <= columns; column++)
            {
                if (done[column]) continue;
                var cost = -gain[from - 1, column - 1] - rowPrice[from] - columnPrice[column];
                if (cost < shortest[column]) (shortest[column], previous[column]) = (cost, at);
                if (shortest[column] < step) (step, next) = (shortest[column], column);
            }
            for (var column = 0; column <= columns; column++)
            {
                if (done[column])
                {
                    rowPrice[partner[column]] += step;
                    columnPrice[column] -= step;
                }
                else
                {
                    shortest[column] -= step;
                }
            }
            at = next;
        }
        for (; at != 0; at = previous[at]) partner[at] = partner[previous[at]];
    }
}
