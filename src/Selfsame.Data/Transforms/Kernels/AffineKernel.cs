using System.Numerics;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Moves the values of one plane as a matrix says, with Pillow's arithmetic; what comes from outside is black.</summary>
internal static unsafe class AffineKernel
{
    private const int FractionBits = 16;

    /// <summary>Each value from the pixel that holds its place; places in 16 fractional bits.</summary>
    public static void Nearest<T>(T* source, int width, int height, AffineMatrix matrix, T* target)
        where T : unmanaged
    {
        var (a, b, d, e) = (Fixed(matrix.A), Fixed(matrix.B), Fixed(matrix.D), Fixed(matrix.E));
        var left = Fixed(matrix.C + (matrix.A * 0.5) + (matrix.B * 0.5));
        var top = Fixed(matrix.F + (matrix.D * 0.5) + (matrix.E * 0.5));
        for (var row = 0; row < height; row++, left += b, top += e)
        {
            var (x, y) = (left, top);
            for (var column = 0; column < width; column++, x += a, y += d)
            {
                var (from, line) = (x >> FractionBits, y >> FractionBits);
                *target++ = (ulong)from < (ulong)width && (ulong)line < (ulong)height ? source[(line * width) + from] : default;
            }
        }
    }

    /// <summary>Each value linear between the four around its place, the fraction dropped; edges are repeated.</summary>
    public static void Bilinear(byte* source, int width, int height, AffineMatrix matrix, byte* target)
    {
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (x, y) = matrix.PlaceOf(column, row);
                *target++ = x >= 0 && x < width && y >= 0 && y < height ? (byte)Between(source, width, height, x - 0.5, y - 0.5) : (byte)0;
            }
        }
    }

    /// <summary>Single precision numbers, linear between the four around their place; edges are repeated.</summary>
    public static void Bilinear(float* source, int width, int height, AffineMatrix matrix, float* target)
    {
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (x, y) = matrix.PlaceOf(column, row);
                *target++ = x >= 0 && x < width && y >= 0 && y < height ? (float)Between(source, width, height, x - 0.5, y - 0.5) : 0;
            }
        }
    }

    private static double Between<T>(T* source, int width, int height, double x, double y)
        where T : unmanaged, INumberBase<T>
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var upper = Along(source + ((long)Math.Max(top, 0) * width), width, left, x - left);
        var lower = top + 1 < height ? Along(source + ((long)(top + 1) * width), width, left, x - left) : upper;
        return upper + ((lower - upper) * (y - top));
    }

    private static double Along<T>(T* row, int width, int left, double share)
        where T : unmanaged, INumberBase<T>
    {
        var first = double.CreateTruncating(row[Math.Max(left, 0)]);
        return first + ((double.CreateTruncating(row[Math.Min(left + 1, width - 1)]) - first) * share);
    }

    private static long Fixed(double value) => (long)Math.Floor((value * (1 << FractionBits)) + 0.5);
}
