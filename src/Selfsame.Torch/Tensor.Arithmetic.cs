namespace Selfsame.Torch;

/// <content>Arithmetic as it is written in papers.</content>
public sealed partial class Tensor
{
    /// <summary>Sum, element by element.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => left.Add(right);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(Tensor left, Scalar right) => left.Add(right);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(Scalar left, Tensor right) => right.Add(left);

    /// <summary>Difference, element by element.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => left.Sub(right);

    /// <summary>Subtracts a number from every element.</summary>
    public static Tensor operator -(Tensor left, Scalar right) => left.Sub(right);

    /// <summary>Subtracts every element from a number.</summary>
    public static Tensor operator -(Scalar left, Tensor right) => right.Rsub(left);

    /// <summary>Changes every sign.</summary>
    public static Tensor operator -(Tensor value) => value.Neg();

    /// <summary>Product, element by element.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => left.Mul(right);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(Tensor left, Scalar right) => left.Mul(right);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(Scalar left, Tensor right) => right.Mul(left);

    /// <summary>Quotient, element by element.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => left.Div(right);

    /// <summary>Divides every element by a number.</summary>
    public static Tensor operator /(Tensor left, Scalar right) => left.Div(right);

    /// <summary>Divides a number by every element.</summary>
    public static Tensor operator /(Scalar left, Tensor right) => right.Reciprocal().Mul(left);
}
