namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Where each place of the new picture lies in the old one: x' = A x + B y + C, y' = D x + E y + F, in pixels from the top left corner.</summary>
internal readonly record struct AffineMatrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>A turn about the middle, counter-clockwise.</summary>
    public static AffineMatrix Rotation(double degrees, int width, int height)
    {
        // Rounded as Pillow does, so that quarter turns are exact.
        var angle = -(((degrees % 360) + 360) % 360) * Math.PI / 180;
        var (cosine, sine) = (Math.Round(Math.Cos(angle), 15), Math.Round(Math.Sin(angle), 15));
        var (x, y) = (width / 2.0, height / 2.0);
        return new AffineMatrix(cosine, sine, x - (cosine * x) - (sine * y), -sine, cosine, y + (sine * x) - (cosine * y));
    }

    /// <summary>Rows are shifted in proportion to their distance from the top.</summary>
    public static AffineMatrix ShearX(double amount) => new(1, amount, 0, 0, 1, 0);

    /// <summary>Columns are shifted in proportion to their distance from the left.</summary>
    public static AffineMatrix ShearY(double amount) => new(1, 0, 0, amount, 1, 0);

    /// <summary>The picture moves right and down.</summary>
    public static AffineMatrix Translation(int right, int down) => new(1, 0, -right, 0, 1, -down);

    /// <summary>Where the middle of a new pixel lies in the old picture.</summary>
    public (double X, double Y) PlaceOf(int column, int row) => ((A * (column + 0.5)) + (B * (row + 0.5)) + C, (D * (column + 0.5)) + (E * (row + 0.5)) + F);
}
