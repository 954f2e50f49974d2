using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Eight three-dimensional vectors, one a lane: the ray caster follows eight rays at a time.</summary>
internal readonly struct PackedVectors
{
    internal readonly Vector256<float> X;
    internal readonly Vector256<float> Y;
    internal readonly Vector256<float> Z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PackedVectors(Vector256<float> x, Vector256<float> y, Vector256<float> z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PackedVectors(Vector3 same)
    {
        X = Vector256.Create(same.X);
        Y = Vector256.Create(same.Y);
        Z = Vector256.Create(same.Z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedVectors operator +(PackedVectors one, PackedVectors other) => new(one.X + other.X, one.Y + other.Y, one.Z + other.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedVectors operator -(PackedVectors one, PackedVectors other) => new(one.X - other.X, one.Y - other.Y, one.Z - other.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedVectors operator *(PackedVectors one, PackedVectors other) => new(one.X * other.X, one.Y * other.Y, one.Z * other.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedVectors operator *(PackedVectors one, Vector256<float> factor) => new(one.X * factor, one.Y * factor, one.Z * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Dot(PackedVectors one, PackedVectors other) => one.X * other.X + one.Y * other.Y + one.Z * other.Z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Dot(PackedVectors one, Vector3 other) => one.X * other.X + one.Y * other.Y + one.Z * other.Z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PackedVectors Select(Vector256<float> mask, PackedVectors where, PackedVectors elsewhere) => new(
        Vector256.ConditionalSelect(mask, where.X, elsewhere.X),
        Vector256.ConditionalSelect(mask, where.Y, elsewhere.Y),
        Vector256.ConditionalSelect(mask, where.Z, elsewhere.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PackedVectors Mix(PackedVectors from, PackedVectors to, Vector256<float> share) => from + (to - from) * share;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PackedVectors Normalised() => this * (Vector256<float>.One / Vector256.Sqrt(Dot(this, this)));
}
