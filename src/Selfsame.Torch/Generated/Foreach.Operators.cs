// Generated from native/schemas/ops.txt by eng/generate-operators. Change that list, not this file.
#nullable enable
using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>One operator over whole lists of tensors, as optimizers need it (<c>torch._foreach_*</c>).</summary>
public static partial class Foreach
{
    private static nint s_foreach_add__List;

    /// <summary><c>aten::_foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -&gt; ()</c></summary>
    public static void Add_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_foreach_add__List, "aten::_foreach_add_", "List");
        call.Add(self);
        call.Add(other);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
    }

    private static nint s_foreach_add__Scalar;

    /// <summary><c>aten::_foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -&gt; ()</c></summary>
    public static void Add_(ReadOnlySpan<Tensor> self, Scalar scalar)
    {
        var call = new BoxedCall(ref s_foreach_add__Scalar, "aten::_foreach_add_", "Scalar");
        call.Add(self);
        call.Add(scalar);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_add__ScalarList;

    /// <summary><c>aten::_foreach_add_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -&gt; ()</c></summary>
    public static void Add_(ReadOnlySpan<Tensor> self, ReadOnlySpan<double> scalars)
    {
        var call = new BoxedCall(ref s_foreach_add__ScalarList, "aten::_foreach_add_", "ScalarList");
        call.Add(self);
        call.AddScalars(scalars);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_add_List;

    /// <summary><c>aten::_foreach_add.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -&gt; Tensor[]</c></summary>
    public static Tensor[] Add(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_foreach_add_List, "aten::_foreach_add", "List");
        call.Add(self);
        call.Add(other);
        call.Add(alpha ?? 1);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
        return result;
    }

    private static nint s_foreach_sub__List;

    /// <summary><c>aten::_foreach_sub_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -&gt; ()</c></summary>
    public static void Sub_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_foreach_sub__List, "aten::_foreach_sub_", "List");
        call.Add(self);
        call.Add(other);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
    }

    private static nint s_foreach_mul__List;

    /// <summary><c>aten::_foreach_mul_.List(Tensor(a!)[] self, Tensor[] other) -&gt; ()</c></summary>
    public static void Mul_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other)
    {
        var call = new BoxedCall(ref s_foreach_mul__List, "aten::_foreach_mul_", "List");
        call.Add(self);
        call.Add(other);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
    }

    private static nint s_foreach_mul__Scalar;

    /// <summary><c>aten::_foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -&gt; ()</c></summary>
    public static void Mul_(ReadOnlySpan<Tensor> self, Scalar scalar)
    {
        var call = new BoxedCall(ref s_foreach_mul__Scalar, "aten::_foreach_mul_", "Scalar");
        call.Add(self);
        call.Add(scalar);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_mul__ScalarList;

    /// <summary><c>aten::_foreach_mul_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -&gt; ()</c></summary>
    public static void Mul_(ReadOnlySpan<Tensor> self, ReadOnlySpan<double> scalars)
    {
        var call = new BoxedCall(ref s_foreach_mul__ScalarList, "aten::_foreach_mul_", "ScalarList");
        call.Add(self);
        call.AddScalars(scalars);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_mul_Scalar;

    /// <summary><c>aten::_foreach_mul.Scalar(Tensor[] self, Scalar scalar) -&gt; Tensor[]</c></summary>
    public static Tensor[] Mul(ReadOnlySpan<Tensor> self, Scalar scalar)
    {
        var call = new BoxedCall(ref s_foreach_mul_Scalar, "aten::_foreach_mul", "Scalar");
        call.Add(self);
        call.Add(scalar);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        return result;
    }

    private static nint s_foreach_mul_List;

    /// <summary><c>aten::_foreach_mul.List(Tensor[] self, Tensor[] other) -&gt; Tensor[]</c></summary>
    public static Tensor[] Mul(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other)
    {
        var call = new BoxedCall(ref s_foreach_mul_List, "aten::_foreach_mul", "List");
        call.Add(self);
        call.Add(other);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
        return result;
    }

    private static nint s_foreach_div__List;

    /// <summary><c>aten::_foreach_div_.List(Tensor(a!)[] self, Tensor[] other) -&gt; ()</c></summary>
    public static void Div_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other)
    {
        var call = new BoxedCall(ref s_foreach_div__List, "aten::_foreach_div_", "List");
        call.Add(self);
        call.Add(other);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
    }

    private static nint s_foreach_div__Scalar;

    /// <summary><c>aten::_foreach_div_.Scalar(Tensor(a!)[] self, Scalar scalar) -&gt; ()</c></summary>
    public static void Div_(ReadOnlySpan<Tensor> self, Scalar scalar)
    {
        var call = new BoxedCall(ref s_foreach_div__Scalar, "aten::_foreach_div_", "Scalar");
        call.Add(self);
        call.Add(scalar);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_div_List;

    /// <summary><c>aten::_foreach_div.List(Tensor[] self, Tensor[] other) -&gt; Tensor[]</c></summary>
    public static Tensor[] Div(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other)
    {
        var call = new BoxedCall(ref s_foreach_div_List, "aten::_foreach_div", "List");
        call.Add(self);
        call.Add(other);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
        return result;
    }

    private static nint s_foreach_addcmul__Scalar;

    /// <summary><c>aten::_foreach_addcmul_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -&gt; ()</c></summary>
    public static void Addcmul_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> tensor1, ReadOnlySpan<Tensor> tensor2, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_foreach_addcmul__Scalar, "aten::_foreach_addcmul_", "Scalar");
        call.Add(self);
        call.Add(tensor1);
        call.Add(tensor2);
        call.Add(value ?? 1);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(tensor1.IsEmpty ? null : tensor1[0]);
        GC.KeepAlive(tensor2.IsEmpty ? null : tensor2[0]);
    }

    private static nint s_foreach_addcdiv__Scalar;

    /// <summary><c>aten::_foreach_addcdiv_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -&gt; ()</c></summary>
    public static void Addcdiv_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> tensor1, ReadOnlySpan<Tensor> tensor2, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_foreach_addcdiv__Scalar, "aten::_foreach_addcdiv_", "Scalar");
        call.Add(self);
        call.Add(tensor1);
        call.Add(tensor2);
        call.Add(value ?? 1);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(tensor1.IsEmpty ? null : tensor1[0]);
        GC.KeepAlive(tensor2.IsEmpty ? null : tensor2[0]);
    }

    private static nint s_foreach_addcdiv__ScalarList;

    /// <summary><c>aten::_foreach_addcdiv_.ScalarList(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -&gt; ()</c></summary>
    public static void Addcdiv_(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> tensor1, ReadOnlySpan<Tensor> tensor2, ReadOnlySpan<double> scalars)
    {
        var call = new BoxedCall(ref s_foreach_addcdiv__ScalarList, "aten::_foreach_addcdiv_", "ScalarList");
        call.Add(self);
        call.Add(tensor1);
        call.Add(tensor2);
        call.AddScalars(scalars);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(tensor1.IsEmpty ? null : tensor1[0]);
        GC.KeepAlive(tensor2.IsEmpty ? null : tensor2[0]);
    }

    private static nint s_foreach_sqrt;

    /// <summary><c>aten::_foreach_sqrt(Tensor[] self) -&gt; Tensor[]</c></summary>
    public static Tensor[] Sqrt(ReadOnlySpan<Tensor> self)
    {
        var call = new BoxedCall(ref s_foreach_sqrt, "aten::_foreach_sqrt", "");
        call.Add(self);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        return result;
    }

    private static nint s_foreach_sqrtInPlace;

    /// <summary><c>aten::_foreach_sqrt_(Tensor(a!)[] self) -&gt; ()</c></summary>
    public static void Sqrt_(ReadOnlySpan<Tensor> self)
    {
        var call = new BoxedCall(ref s_foreach_sqrtInPlace, "aten::_foreach_sqrt_", "");
        call.Add(self);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_neg;

    /// <summary><c>aten::_foreach_neg(Tensor[] self) -&gt; Tensor[]</c></summary>
    public static Tensor[] Neg(ReadOnlySpan<Tensor> self)
    {
        var call = new BoxedCall(ref s_foreach_neg, "aten::_foreach_neg", "");
        call.Add(self);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        return result;
    }

    private static nint s_foreach_norm_Scalar;

    /// <summary><c>aten::_foreach_norm.Scalar(Tensor[] self, Scalar ord=2) -&gt; Tensor[]</c></summary>
    public static Tensor[] Norm(ReadOnlySpan<Tensor> self, Scalar? ord = null)
    {
        var call = new BoxedCall(ref s_foreach_norm_Scalar, "aten::_foreach_norm", "Scalar");
        call.Add(self);
        call.Add(ord ?? 2);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        return result;
    }

    private static nint s_foreach_zeroInPlace;

    /// <summary><c>aten::_foreach_zero_(Tensor(a!)[] self) -&gt; ()</c></summary>
    public static void Zero_(ReadOnlySpan<Tensor> self)
    {
        var call = new BoxedCall(ref s_foreach_zeroInPlace, "aten::_foreach_zero_", "");
        call.Add(self);
        call.Discard();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
    }

    private static nint s_foreach_maximum_List;

    /// <summary><c>aten::_foreach_maximum.List(Tensor[] self, Tensor[] other) -&gt; Tensor[]</c></summary>
    public static Tensor[] Maximum(ReadOnlySpan<Tensor> self, ReadOnlySpan<Tensor> other)
    {
        var call = new BoxedCall(ref s_foreach_maximum_List, "aten::_foreach_maximum", "List");
        call.Add(self);
        call.Add(other);
        var result = call.Tensors();
        GC.KeepAlive(self.IsEmpty ? null : self[0]);
        GC.KeepAlive(other.IsEmpty ? null : other[0]);
        return result;
    }
}
