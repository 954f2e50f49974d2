// Generated from native/schemas/ops.txt by eng/generate-operators. Change that list, not this file.
#nullable enable
using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

public sealed partial class Tensor
{
    private static nint s_empty_memory_format;

    /// <summary><c>aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public static Tensor Empty(ReadOnlySpan<long> size, DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_empty_memory_format, "aten::empty", "memory_format");
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        return result;
    }

    private static nint s_zeros;

    /// <summary><c>aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Zeros(ReadOnlySpan<long> size, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_zeros, "aten::zeros", "");
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_ones;

    /// <summary><c>aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Ones(ReadOnlySpan<long> size, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_ones, "aten::ones", "");
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_full;

    /// <summary><c>aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Full(ReadOnlySpan<long> size, Scalar fillValue, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_full, "aten::full", "");
        call.Add(size);
        call.Add(fillValue);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_arange;

    /// <summary><c>aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Arange(Scalar @end, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_arange, "aten::arange", "");
        call.Add(@end);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_arange_start_step;

    /// <summary><c>aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Arange(Scalar start, Scalar @end, Scalar? step = null, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_arange_start_step, "aten::arange", "start_step");
        call.Add(start);
        call.Add(@end);
        call.Add(step ?? 1);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_linspace;

    /// <summary><c>aten::linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Linspace(Scalar start, Scalar @end, long steps, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_linspace, "aten::linspace", "");
        call.Add(start);
        call.Add(@end);
        call.Add(steps);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_eye;

    /// <summary><c>aten::eye(int n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Eye(long n, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_eye, "aten::eye", "");
        call.Add(n);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_randn;

    /// <summary><c>aten::randn(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Randn(ReadOnlySpan<long> size, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_randn, "aten::randn", "");
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_rand;

    /// <summary><c>aten::rand(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Rand(ReadOnlySpan<long> size, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_rand, "aten::rand", "");
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_randperm;

    /// <summary><c>aten::randperm(int n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Randperm(long n, DType? dtype = (DType)4, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_randperm, "aten::randperm", "");
        call.Add(n);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_randint_low;

    /// <summary><c>aten::randint.low(int low, int high, int[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor Randint(long low, long high, ReadOnlySpan<long> size, DType? dtype = (DType)4, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_randint_low, "aten::randint", "low");
        call.Add(low);
        call.Add(high);
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_zeros_like;

    /// <summary><c>aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor ZerosLike(DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_zeros_like, "aten::zeros_like", "");
        call.Add(this);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_ones_like;

    /// <summary><c>aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor OnesLike(DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_ones_like, "aten::ones_like", "");
        call.Add(this);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_empty_like;

    /// <summary><c>aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor EmptyLike(DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_empty_like, "aten::empty_like", "");
        call.Add(this);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_full_like;

    /// <summary><c>aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor FullLike(Scalar fillValue, DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_full_like, "aten::full_like", "");
        call.Add(this);
        call.Add(fillValue);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_rand_like;

    /// <summary><c>aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor RandLike(DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_rand_like, "aten::rand_like", "");
        call.Add(this);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_randn_like;

    /// <summary><c>aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor RandnLike(DType? dtype = null, Device? device = null, bool? pinMemory = null, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_randn_like, "aten::randn_like", "");
        call.Add(this);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_normalInPlace;

    /// <summary><c>aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -&gt; Tensor(a!)</c></summary>
    public Tensor Normal_(double mean = 0, double std = 1)
    {
        var call = new BoxedCall(ref s_normalInPlace, "aten::normal_", "");
        call.Add(this);
        call.Add(mean);
        call.Add(std);
        call.AddNone();
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_uniformInPlace;

    /// <summary><c>aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -&gt; Tensor(a!)</c></summary>
    public Tensor Uniform_(double from = 0, double to = 1)
    {
        var call = new BoxedCall(ref s_uniformInPlace, "aten::uniform_", "");
        call.Add(this);
        call.Add(from);
        call.Add(to);
        call.AddNone();
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_bernoulli__float;

    /// <summary><c>aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -&gt; Tensor(a!)</c></summary>
    public Tensor Bernoulli_(double p = 0.5)
    {
        var call = new BoxedCall(ref s_bernoulli__float, "aten::bernoulli_", "float");
        call.Add(this);
        call.Add(p);
        call.AddNone();
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_randomInPlace;

    /// <summary><c>aten::random_(Tensor(a!) self, *, Generator? generator=None) -&gt; Tensor(a!)</c></summary>
    public Tensor Random_()
    {
        var call = new BoxedCall(ref s_randomInPlace, "aten::random_", "");
        call.Add(this);
        call.AddNone();
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_fill__Scalar;

    /// <summary><c>aten::fill_.Scalar(Tensor(a!) self, Scalar value) -&gt; Tensor(a!)</c></summary>
    public Tensor Fill_(Scalar value)
    {
        var call = new BoxedCall(ref s_fill__Scalar, "aten::fill_", "Scalar");
        call.Add(this);
        call.Add(value);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_zeroInPlace;

    /// <summary><c>aten::zero_(Tensor(a!) self) -&gt; Tensor(a!)</c></summary>
    public Tensor Zero_()
    {
        var call = new BoxedCall(ref s_zeroInPlace, "aten::zero_", "");
        call.Add(this);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_fill_diagonalInPlace;

    /// <summary><c>aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -&gt; Tensor(a!)</c></summary>
    public Tensor FillDiagonal_(Scalar fillValue, bool wrap = false)
    {
        var call = new BoxedCall(ref s_fill_diagonalInPlace, "aten::fill_diagonal_", "");
        call.Add(this);
        call.Add(fillValue);
        call.Add(wrap);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_copyInPlace;

    /// <summary><c>aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -&gt; Tensor(a!)</c></summary>
    public Tensor Copy_(Tensor src, bool nonBlocking = false)
    {
        var call = new BoxedCall(ref s_copyInPlace, "aten::copy_", "");
        call.Add(this);
        call.Add(src);
        call.Add(nonBlocking);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(src);
        return this;
    }

    private static nint s_bernoulli;

    /// <summary><c>aten::bernoulli(Tensor self, *, Generator? generator=None) -&gt; Tensor</c></summary>
    public Tensor Bernoulli()
    {
        var call = new BoxedCall(ref s_bernoulli, "aten::bernoulli", "");
        call.Add(this);
        call.AddNone();
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_bernoulli_p;

    /// <summary><c>aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -&gt; Tensor</c></summary>
    public Tensor Bernoulli(double p)
    {
        var call = new BoxedCall(ref s_bernoulli_p, "aten::bernoulli", "p");
        call.Add(this);
        call.Add(p);
        call.AddNone();
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_multinomial;

    /// <summary><c>aten::multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -&gt; Tensor</c></summary>
    public Tensor Multinomial(long numSamples, bool replacement = false)
    {
        var call = new BoxedCall(ref s_multinomial, "aten::multinomial", "");
        call.Add(this);
        call.Add(numSamples);
        call.Add(replacement);
        call.AddNone();
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_add_Tensor;

    /// <summary><c>aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Add(Tensor other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_add_Tensor, "aten::add", "Tensor");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_add_Scalar;

    /// <summary><c>aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Add(Scalar other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_add_Scalar, "aten::add", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_add__Tensor;

    /// <summary><c>aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -&gt; Tensor(a!)</c></summary>
    public Tensor Add_(Tensor other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_add__Tensor, "aten::add_", "Tensor");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return this;
    }

    private static nint s_add__Scalar;

    /// <summary><c>aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -&gt; Tensor(a!)</c></summary>
    public Tensor Add_(Scalar other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_add__Scalar, "aten::add_", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_sub_Tensor;

    /// <summary><c>aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Sub(Tensor other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_sub_Tensor, "aten::sub", "Tensor");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_sub_Scalar;

    /// <summary><c>aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Sub(Scalar other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_sub_Scalar, "aten::sub", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sub__Tensor;

    /// <summary><c>aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -&gt; Tensor(a!)</c></summary>
    public Tensor Sub_(Tensor other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_sub__Tensor, "aten::sub_", "Tensor");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return this;
    }

    private static nint s_sub__Scalar;

    /// <summary><c>aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -&gt; Tensor(a!)</c></summary>
    public Tensor Sub_(Scalar other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_sub__Scalar, "aten::sub_", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_rsub_Scalar;

    /// <summary><c>aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Rsub(Scalar other, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_rsub_Scalar, "aten::rsub", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_mul_Tensor;

    /// <summary><c>aten::mul.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Mul(Tensor other)
    {
        var call = new BoxedCall(ref s_mul_Tensor, "aten::mul", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_mul_Scalar;

    /// <summary><c>aten::mul.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Mul(Scalar other)
    {
        var call = new BoxedCall(ref s_mul_Scalar, "aten::mul", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_mul__Tensor;

    /// <summary><c>aten::mul_.Tensor(Tensor(a!) self, Tensor other) -&gt; Tensor(a!)</c></summary>
    public Tensor Mul_(Tensor other)
    {
        var call = new BoxedCall(ref s_mul__Tensor, "aten::mul_", "Tensor");
        call.Add(this);
        call.Add(other);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return this;
    }

    private static nint s_mul__Scalar;

    /// <summary><c>aten::mul_.Scalar(Tensor(a!) self, Scalar other) -&gt; Tensor(a!)</c></summary>
    public Tensor Mul_(Scalar other)
    {
        var call = new BoxedCall(ref s_mul__Scalar, "aten::mul_", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_div_Tensor;

    /// <summary><c>aten::div.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Div(Tensor other)
    {
        var call = new BoxedCall(ref s_div_Tensor, "aten::div", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_div_Scalar;

    /// <summary><c>aten::div.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Div(Scalar other)
    {
        var call = new BoxedCall(ref s_div_Scalar, "aten::div", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_div__Tensor;

    /// <summary><c>aten::div_.Tensor(Tensor(a!) self, Tensor other) -&gt; Tensor(a!)</c></summary>
    public Tensor Div_(Tensor other)
    {
        var call = new BoxedCall(ref s_div__Tensor, "aten::div_", "Tensor");
        call.Add(this);
        call.Add(other);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return this;
    }

    private static nint s_div__Scalar;

    /// <summary><c>aten::div_.Scalar(Tensor(a!) self, Scalar other) -&gt; Tensor(a!)</c></summary>
    public Tensor Div_(Scalar other)
    {
        var call = new BoxedCall(ref s_div__Scalar, "aten::div_", "Scalar");
        call.Add(this);
        call.Add(other);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_div_Tensor_mode;

    /// <summary><c>aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -&gt; Tensor</c></summary>
    public Tensor Div(Tensor other, string? roundingMode)
    {
        var call = new BoxedCall(ref s_div_Tensor_mode, "aten::div", "Tensor_mode");
        call.Add(this);
        call.Add(other);
        call.Add(roundingMode);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_remainder_Scalar;

    /// <summary><c>aten::remainder.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Remainder(Scalar other)
    {
        var call = new BoxedCall(ref s_remainder_Scalar, "aten::remainder", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_floor_divide;

    /// <summary><c>aten::floor_divide(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor FloorDivide(Tensor other)
    {
        var call = new BoxedCall(ref s_floor_divide, "aten::floor_divide", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_pow_Tensor_Scalar;

    /// <summary><c>aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -&gt; Tensor</c></summary>
    public Tensor Pow(Scalar exponent)
    {
        var call = new BoxedCall(ref s_pow_Tensor_Scalar, "aten::pow", "Tensor_Scalar");
        call.Add(this);
        call.Add(exponent);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_pow_Tensor_Tensor;

    /// <summary><c>aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -&gt; Tensor</c></summary>
    public Tensor Pow(Tensor exponent)
    {
        var call = new BoxedCall(ref s_pow_Tensor_Tensor, "aten::pow", "Tensor_Tensor");
        call.Add(this);
        call.Add(exponent);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(exponent);
        return result;
    }

    private static nint s_pow_Scalar;

    /// <summary><c>aten::pow.Scalar(Scalar self, Tensor exponent) -&gt; Tensor</c></summary>
    public static Tensor Pow(Scalar self, Tensor exponent)
    {
        var call = new BoxedCall(ref s_pow_Scalar, "aten::pow", "Scalar");
        call.Add(self);
        call.Add(exponent);
        var result = call.Tensor();
        GC.KeepAlive(exponent);
        return result;
    }

    private static nint s_neg;

    /// <summary><c>aten::neg(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Neg()
    {
        var call = new BoxedCall(ref s_neg, "aten::neg", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_abs;

    /// <summary><c>aten::abs(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Abs()
    {
        var call = new BoxedCall(ref s_abs, "aten::abs", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sign;

    /// <summary><c>aten::sign(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Sign()
    {
        var call = new BoxedCall(ref s_sign, "aten::sign", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_exp;

    /// <summary><c>aten::exp(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Exp()
    {
        var call = new BoxedCall(ref s_exp, "aten::exp", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_expInPlace;

    /// <summary><c>aten::exp_(Tensor(a!) self) -&gt; Tensor(a!)</c></summary>
    public Tensor Exp_()
    {
        var call = new BoxedCall(ref s_expInPlace, "aten::exp_", "");
        call.Add(this);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_expm1;

    /// <summary><c>aten::expm1(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Expm1()
    {
        var call = new BoxedCall(ref s_expm1, "aten::expm1", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_log;

    /// <summary><c>aten::log(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Log()
    {
        var call = new BoxedCall(ref s_log, "aten::log", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_log1p;

    /// <summary><c>aten::log1p(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Log1p()
    {
        var call = new BoxedCall(ref s_log1p, "aten::log1p", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_log2;

    /// <summary><c>aten::log2(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Log2()
    {
        var call = new BoxedCall(ref s_log2, "aten::log2", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sqrt;

    /// <summary><c>aten::sqrt(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Sqrt()
    {
        var call = new BoxedCall(ref s_sqrt, "aten::sqrt", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sqrtInPlace;

    /// <summary><c>aten::sqrt_(Tensor(a!) self) -&gt; Tensor(a!)</c></summary>
    public Tensor Sqrt_()
    {
        var call = new BoxedCall(ref s_sqrtInPlace, "aten::sqrt_", "");
        call.Add(this);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_rsqrt;

    /// <summary><c>aten::rsqrt(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Rsqrt()
    {
        var call = new BoxedCall(ref s_rsqrt, "aten::rsqrt", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_square;

    /// <summary><c>aten::square(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Square()
    {
        var call = new BoxedCall(ref s_square, "aten::square", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sin;

    /// <summary><c>aten::sin(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Sin()
    {
        var call = new BoxedCall(ref s_sin, "aten::sin", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_cos;

    /// <summary><c>aten::cos(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Cos()
    {
        var call = new BoxedCall(ref s_cos, "aten::cos", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_tan;

    /// <summary><c>aten::tan(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Tan()
    {
        var call = new BoxedCall(ref s_tan, "aten::tan", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_acos;

    /// <summary><c>aten::acos(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Acos()
    {
        var call = new BoxedCall(ref s_acos, "aten::acos", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_asin;

    /// <summary><c>aten::asin(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Asin()
    {
        var call = new BoxedCall(ref s_asin, "aten::asin", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_atan;

    /// <summary><c>aten::atan(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Atan()
    {
        var call = new BoxedCall(ref s_atan, "aten::atan", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_atan2;

    /// <summary><c>aten::atan2(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Atan2(Tensor other)
    {
        var call = new BoxedCall(ref s_atan2, "aten::atan2", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_tanh;

    /// <summary><c>aten::tanh(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Tanh()
    {
        var call = new BoxedCall(ref s_tanh, "aten::tanh", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sigmoid;

    /// <summary><c>aten::sigmoid(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Sigmoid()
    {
        var call = new BoxedCall(ref s_sigmoid, "aten::sigmoid", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_erf;

    /// <summary><c>aten::erf(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Erf()
    {
        var call = new BoxedCall(ref s_erf, "aten::erf", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_erfinv;

    /// <summary><c>aten::erfinv(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Erfinv()
    {
        var call = new BoxedCall(ref s_erfinv, "aten::erfinv", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_floor;

    /// <summary><c>aten::floor(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Floor()
    {
        var call = new BoxedCall(ref s_floor, "aten::floor", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_ceil;

    /// <summary><c>aten::ceil(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Ceil()
    {
        var call = new BoxedCall(ref s_ceil, "aten::ceil", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_round;

    /// <summary><c>aten::round(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Round()
    {
        var call = new BoxedCall(ref s_round, "aten::round", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_frac;

    /// <summary><c>aten::frac(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Frac()
    {
        var call = new BoxedCall(ref s_frac, "aten::frac", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_reciprocal;

    /// <summary><c>aten::reciprocal(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Reciprocal()
    {
        var call = new BoxedCall(ref s_reciprocal, "aten::reciprocal", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_trunc;

    /// <summary><c>aten::trunc(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Trunc()
    {
        var call = new BoxedCall(ref s_trunc, "aten::trunc", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_clamp;

    /// <summary><c>aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -&gt; Tensor</c></summary>
    public Tensor Clamp(Scalar? min = null, Scalar? max = null)
    {
        var call = new BoxedCall(ref s_clamp, "aten::clamp", "");
        call.Add(this);
        call.Add(min);
        call.Add(max);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_clampInPlace;

    /// <summary><c>aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -&gt; Tensor(a!)</c></summary>
    public Tensor Clamp_(Scalar? min = null, Scalar? max = null)
    {
        var call = new BoxedCall(ref s_clampInPlace, "aten::clamp_", "");
        call.Add(this);
        call.Add(min);
        call.Add(max);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_clamp_min;

    /// <summary><c>aten::clamp_min(Tensor self, Scalar min) -&gt; Tensor</c></summary>
    public Tensor ClampMin(Scalar min)
    {
        var call = new BoxedCall(ref s_clamp_min, "aten::clamp_min", "");
        call.Add(this);
        call.Add(min);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_clamp_max;

    /// <summary><c>aten::clamp_max(Tensor self, Scalar max) -&gt; Tensor</c></summary>
    public Tensor ClampMax(Scalar max)
    {
        var call = new BoxedCall(ref s_clamp_max, "aten::clamp_max", "");
        call.Add(this);
        call.Add(max);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_maximum;

    /// <summary><c>aten::maximum(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Maximum(Tensor other)
    {
        var call = new BoxedCall(ref s_maximum, "aten::maximum", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_minimum;

    /// <summary><c>aten::minimum(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Minimum(Tensor other)
    {
        var call = new BoxedCall(ref s_minimum, "aten::minimum", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_lerp_Scalar;

    /// <summary><c>aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -&gt; Tensor</c></summary>
    public Tensor Lerp(Tensor @end, Scalar weight)
    {
        var call = new BoxedCall(ref s_lerp_Scalar, "aten::lerp", "Scalar");
        call.Add(this);
        call.Add(@end);
        call.Add(weight);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(@end);
        return result;
    }

    private static nint s_lerp_Tensor;

    /// <summary><c>aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -&gt; Tensor</c></summary>
    public Tensor Lerp(Tensor @end, Tensor weight)
    {
        var call = new BoxedCall(ref s_lerp_Tensor, "aten::lerp", "Tensor");
        call.Add(this);
        call.Add(@end);
        call.Add(weight);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(@end);
        GC.KeepAlive(weight);
        return result;
    }

    private static nint s_lerp__Scalar;

    /// <summary><c>aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -&gt; Tensor(a!)</c></summary>
    public Tensor Lerp_(Tensor @end, Scalar weight)
    {
        var call = new BoxedCall(ref s_lerp__Scalar, "aten::lerp_", "Scalar");
        call.Add(this);
        call.Add(@end);
        call.Add(weight);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(@end);
        return this;
    }

    private static nint s_lerp__Tensor;

    /// <summary><c>aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -&gt; Tensor(a!)</c></summary>
    public Tensor Lerp_(Tensor @end, Tensor weight)
    {
        var call = new BoxedCall(ref s_lerp__Tensor, "aten::lerp_", "Tensor");
        call.Add(this);
        call.Add(@end);
        call.Add(weight);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(@end);
        GC.KeepAlive(weight);
        return this;
    }

    private static nint s_addcmul;

    /// <summary><c>aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -&gt; Tensor</c></summary>
    public Tensor Addcmul(Tensor tensor1, Tensor tensor2, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_addcmul, "aten::addcmul", "");
        call.Add(this);
        call.Add(tensor1);
        call.Add(tensor2);
        call.Add(value ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(tensor1);
        GC.KeepAlive(tensor2);
        return result;
    }

    private static nint s_addcmulInPlace;

    /// <summary><c>aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -&gt; Tensor(a!)</c></summary>
    public Tensor Addcmul_(Tensor tensor1, Tensor tensor2, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_addcmulInPlace, "aten::addcmul_", "");
        call.Add(this);
        call.Add(tensor1);
        call.Add(tensor2);
        call.Add(value ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(tensor1);
        GC.KeepAlive(tensor2);
        return this;
    }

    private static nint s_addcdiv;

    /// <summary><c>aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -&gt; Tensor</c></summary>
    public Tensor Addcdiv(Tensor tensor1, Tensor tensor2, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_addcdiv, "aten::addcdiv", "");
        call.Add(this);
        call.Add(tensor1);
        call.Add(tensor2);
        call.Add(value ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(tensor1);
        GC.KeepAlive(tensor2);
        return result;
    }

    private static nint s_addcdivInPlace;

    /// <summary><c>aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -&gt; Tensor(a!)</c></summary>
    public Tensor Addcdiv_(Tensor tensor1, Tensor tensor2, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_addcdivInPlace, "aten::addcdiv_", "");
        call.Add(this);
        call.Add(tensor1);
        call.Add(tensor2);
        call.Add(value ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(tensor1);
        GC.KeepAlive(tensor2);
        return this;
    }

    private static nint s_addmm;

    /// <summary><c>aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Addmm(Tensor mat1, Tensor mat2, Scalar? beta = null, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_addmm, "aten::addmm", "");
        call.Add(this);
        call.Add(mat1);
        call.Add(mat2);
        call.Add(beta ?? 1);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mat1);
        GC.KeepAlive(mat2);
        return result;
    }

    private static nint s_baddbmm;

    /// <summary><c>aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor Baddbmm(Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_baddbmm, "aten::baddbmm", "");
        call.Add(this);
        call.Add(batch1);
        call.Add(batch2);
        call.Add(beta ?? 1);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(batch1);
        GC.KeepAlive(batch2);
        return result;
    }

    private static nint s_eq_Tensor;

    /// <summary><c>aten::eq.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Eq(Tensor other)
    {
        var call = new BoxedCall(ref s_eq_Tensor, "aten::eq", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_eq_Scalar;

    /// <summary><c>aten::eq.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Eq(Scalar other)
    {
        var call = new BoxedCall(ref s_eq_Scalar, "aten::eq", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_ne_Tensor;

    /// <summary><c>aten::ne.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Ne(Tensor other)
    {
        var call = new BoxedCall(ref s_ne_Tensor, "aten::ne", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_ne_Scalar;

    /// <summary><c>aten::ne.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Ne(Scalar other)
    {
        var call = new BoxedCall(ref s_ne_Scalar, "aten::ne", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_lt_Tensor;

    /// <summary><c>aten::lt.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Lt(Tensor other)
    {
        var call = new BoxedCall(ref s_lt_Tensor, "aten::lt", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_lt_Scalar;

    /// <summary><c>aten::lt.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Lt(Scalar other)
    {
        var call = new BoxedCall(ref s_lt_Scalar, "aten::lt", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_le_Tensor;

    /// <summary><c>aten::le.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Le(Tensor other)
    {
        var call = new BoxedCall(ref s_le_Tensor, "aten::le", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_le_Scalar;

    /// <summary><c>aten::le.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Le(Scalar other)
    {
        var call = new BoxedCall(ref s_le_Scalar, "aten::le", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_gt_Tensor;

    /// <summary><c>aten::gt.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Gt(Tensor other)
    {
        var call = new BoxedCall(ref s_gt_Tensor, "aten::gt", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_gt_Scalar;

    /// <summary><c>aten::gt.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Gt(Scalar other)
    {
        var call = new BoxedCall(ref s_gt_Scalar, "aten::gt", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_ge_Tensor;

    /// <summary><c>aten::ge.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Ge(Tensor other)
    {
        var call = new BoxedCall(ref s_ge_Tensor, "aten::ge", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_ge_Scalar;

    /// <summary><c>aten::ge.Scalar(Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public Tensor Ge(Scalar other)
    {
        var call = new BoxedCall(ref s_ge_Scalar, "aten::ge", "Scalar");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_logical_and;

    /// <summary><c>aten::logical_and(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor LogicalAnd(Tensor other)
    {
        var call = new BoxedCall(ref s_logical_and, "aten::logical_and", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_logical_or;

    /// <summary><c>aten::logical_or(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor LogicalOr(Tensor other)
    {
        var call = new BoxedCall(ref s_logical_or, "aten::logical_or", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_logical_not;

    /// <summary><c>aten::logical_not(Tensor self) -&gt; Tensor</c></summary>
    public Tensor LogicalNot()
    {
        var call = new BoxedCall(ref s_logical_not, "aten::logical_not", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_logical_xor;

    /// <summary><c>aten::logical_xor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor LogicalXor(Tensor other)
    {
        var call = new BoxedCall(ref s_logical_xor, "aten::logical_xor", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_isnan;

    /// <summary><c>aten::isnan(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Isnan()
    {
        var call = new BoxedCall(ref s_isnan, "aten::isnan", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_isinf;

    /// <summary><c>aten::isinf(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Isinf()
    {
        var call = new BoxedCall(ref s_isinf, "aten::isinf", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_isfinite;

    /// <summary><c>aten::isfinite(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Isfinite()
    {
        var call = new BoxedCall(ref s_isfinite, "aten::isfinite", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_where_self;

    /// <summary><c>aten::where.self(Tensor condition, Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public static Tensor Where(Tensor condition, Tensor self, Tensor other)
    {
        var call = new BoxedCall(ref s_where_self, "aten::where", "self");
        call.Add(condition);
        call.Add(self);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(condition);
        GC.KeepAlive(self);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_where_ScalarOther;

    /// <summary><c>aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -&gt; Tensor</c></summary>
    public static Tensor Where(Tensor condition, Tensor self, Scalar other)
    {
        var call = new BoxedCall(ref s_where_ScalarOther, "aten::where", "ScalarOther");
        call.Add(condition);
        call.Add(self);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(condition);
        GC.KeepAlive(self);
        return result;
    }

    private static nint s_equal;

    /// <summary><c>aten::equal(Tensor self, Tensor other) -&gt; bool</c></summary>
    public bool Equal(Tensor other)
    {
        var call = new BoxedCall(ref s_equal, "aten::equal", "");
        call.Add(this);
        call.Add(other);
        var result = call.Boolean();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_allclose;

    /// <summary><c>aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -&gt; bool</c></summary>
    public bool Allclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool equalNan = false)
    {
        var call = new BoxedCall(ref s_allclose, "aten::allclose", "");
        call.Add(this);
        call.Add(other);
        call.Add(rtol);
        call.Add(atol);
        call.Add(equalNan);
        var result = call.Boolean();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_any;

    /// <summary><c>aten::any(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Any()
    {
        var call = new BoxedCall(ref s_any, "aten::any", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_any_dim;

    /// <summary><c>aten::any.dim(Tensor self, int dim, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Any(long dim, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_any_dim, "aten::any", "dim");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_all;

    /// <summary><c>aten::all(Tensor self) -&gt; Tensor</c></summary>
    public Tensor All()
    {
        var call = new BoxedCall(ref s_all, "aten::all", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_all_dim;

    /// <summary><c>aten::all.dim(Tensor self, int dim, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor All(long dim, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_all_dim, "aten::all", "dim");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_bitwise_and_Tensor;

    /// <summary><c>aten::bitwise_and.Tensor(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor BitwiseAnd(Tensor other)
    {
        var call = new BoxedCall(ref s_bitwise_and_Tensor, "aten::bitwise_and", "Tensor");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_bitwise_not;

    /// <summary><c>aten::bitwise_not(Tensor self) -&gt; Tensor</c></summary>
    public Tensor BitwiseNot()
    {
        var call = new BoxedCall(ref s_bitwise_not, "aten::bitwise_not", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_nonzero;

    /// <summary><c>aten::nonzero(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Nonzero()
    {
        var call = new BoxedCall(ref s_nonzero, "aten::nonzero", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_masked_fill_Scalar;

    /// <summary><c>aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -&gt; Tensor</c></summary>
    public Tensor MaskedFill(Tensor mask, Scalar value)
    {
        var call = new BoxedCall(ref s_masked_fill_Scalar, "aten::masked_fill", "Scalar");
        call.Add(this);
        call.Add(mask);
        call.Add(value);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        return result;
    }

    private static nint s_masked_fill_Tensor;

    /// <summary><c>aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -&gt; Tensor</c></summary>
    public Tensor MaskedFill(Tensor mask, Tensor value)
    {
        var call = new BoxedCall(ref s_masked_fill_Tensor, "aten::masked_fill", "Tensor");
        call.Add(this);
        call.Add(mask);
        call.Add(value);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        GC.KeepAlive(value);
        return result;
    }

    private static nint s_masked_fill__Scalar;

    /// <summary><c>aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -&gt; Tensor(a!)</c></summary>
    public Tensor MaskedFill_(Tensor mask, Scalar value)
    {
        var call = new BoxedCall(ref s_masked_fill__Scalar, "aten::masked_fill_", "Scalar");
        call.Add(this);
        call.Add(mask);
        call.Add(value);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        return this;
    }

    private static nint s_masked_select;

    /// <summary><c>aten::masked_select(Tensor self, Tensor mask) -&gt; Tensor</c></summary>
    public Tensor MaskedSelect(Tensor mask)
    {
        var call = new BoxedCall(ref s_masked_select, "aten::masked_select", "");
        call.Add(this);
        call.Add(mask);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        return result;
    }

    private static nint s_index_select;

    /// <summary><c>aten::index_select(Tensor self, int dim, Tensor index) -&gt; Tensor</c></summary>
    public Tensor IndexSelect(long dim, Tensor index)
    {
        var call = new BoxedCall(ref s_index_select, "aten::index_select", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        return result;
    }

    private static nint s_index_Tensor;

    /// <summary><c>aten::index.Tensor(Tensor self, Tensor?[] indices) -&gt; Tensor</c></summary>
    public Tensor Index(ReadOnlySpan<Tensor?> indices)
    {
        var call = new BoxedCall(ref s_index_Tensor, "aten::index", "Tensor");
        call.Add(this);
        call.AddOptional(indices);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(indices.IsEmpty ? null : indices[0]);
        return result;
    }

    private static nint s_index_putInPlace;

    /// <summary><c>aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -&gt; Tensor(a!)</c></summary>
    public Tensor IndexPut_(ReadOnlySpan<Tensor?> indices, Tensor values, bool accumulate = false)
    {
        var call = new BoxedCall(ref s_index_putInPlace, "aten::index_put_", "");
        call.Add(this);
        call.AddOptional(indices);
        call.Add(values);
        call.Add(accumulate);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(indices.IsEmpty ? null : indices[0]);
        GC.KeepAlive(values);
        return this;
    }

    private static nint s_index_add;

    /// <summary><c>aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -&gt; Tensor</c></summary>
    public Tensor IndexAdd(long dim, Tensor index, Tensor source, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_index_add, "aten::index_add", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(source);
        call.Add(alpha ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(source);
        return result;
    }

    private static nint s_index_addInPlace;

    /// <summary><c>aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -&gt; Tensor(a!)</c></summary>
    public Tensor IndexAdd_(long dim, Tensor index, Tensor source, Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_index_addInPlace, "aten::index_add_", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(source);
        call.Add(alpha ?? 1);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(source);
        return this;
    }

    private static nint s_index_copyInPlace;

    /// <summary><c>aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -&gt; Tensor(a!)</c></summary>
    public Tensor IndexCopy_(long dim, Tensor index, Tensor source)
    {
        var call = new BoxedCall(ref s_index_copyInPlace, "aten::index_copy_", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(source);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(source);
        return this;
    }

    private static nint s_gather;

    /// <summary><c>aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -&gt; Tensor</c></summary>
    public Tensor Gather(long dim, Tensor index, bool sparseGrad = false)
    {
        var call = new BoxedCall(ref s_gather, "aten::gather", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(sparseGrad);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        return result;
    }

    private static nint s_scatter_src;

    /// <summary><c>aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -&gt; Tensor</c></summary>
    public Tensor Scatter(long dim, Tensor index, Tensor src)
    {
        var call = new BoxedCall(ref s_scatter_src, "aten::scatter", "src");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(src);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(src);
        return result;
    }

    private static nint s_scatter_value;

    /// <summary><c>aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -&gt; Tensor</c></summary>
    public Tensor Scatter(long dim, Tensor index, Scalar value)
    {
        var call = new BoxedCall(ref s_scatter_value, "aten::scatter", "value");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(value);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        return result;
    }

    private static nint s_scatter__src;

    /// <summary><c>aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -&gt; Tensor(a!)</c></summary>
    public Tensor Scatter_(long dim, Tensor index, Tensor src)
    {
        var call = new BoxedCall(ref s_scatter__src, "aten::scatter_", "src");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(src);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(src);
        return this;
    }

    private static nint s_scatter__value;

    /// <summary><c>aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -&gt; Tensor(a!)</c></summary>
    public Tensor Scatter_(long dim, Tensor index, Scalar value)
    {
        var call = new BoxedCall(ref s_scatter__value, "aten::scatter_", "value");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(value);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        return this;
    }

    private static nint s_scatter_add;

    /// <summary><c>aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -&gt; Tensor</c></summary>
    public Tensor ScatterAdd(long dim, Tensor index, Tensor src)
    {
        var call = new BoxedCall(ref s_scatter_add, "aten::scatter_add", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(src);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(src);
        return result;
    }

    private static nint s_scatter_addInPlace;

    /// <summary><c>aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -&gt; Tensor(a!)</c></summary>
    public Tensor ScatterAdd_(long dim, Tensor index, Tensor src)
    {
        var call = new BoxedCall(ref s_scatter_addInPlace, "aten::scatter_add_", "");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(src);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        GC.KeepAlive(src);
        return this;
    }

    private static nint s_take_along_dim;

    /// <summary><c>aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -&gt; Tensor</c></summary>
    public Tensor TakeAlongDim(Tensor indices, long? dim = null)
    {
        var call = new BoxedCall(ref s_take_along_dim, "aten::take_along_dim", "");
        call.Add(this);
        call.Add(indices);
        call.Add(dim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(indices);
        return result;
    }

    private static nint s_sum;

    /// <summary><c>aten::sum(Tensor self, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Sum(DType? dtype = null)
    {
        var call = new BoxedCall(ref s_sum, "aten::sum", "");
        call.Add(this);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sum_dim_IntList;

    /// <summary><c>aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Sum(long[]? dim, bool keepdim = false, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_sum_dim_IntList, "aten::sum", "dim_IntList");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Sum(int dim, bool keepdim = false, DType? dtype = null)
        => Sum([dim], keepdim, dtype);

    private static nint s_mean;

    /// <summary><c>aten::mean(Tensor self, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Mean(DType? dtype = null)
    {
        var call = new BoxedCall(ref s_mean, "aten::mean", "");
        call.Add(this);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_mean_dim;

    /// <summary><c>aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Mean(long[]? dim, bool keepdim = false, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_mean_dim, "aten::mean", "dim");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Mean(int dim, bool keepdim = false, DType? dtype = null)
        => Mean([dim], keepdim, dtype);

    private static nint s_var_correction;

    /// <summary><c>aten::var.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Var(long[]? dim, long? correction, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_var_correction, "aten::var", "correction");
        call.Add(this);
        call.Add(dim);
        call.Add(correction);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::var.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Var(int dim, long? correction, bool keepdim = false)
        => Var([dim], correction, keepdim);

    private static nint s_std_correction;

    /// <summary><c>aten::std.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Std(long[]? dim, long? correction, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_std_correction, "aten::std", "correction");
        call.Add(this);
        call.Add(dim);
        call.Add(correction);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::std.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Std(int dim, long? correction, bool keepdim = false)
        => Std([dim], correction, keepdim);

    private static nint s_var;

    /// <summary><c>aten::var(Tensor self, bool unbiased=True) -&gt; Tensor</c></summary>
    public Tensor Var(bool unbiased = true)
    {
        var call = new BoxedCall(ref s_var, "aten::var", "");
        call.Add(this);
        call.Add(unbiased);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_std;

    /// <summary><c>aten::std(Tensor self, bool unbiased=True) -&gt; Tensor</c></summary>
    public Tensor Std(bool unbiased = true)
    {
        var call = new BoxedCall(ref s_std, "aten::std", "");
        call.Add(this);
        call.Add(unbiased);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_prod;

    /// <summary><c>aten::prod(Tensor self, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Prod(DType? dtype = null)
    {
        var call = new BoxedCall(ref s_prod, "aten::prod", "");
        call.Add(this);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_max;

    /// <summary><c>aten::max(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Max()
    {
        var call = new BoxedCall(ref s_max, "aten::max", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_max_dim;

    /// <summary><c>aten::max.dim(Tensor self, int dim, bool keepdim=False) -&gt; (Tensor values, Tensor indices)</c></summary>
    public (Tensor Values, Tensor Indices) Max(long dim, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_max_dim, "aten::max", "dim");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_min;

    /// <summary><c>aten::min(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Min()
    {
        var call = new BoxedCall(ref s_min, "aten::min", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_min_dim;

    /// <summary><c>aten::min.dim(Tensor self, int dim, bool keepdim=False) -&gt; (Tensor values, Tensor indices)</c></summary>
    public (Tensor Values, Tensor Indices) Min(long dim, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_min_dim, "aten::min", "dim");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_amax;

    /// <summary><c>aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Amax(ReadOnlySpan<long> dim = default, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_amax, "aten::amax", "");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Amax(int dim, bool keepdim = false)
        => Amax([dim], keepdim);

    private static nint s_amin;

    /// <summary><c>aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Amin(ReadOnlySpan<long> dim = default, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_amin, "aten::amin", "");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Amin(int dim, bool keepdim = false)
        => Amin([dim], keepdim);

    private static nint s_argmax;

    /// <summary><c>aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Argmax(long? dim = null, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_argmax, "aten::argmax", "");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_argmin;

    /// <summary><c>aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Argmin(long? dim = null, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_argmin, "aten::argmin", "");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_norm_Scalar;

    /// <summary><c>aten::norm.Scalar(Tensor self, Scalar p=2) -&gt; Tensor</c></summary>
    public Tensor Norm(Scalar? p = null)
    {
        var call = new BoxedCall(ref s_norm_Scalar, "aten::norm", "Scalar");
        call.Add(this);
        call.Add(p ?? 2);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_norm_ScalarOpt_dim;

    /// <summary><c>aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Norm(Scalar? p, ReadOnlySpan<long> dim, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_norm_ScalarOpt_dim, "aten::norm", "ScalarOpt_dim");
        call.Add(this);
        call.Add(p);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Norm(Scalar? p, int dim, bool keepdim = false)
        => Norm(p, [dim], keepdim);

    private static nint s_logsumexp;

    /// <summary><c>aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -&gt; Tensor</c></summary>
    public Tensor Logsumexp(ReadOnlySpan<long> dim, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_logsumexp, "aten::logsumexp", "");
        call.Add(this);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    /// <summary><c>aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -&gt; Tensor</c>, over one dimension.</summary>
    public Tensor Logsumexp(int dim, bool keepdim = false)
        => Logsumexp([dim], keepdim);

    private static nint s_cumsum;

    /// <summary><c>aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Cumsum(long dim, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_cumsum, "aten::cumsum", "");
        call.Add(this);
        call.Add(dim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_cumprod;

    /// <summary><c>aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Cumprod(long dim, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_cumprod, "aten::cumprod", "");
        call.Add(this);
        call.Add(dim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_median;

    /// <summary><c>aten::median(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Median()
    {
        var call = new BoxedCall(ref s_median, "aten::median", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_unique_dim;

    /// <summary><c>aten::unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -&gt; (Tensor, Tensor, Tensor)</c></summary>
    public (Tensor, Tensor, Tensor) UniqueDim(long dim, bool sorted = true, bool returnInverse = false, bool returnCounts = false)
    {
        var call = new BoxedCall(ref s_unique_dim, "aten::unique_dim", "");
        call.Add(this);
        call.Add(dim);
        call.Add(sorted);
        call.Add(returnInverse);
        call.Add(returnCounts);
        var result = call.ThreeTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_unique2;

    /// <summary><c>aten::_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -&gt; (Tensor, Tensor, Tensor)</c></summary>
    public (Tensor, Tensor, Tensor) Unique2(bool sorted = true, bool returnInverse = false, bool returnCounts = false)
    {
        var call = new BoxedCall(ref s_unique2, "aten::_unique2", "");
        call.Add(this);
        call.Add(sorted);
        call.Add(returnInverse);
        call.Add(returnCounts);
        var result = call.ThreeTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_bincount;

    /// <summary><c>aten::bincount(Tensor self, Tensor? weights=None, int minlength=0) -&gt; Tensor</c></summary>
    public Tensor Bincount(Tensor? weights = null, long minlength = 0)
    {
        var call = new BoxedCall(ref s_bincount, "aten::bincount", "");
        call.Add(this);
        call.Add(weights);
        call.Add(minlength);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weights);
        return result;
    }

    private static nint s_count_nonzero;

    /// <summary><c>aten::count_nonzero(Tensor self, int? dim=None) -&gt; Tensor</c></summary>
    public Tensor CountNonzero(long? dim = null)
    {
        var call = new BoxedCall(ref s_count_nonzero, "aten::count_nonzero", "");
        call.Add(this);
        call.Add(dim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_trace;

    /// <summary><c>aten::trace(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Trace()
    {
        var call = new BoxedCall(ref s_trace, "aten::trace", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_histc;

    /// <summary><c>aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -&gt; Tensor</c></summary>
    public Tensor Histc(long bins = 100, Scalar? min = null, Scalar? max = null)
    {
        var call = new BoxedCall(ref s_histc, "aten::histc", "");
        call.Add(this);
        call.Add(bins);
        call.Add(min ?? 0);
        call.Add(max ?? 0);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_sort;

    /// <summary><c>aten::sort(Tensor self, int dim=-1, bool descending=False) -&gt; (Tensor values, Tensor indices)</c></summary>
    public (Tensor Values, Tensor Indices) Sort(long dim = -1, bool descending = false)
    {
        var call = new BoxedCall(ref s_sort, "aten::sort", "");
        call.Add(this);
        call.Add(dim);
        call.Add(descending);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_argsort;

    /// <summary><c>aten::argsort(Tensor self, int dim=-1, bool descending=False) -&gt; Tensor</c></summary>
    public Tensor Argsort(long dim = -1, bool descending = false)
    {
        var call = new BoxedCall(ref s_argsort, "aten::argsort", "");
        call.Add(this);
        call.Add(dim);
        call.Add(descending);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_topk;

    /// <summary><c>aten::topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -&gt; (Tensor values, Tensor indices)</c></summary>
    public (Tensor Values, Tensor Indices) Topk(long k, long dim = -1, bool largest = true, bool sorted = true)
    {
        var call = new BoxedCall(ref s_topk, "aten::topk", "");
        call.Add(this);
        call.Add(k);
        call.Add(dim);
        call.Add(largest);
        call.Add(sorted);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_kthvalue;

    /// <summary><c>aten::kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False) -&gt; (Tensor values, Tensor indices)</c></summary>
    public (Tensor Values, Tensor Indices) Kthvalue(long k, long dim = -1, bool keepdim = false)
    {
        var call = new BoxedCall(ref s_kthvalue, "aten::kthvalue", "");
        call.Add(this);
        call.Add(k);
        call.Add(dim);
        call.Add(keepdim);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_searchsorted_Tensor;

    /// <summary><c>aten::searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -&gt; Tensor</c></summary>
    public static Tensor Searchsorted(Tensor sortedSequence, Tensor self, bool outInt32 = false, bool right = false, string? side = null, Tensor? sorter = null)
    {
        var call = new BoxedCall(ref s_searchsorted_Tensor, "aten::searchsorted", "Tensor");
        call.Add(sortedSequence);
        call.Add(self);
        call.Add(outInt32);
        call.Add(right);
        call.Add(side);
        call.Add(sorter);
        var result = call.Tensor();
        GC.KeepAlive(sortedSequence);
        GC.KeepAlive(self);
        GC.KeepAlive(sorter);
        return result;
    }

    private static nint s_view;

    /// <summary><c>aten::view(Tensor(a) self, SymInt[] size) -&gt; Tensor(a)</c></summary>
    public Tensor View(ReadOnlySpan<long> size)
    {
        var call = new BoxedCall(ref s_view, "aten::view", "");
        call.Add(this);
        call.Add(size);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_view_dtype;

    /// <summary><c>aten::view.dtype(Tensor(a) self, ScalarType dtype) -&gt; Tensor(a)</c></summary>
    public Tensor View(DType dtype)
    {
        var call = new BoxedCall(ref s_view_dtype, "aten::view", "dtype");
        call.Add(this);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_reshape;

    /// <summary><c>aten::reshape(Tensor(a) self, SymInt[] shape) -&gt; Tensor(a)</c></summary>
    public Tensor Reshape(ReadOnlySpan<long> shape)
    {
        var call = new BoxedCall(ref s_reshape, "aten::reshape", "");
        call.Add(this);
        call.Add(shape);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_flatten_using_ints;

    /// <summary><c>aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -&gt; Tensor(a)</c></summary>
    public Tensor Flatten(long startDim = 0, long endDim = -1)
    {
        var call = new BoxedCall(ref s_flatten_using_ints, "aten::flatten", "using_ints");
        call.Add(this);
        call.Add(startDim);
        call.Add(endDim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_unflatten_int;

    /// <summary><c>aten::unflatten.int(Tensor(a) self, int dim, int[] sizes) -&gt; Tensor(a)</c></summary>
    public Tensor Unflatten(long dim, ReadOnlySpan<long> sizes)
    {
        var call = new BoxedCall(ref s_unflatten_int, "aten::unflatten", "int");
        call.Add(this);
        call.Add(dim);
        call.Add(sizes);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_transpose_int;

    /// <summary><c>aten::transpose.int(Tensor(a) self, int dim0, int dim1) -&gt; Tensor(a)</c></summary>
    public Tensor Transpose(long dim0, long dim1)
    {
        var call = new BoxedCall(ref s_transpose_int, "aten::transpose", "int");
        call.Add(this);
        call.Add(dim0);
        call.Add(dim1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_transposeInPlace;

    /// <summary><c>aten::transpose_(Tensor(a!) self, int dim0, int dim1) -&gt; Tensor(a!)</c></summary>
    public Tensor Transpose_(long dim0, long dim1)
    {
        var call = new BoxedCall(ref s_transposeInPlace, "aten::transpose_", "");
        call.Add(this);
        call.Add(dim0);
        call.Add(dim1);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_permute;

    /// <summary><c>aten::permute(Tensor(a) self, int[] dims) -&gt; Tensor(a)</c></summary>
    public Tensor Permute(ReadOnlySpan<long> dims)
    {
        var call = new BoxedCall(ref s_permute, "aten::permute", "");
        call.Add(this);
        call.Add(dims);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_movedim_int;

    /// <summary><c>aten::movedim.int(Tensor(a) self, int source, int destination) -&gt; Tensor(a)</c></summary>
    public Tensor Movedim(long source, long destination)
    {
        var call = new BoxedCall(ref s_movedim_int, "aten::movedim", "int");
        call.Add(this);
        call.Add(source);
        call.Add(destination);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_unsqueeze;

    /// <summary><c>aten::unsqueeze(Tensor(a) self, int dim) -&gt; Tensor(a)</c></summary>
    public Tensor Unsqueeze(long dim)
    {
        var call = new BoxedCall(ref s_unsqueeze, "aten::unsqueeze", "");
        call.Add(this);
        call.Add(dim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_squeeze;

    /// <summary><c>aten::squeeze(Tensor(a) self) -&gt; Tensor(a)</c></summary>
    public Tensor Squeeze()
    {
        var call = new BoxedCall(ref s_squeeze, "aten::squeeze", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_squeeze_dim;

    /// <summary><c>aten::squeeze.dim(Tensor(a) self, int dim) -&gt; Tensor(a)</c></summary>
    public Tensor Squeeze(long dim)
    {
        var call = new BoxedCall(ref s_squeeze_dim, "aten::squeeze", "dim");
        call.Add(this);
        call.Add(dim);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_expand;

    /// <summary><c>aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -&gt; Tensor(a)</c></summary>
    public Tensor Expand(ReadOnlySpan<long> size, bool @implicit = false)
    {
        var call = new BoxedCall(ref s_expand, "aten::expand", "");
        call.Add(this);
        call.Add(size);
        call.Add(@implicit);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_expand_as;

    /// <summary><c>aten::expand_as(Tensor(a) self, Tensor other) -&gt; Tensor(a)</c></summary>
    public Tensor ExpandAs(Tensor other)
    {
        var call = new BoxedCall(ref s_expand_as, "aten::expand_as", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_repeat;

    /// <summary><c>aten::repeat(Tensor self, SymInt[] repeats) -&gt; Tensor</c></summary>
    public Tensor Repeat(ReadOnlySpan<long> repeats)
    {
        var call = new BoxedCall(ref s_repeat, "aten::repeat", "");
        call.Add(this);
        call.Add(repeats);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_repeat_interleave_self_int;

    /// <summary><c>aten::repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -&gt; Tensor</c></summary>
    public Tensor RepeatInterleave(long repeats, long? dim = null, long? outputSize = null)
    {
        var call = new BoxedCall(ref s_repeat_interleave_self_int, "aten::repeat_interleave", "self_int");
        call.Add(this);
        call.Add(repeats);
        call.Add(dim);
        call.Add(outputSize);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_repeat_interleave_self_Tensor;

    /// <summary><c>aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -&gt; Tensor</c></summary>
    public Tensor RepeatInterleave(Tensor repeats, long? dim = null, long? outputSize = null)
    {
        var call = new BoxedCall(ref s_repeat_interleave_self_Tensor, "aten::repeat_interleave", "self_Tensor");
        call.Add(this);
        call.Add(repeats);
        call.Add(dim);
        call.Add(outputSize);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(repeats);
        return result;
    }

    private static nint s_select_int;

    /// <summary><c>aten::select.int(Tensor(a) self, int dim, int index) -&gt; Tensor(a)</c></summary>
    public Tensor Select(long dim, long index)
    {
        var call = new BoxedCall(ref s_select_int, "aten::select", "int");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_narrow;

    /// <summary><c>aten::narrow(Tensor(a) self, int dim, int start, int length) -&gt; Tensor(a)</c></summary>
    public Tensor Narrow(long dim, long start, long length)
    {
        var call = new BoxedCall(ref s_narrow, "aten::narrow", "");
        call.Add(this);
        call.Add(dim);
        call.Add(start);
        call.Add(length);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_slice_Tensor;

    /// <summary><c>aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -&gt; Tensor(a)</c></summary>
    public Tensor Slice(long dim = 0, long? start = null, long? @end = null, long step = 1)
    {
        var call = new BoxedCall(ref s_slice_Tensor, "aten::slice", "Tensor");
        call.Add(this);
        call.Add(dim);
        call.Add(start);
        call.Add(@end);
        call.Add(step);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_split_Tensor;

    /// <summary><c>aten::split.Tensor(Tensor(a -&gt; *) self, int split_size, int dim=0) -&gt; Tensor(a)[]</c></summary>
    public Tensor[] Split(long splitSize, long dim = 0)
    {
        var call = new BoxedCall(ref s_split_Tensor, "aten::split", "Tensor");
        call.Add(this);
        call.Add(splitSize);
        call.Add(dim);
        var result = call.Tensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_split_with_sizes;

    /// <summary><c>aten::split_with_sizes(Tensor(a -&gt; *) self, int[] split_sizes, int dim=0) -&gt; Tensor(a)[]</c></summary>
    public Tensor[] SplitWithSizes(ReadOnlySpan<long> splitSizes, long dim = 0)
    {
        var call = new BoxedCall(ref s_split_with_sizes, "aten::split_with_sizes", "");
        call.Add(this);
        call.Add(splitSizes);
        call.Add(dim);
        var result = call.Tensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_chunk;

    /// <summary><c>aten::chunk(Tensor(a -&gt; *) self, int chunks, int dim=0) -&gt; Tensor(a)[]</c></summary>
    public Tensor[] Chunk(long chunks, long dim = 0)
    {
        var call = new BoxedCall(ref s_chunk, "aten::chunk", "");
        call.Add(this);
        call.Add(chunks);
        call.Add(dim);
        var result = call.Tensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_cat;

    /// <summary><c>aten::cat(Tensor[] tensors, int dim=0) -&gt; Tensor</c></summary>
    public static Tensor Cat(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        var call = new BoxedCall(ref s_cat, "aten::cat", "");
        call.Add(tensors);
        call.Add(dim);
        var result = call.Tensor();
        GC.KeepAlive(tensors.IsEmpty ? null : tensors[0]);
        return result;
    }

    private static nint s_stack;

    /// <summary><c>aten::stack(Tensor[] tensors, int dim=0) -&gt; Tensor</c></summary>
    public static Tensor Stack(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        var call = new BoxedCall(ref s_stack, "aten::stack", "");
        call.Add(tensors);
        call.Add(dim);
        var result = call.Tensor();
        GC.KeepAlive(tensors.IsEmpty ? null : tensors[0]);
        return result;
    }

    private static nint s_unbind_int;

    /// <summary><c>aten::unbind.int(Tensor(a -&gt; *) self, int dim=0) -&gt; Tensor(a)[]</c></summary>
    public Tensor[] Unbind(long dim = 0)
    {
        var call = new BoxedCall(ref s_unbind_int, "aten::unbind", "int");
        call.Add(this);
        call.Add(dim);
        var result = call.Tensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_roll;

    /// <summary><c>aten::roll(Tensor self, int[1] shifts, int[1] dims=[]) -&gt; Tensor</c></summary>
    public Tensor Roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default)
    {
        var call = new BoxedCall(ref s_roll, "aten::roll", "");
        call.Add(this);
        call.Add(shifts);
        call.Add(dims);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_flip;

    /// <summary><c>aten::flip(Tensor self, int[] dims) -&gt; Tensor</c></summary>
    public Tensor Flip(ReadOnlySpan<long> dims)
    {
        var call = new BoxedCall(ref s_flip, "aten::flip", "");
        call.Add(this);
        call.Add(dims);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_tile;

    /// <summary><c>aten::tile(Tensor self, int[] dims) -&gt; Tensor</c></summary>
    public Tensor Tile(ReadOnlySpan<long> dims)
    {
        var call = new BoxedCall(ref s_tile, "aten::tile", "");
        call.Add(this);
        call.Add(dims);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_diagonal;

    /// <summary><c>aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -&gt; Tensor(a)</c></summary>
    public Tensor Diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
    {
        var call = new BoxedCall(ref s_diagonal, "aten::diagonal", "");
        call.Add(this);
        call.Add(offset);
        call.Add(dim1);
        call.Add(dim2);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_diag;

    /// <summary><c>aten::diag(Tensor self, int diagonal=0) -&gt; Tensor</c></summary>
    public Tensor Diag(long diagonal = 0)
    {
        var call = new BoxedCall(ref s_diag, "aten::diag", "");
        call.Add(this);
        call.Add(diagonal);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_diag_embed;

    /// <summary><c>aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -&gt; Tensor</c></summary>
    public Tensor DiagEmbed(long offset = 0, long dim1 = -2, long dim2 = -1)
    {
        var call = new BoxedCall(ref s_diag_embed, "aten::diag_embed", "");
        call.Add(this);
        call.Add(offset);
        call.Add(dim1);
        call.Add(dim2);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_tril;

    /// <summary><c>aten::tril(Tensor self, int diagonal=0) -&gt; Tensor</c></summary>
    public Tensor Tril(long diagonal = 0)
    {
        var call = new BoxedCall(ref s_tril, "aten::tril", "");
        call.Add(this);
        call.Add(diagonal);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_triu;

    /// <summary><c>aten::triu(Tensor self, int diagonal=0) -&gt; Tensor</c></summary>
    public Tensor Triu(long diagonal = 0)
    {
        var call = new BoxedCall(ref s_triu, "aten::triu", "");
        call.Add(this);
        call.Add(diagonal);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_contiguous;

    /// <summary><c>aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -&gt; Tensor(a)</c></summary>
    public Tensor Contiguous(MemoryFormat memoryFormat = MemoryFormat.Contiguous)
    {
        var call = new BoxedCall(ref s_contiguous, "aten::contiguous", "");
        call.Add(this);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_clone;

    /// <summary><c>aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -&gt; Tensor</c></summary>
    public Tensor Clone(MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_clone, "aten::clone", "");
        call.Add(this);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_detach;

    /// <summary><c>aten::detach(Tensor(a) self) -&gt; Tensor(a)</c></summary>
    public Tensor Detach()
    {
        var call = new BoxedCall(ref s_detach, "aten::detach", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_to_dtype_layout;

    /// <summary><c>aten::to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -&gt; Tensor(a)</c></summary>
    public Tensor To(DType? dtype = null, Device? device = null, bool? pinMemory = null, bool nonBlocking = false, bool copy = false, MemoryFormat? memoryFormat = null)
    {
        var call = new BoxedCall(ref s_to_dtype_layout, "aten::to", "dtype_layout");
        call.Add(this);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        call.Add(nonBlocking);
        call.Add(copy);
        call.Add(memoryFormat);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_alias;

    /// <summary><c>aten::alias(Tensor(a) self) -&gt; Tensor(a)</c></summary>
    public Tensor Alias()
    {
        var call = new BoxedCall(ref s_alias, "aten::alias", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_as_strided;

    /// <summary><c>aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -&gt; Tensor(a)</c></summary>
    public Tensor AsStrided(ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long? storageOffset = null)
    {
        var call = new BoxedCall(ref s_as_strided, "aten::as_strided", "");
        call.Add(this);
        call.Add(size);
        call.Add(stride);
        call.Add(storageOffset);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_unfold;

    /// <summary><c>aten::unfold(Tensor(a) self, int dimension, int size, int step) -&gt; Tensor(a)</c></summary>
    public Tensor Unfold(long dimension, long size, long step)
    {
        var call = new BoxedCall(ref s_unfold, "aten::unfold", "");
        call.Add(this);
        call.Add(dimension);
        call.Add(size);
        call.Add(step);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_meshgrid_indexing;

    /// <summary><c>aten::meshgrid.indexing(Tensor[] tensors, *, str indexing) -&gt; Tensor[]</c></summary>
    public static Tensor[] Meshgrid(ReadOnlySpan<Tensor> tensors, string indexing)
    {
        var call = new BoxedCall(ref s_meshgrid_indexing, "aten::meshgrid", "indexing");
        call.Add(tensors);
        call.Add(indexing);
        var result = call.Tensors();
        GC.KeepAlive(tensors.IsEmpty ? null : tensors[0]);
        return result;
    }

    private static nint s_index_fill__int_Scalar;

    /// <summary><c>aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -&gt; Tensor(a!)</c></summary>
    public Tensor IndexFill_(long dim, Tensor index, Scalar value)
    {
        var call = new BoxedCall(ref s_index_fill__int_Scalar, "aten::index_fill_", "int_Scalar");
        call.Add(this);
        call.Add(dim);
        call.Add(index);
        call.Add(value);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(index);
        return this;
    }

    private static nint s_tril_indices;

    /// <summary><c>aten::tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor TrilIndices(long row, long col, long offset = 0, DType? dtype = (DType)4, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_tril_indices, "aten::tril_indices", "");
        call.Add(row);
        call.Add(col);
        call.Add(offset);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_triu_indices;

    /// <summary><c>aten::triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor TriuIndices(long row, long col, long offset = 0, DType? dtype = (DType)4, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_triu_indices, "aten::triu_indices", "");
        call.Add(row);
        call.Add(col);
        call.Add(offset);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_rot90;

    /// <summary><c>aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -&gt; Tensor</c></summary>
    public Tensor Rot90(long k = 1, ReadOnlySpan<long> dims = default)
    {
        var call = new BoxedCall(ref s_rot90, "aten::rot90", "");
        call.Add(this);
        call.Add(k);
        call.Add(dims.IsEmpty ? [0, 1] : dims);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_type_as;

    /// <summary><c>aten::type_as(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor TypeAs(Tensor other)
    {
        var call = new BoxedCall(ref s_type_as, "aten::type_as", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_new_zeros;

    /// <summary><c>aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public Tensor NewZeros(ReadOnlySpan<long> size, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_new_zeros, "aten::new_zeros", "");
        call.Add(this);
        call.Add(size);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_view_as;

    /// <summary><c>aten::view_as(Tensor(a) self, Tensor other) -&gt; Tensor(a)</c></summary>
    public Tensor ViewAs(Tensor other)
    {
        var call = new BoxedCall(ref s_view_as, "aten::view_as", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_masked_scatter;

    /// <summary><c>aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -&gt; Tensor</c></summary>
    public Tensor MaskedScatter(Tensor mask, Tensor source)
    {
        var call = new BoxedCall(ref s_masked_scatter, "aten::masked_scatter", "");
        call.Add(this);
        call.Add(mask);
        call.Add(source);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        GC.KeepAlive(source);
        return result;
    }

    private static nint s_one_hot;

    /// <summary><c>aten::one_hot(Tensor self, int num_classes=-1) -&gt; Tensor</c></summary>
    public Tensor OneHot(long numClasses = -1)
    {
        var call = new BoxedCall(ref s_one_hot, "aten::one_hot", "");
        call.Add(this);
        call.Add(numClasses);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_matmul;

    /// <summary><c>aten::matmul(Tensor self, Tensor other) -&gt; Tensor</c></summary>
    public Tensor Matmul(Tensor other)
    {
        var call = new BoxedCall(ref s_matmul, "aten::matmul", "");
        call.Add(this);
        call.Add(other);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_mm;

    /// <summary><c>aten::mm(Tensor self, Tensor mat2) -&gt; Tensor</c></summary>
    public Tensor Mm(Tensor mat2)
    {
        var call = new BoxedCall(ref s_mm, "aten::mm", "");
        call.Add(this);
        call.Add(mat2);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mat2);
        return result;
    }

    private static nint s_bmm;

    /// <summary><c>aten::bmm(Tensor self, Tensor mat2) -&gt; Tensor</c></summary>
    public Tensor Bmm(Tensor mat2)
    {
        var call = new BoxedCall(ref s_bmm, "aten::bmm", "");
        call.Add(this);
        call.Add(mat2);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(mat2);
        return result;
    }

    private static nint s_mv;

    /// <summary><c>aten::mv(Tensor self, Tensor vec) -&gt; Tensor</c></summary>
    public Tensor Mv(Tensor vec)
    {
        var call = new BoxedCall(ref s_mv, "aten::mv", "");
        call.Add(this);
        call.Add(vec);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(vec);
        return result;
    }

    private static nint s_dot;

    /// <summary><c>aten::dot(Tensor self, Tensor tensor) -&gt; Tensor</c></summary>
    public Tensor Dot(Tensor tensor)
    {
        var call = new BoxedCall(ref s_dot, "aten::dot", "");
        call.Add(this);
        call.Add(tensor);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(tensor);
        return result;
    }

    private static nint s_outer;

    /// <summary><c>aten::outer(Tensor self, Tensor vec2) -&gt; Tensor</c></summary>
    public Tensor Outer(Tensor vec2)
    {
        var call = new BoxedCall(ref s_outer, "aten::outer", "");
        call.Add(this);
        call.Add(vec2);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(vec2);
        return result;
    }

    private static nint s_einsum;

    /// <summary><c>aten::einsum(str equation, Tensor[] tensors, *, int[]? path=None) -&gt; Tensor</c></summary>
    public static Tensor Einsum(string equation, ReadOnlySpan<Tensor> tensors, long[]? path = null)
    {
        var call = new BoxedCall(ref s_einsum, "aten::einsum", "");
        call.Add(equation);
        call.Add(tensors);
        call.Add(path);
        var result = call.Tensor();
        GC.KeepAlive(tensors.IsEmpty ? null : tensors[0]);
        return result;
    }

    private static nint s_linear;

    /// <summary><c>aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -&gt; Tensor</c></summary>
    public Tensor Linear(Tensor weight, Tensor? bias = null)
    {
        var call = new BoxedCall(ref s_linear, "aten::linear", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_bilinear;

    /// <summary><c>aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -&gt; Tensor</c></summary>
    public static Tensor Bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
    {
        var call = new BoxedCall(ref s_bilinear, "aten::bilinear", "");
        call.Add(input1);
        call.Add(input2);
        call.Add(weight);
        call.Add(bias);
        var result = call.Tensor();
        GC.KeepAlive(input1);
        GC.KeepAlive(input2);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_cdist;

    /// <summary><c>aten::cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -&gt; Tensor</c></summary>
    public static Tensor Cdist(Tensor x1, Tensor x2, double p = 2, long? computeMode = null)
    {
        var call = new BoxedCall(ref s_cdist, "aten::cdist", "");
        call.Add(x1);
        call.Add(x2);
        call.Add(p);
        call.Add(computeMode);
        var result = call.Tensor();
        GC.KeepAlive(x1);
        GC.KeepAlive(x2);
        return result;
    }

    private static nint s_tensordot;

    /// <summary><c>aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -&gt; Tensor</c></summary>
    public Tensor Tensordot(Tensor other, ReadOnlySpan<long> dimsSelf, ReadOnlySpan<long> dimsOther)
    {
        var call = new BoxedCall(ref s_tensordot, "aten::tensordot", "");
        call.Add(this);
        call.Add(other);
        call.Add(dimsSelf);
        call.Add(dimsOther);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return result;
    }

    private static nint s_cosine_similarity;

    /// <summary><c>aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -&gt; Tensor</c></summary>
    public static Tensor CosineSimilarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1E-08)
    {
        var call = new BoxedCall(ref s_cosine_similarity, "aten::cosine_similarity", "");
        call.Add(x1);
        call.Add(x2);
        call.Add(dim);
        call.Add(eps);
        var result = call.Tensor();
        GC.KeepAlive(x1);
        GC.KeepAlive(x2);
        return result;
    }

    private static nint s_relu;

    /// <summary><c>aten::relu(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Relu()
    {
        var call = new BoxedCall(ref s_relu, "aten::relu", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_reluInPlace;

    /// <summary><c>aten::relu_(Tensor(a!) self) -&gt; Tensor(a!)</c></summary>
    public Tensor Relu_()
    {
        var call = new BoxedCall(ref s_reluInPlace, "aten::relu_", "");
        call.Add(this);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_gelu;

    /// <summary><c>aten::gelu(Tensor self, *, str approximate="none") -&gt; Tensor</c></summary>
    public Tensor Gelu(string approximate = "none")
    {
        var call = new BoxedCall(ref s_gelu, "aten::gelu", "");
        call.Add(this);
        call.Add(approximate);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_silu;

    /// <summary><c>aten::silu(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Silu()
    {
        var call = new BoxedCall(ref s_silu, "aten::silu", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_elu;

    /// <summary><c>aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -&gt; Tensor</c></summary>
    public Tensor Elu(Scalar? alpha = null, Scalar? scale = null, Scalar? inputScale = null)
    {
        var call = new BoxedCall(ref s_elu, "aten::elu", "");
        call.Add(this);
        call.Add(alpha ?? 1);
        call.Add(scale ?? 1);
        call.Add(inputScale ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_leaky_relu;

    /// <summary><c>aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -&gt; Tensor</c></summary>
    public Tensor LeakyRelu(Scalar? negativeSlope = null)
    {
        var call = new BoxedCall(ref s_leaky_relu, "aten::leaky_relu", "");
        call.Add(this);
        call.Add(negativeSlope ?? 0.01);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_hardtanh;

    /// <summary><c>aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -&gt; Tensor</c></summary>
    public Tensor Hardtanh(Scalar? minVal = null, Scalar? maxVal = null)
    {
        var call = new BoxedCall(ref s_hardtanh, "aten::hardtanh", "");
        call.Add(this);
        call.Add(minVal ?? -1);
        call.Add(maxVal ?? 1);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_softplus;

    /// <summary><c>aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -&gt; Tensor</c></summary>
    public Tensor Softplus(Scalar? beta = null, Scalar? threshold = null)
    {
        var call = new BoxedCall(ref s_softplus, "aten::softplus", "");
        call.Add(this);
        call.Add(beta ?? 1);
        call.Add(threshold ?? 20);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_log_sigmoid;

    /// <summary><c>aten::log_sigmoid(Tensor self) -&gt; Tensor</c></summary>
    public Tensor LogSigmoid()
    {
        var call = new BoxedCall(ref s_log_sigmoid, "aten::log_sigmoid", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_softmax_int;

    /// <summary><c>aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor Softmax(long dim, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_softmax_int, "aten::softmax", "int");
        call.Add(this);
        call.Add(dim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_log_softmax_int;

    /// <summary><c>aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -&gt; Tensor</c></summary>
    public Tensor LogSoftmax(long dim, DType? dtype = null)
    {
        var call = new BoxedCall(ref s_log_softmax_int, "aten::log_softmax", "int");
        call.Add(this);
        call.Add(dim);
        call.Add(dtype);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_dropout;

    /// <summary><c>aten::dropout(Tensor input, float p, bool train) -&gt; Tensor</c></summary>
    public Tensor Dropout(double p, bool train)
    {
        var call = new BoxedCall(ref s_dropout, "aten::dropout", "");
        call.Add(this);
        call.Add(p);
        call.Add(train);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_dropoutInPlace;

    /// <summary><c>aten::dropout_(Tensor(a!) self, float p, bool train) -&gt; Tensor(a!)</c></summary>
    public Tensor Dropout_(double p, bool train)
    {
        var call = new BoxedCall(ref s_dropoutInPlace, "aten::dropout_", "");
        call.Add(this);
        call.Add(p);
        call.Add(train);
        call.Discard();
        GC.KeepAlive(this);
        return this;
    }

    private static nint s_native_dropout;

    /// <summary><c>aten::native_dropout(Tensor input, float p, bool? train) -&gt; (Tensor, Tensor)</c></summary>
    public (Tensor, Tensor) NativeDropout(double p, bool? train)
    {
        var call = new BoxedCall(ref s_native_dropout, "aten::native_dropout", "");
        call.Add(this);
        call.Add(p);
        call.Add(train);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_celu;

    /// <summary><c>aten::celu(Tensor self, Scalar alpha=1.) -&gt; Tensor</c></summary>
    public Tensor Celu(Scalar? alpha = null)
    {
        var call = new BoxedCall(ref s_celu, "aten::celu", "");
        call.Add(this);
        call.Add(alpha ?? 1.0);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_selu;

    /// <summary><c>aten::selu(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Selu()
    {
        var call = new BoxedCall(ref s_selu, "aten::selu", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_mish;

    /// <summary><c>aten::mish(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Mish()
    {
        var call = new BoxedCall(ref s_mish, "aten::mish", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_hardswish;

    /// <summary><c>aten::hardswish(Tensor self) -&gt; Tensor</c></summary>
    public Tensor Hardswish()
    {
        var call = new BoxedCall(ref s_hardswish, "aten::hardswish", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_prelu;

    /// <summary><c>aten::prelu(Tensor self, Tensor weight) -&gt; Tensor</c></summary>
    public Tensor Prelu(Tensor weight)
    {
        var call = new BoxedCall(ref s_prelu, "aten::prelu", "");
        call.Add(this);
        call.Add(weight);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        return result;
    }

    private static nint s_threshold;

    /// <summary><c>aten::threshold(Tensor self, Scalar threshold, Scalar value) -&gt; Tensor</c></summary>
    public Tensor Threshold(Scalar threshold, Scalar value)
    {
        var call = new BoxedCall(ref s_threshold, "aten::threshold", "");
        call.Add(this);
        call.Add(threshold);
        call.Add(value);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_conv1d;

    /// <summary><c>aten::conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], int[1] padding=[0], int[1] dilation=[1], int groups=1) -&gt; Tensor</c></summary>
    public Tensor Conv1d(Tensor weight, Tensor? bias = null, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> dilation = default, long groups = 1)
    {
        var call = new BoxedCall(ref s_conv1d, "aten::conv1d", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(stride.IsEmpty ? [1] : stride);
        call.Add(padding.IsEmpty ? [0] : padding);
        call.Add(dilation.IsEmpty ? [1] : dilation);
        call.Add(groups);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_conv2d;

    /// <summary><c>aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] dilation=1, int groups=1) -&gt; Tensor</c></summary>
    public Tensor Conv2d(Tensor weight, Tensor? bias = null, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> dilation = default, long groups = 1)
    {
        var call = new BoxedCall(ref s_conv2d, "aten::conv2d", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(stride.IsEmpty ? [1, 1] : stride);
        call.Add(padding.IsEmpty ? [0, 0] : padding);
        call.Add(dilation.IsEmpty ? [1, 1] : dilation);
        call.Add(groups);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_conv3d;

    /// <summary><c>aten::conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] dilation=1, int groups=1) -&gt; Tensor</c></summary>
    public Tensor Conv3d(Tensor weight, Tensor? bias = null, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> dilation = default, long groups = 1)
    {
        var call = new BoxedCall(ref s_conv3d, "aten::conv3d", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(stride.IsEmpty ? [1, 1, 1] : stride);
        call.Add(padding.IsEmpty ? [0, 0, 0] : padding);
        call.Add(dilation.IsEmpty ? [1, 1, 1] : dilation);
        call.Add(groups);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_conv_transpose1d;

    /// <summary><c>aten::conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], int[1] padding=[0], int[1] output_padding=[0], int groups=1, int[1] dilation=[1]) -&gt; Tensor</c></summary>
    public Tensor ConvTranspose1d(Tensor weight, Tensor? bias = null, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> outputPadding = default, long groups = 1, ReadOnlySpan<long> dilation = default)
    {
        var call = new BoxedCall(ref s_conv_transpose1d, "aten::conv_transpose1d", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(stride.IsEmpty ? [1] : stride);
        call.Add(padding.IsEmpty ? [0] : padding);
        call.Add(outputPadding.IsEmpty ? [0] : outputPadding);
        call.Add(groups);
        call.Add(dilation.IsEmpty ? [1] : dilation);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_conv_transpose2d_input;

    /// <summary><c>aten::conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1) -&gt; Tensor</c></summary>
    public Tensor ConvTranspose2d(Tensor weight, Tensor? bias = null, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> outputPadding = default, long groups = 1, ReadOnlySpan<long> dilation = default)
    {
        var call = new BoxedCall(ref s_conv_transpose2d_input, "aten::conv_transpose2d", "input");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(stride.IsEmpty ? [1, 1] : stride);
        call.Add(padding.IsEmpty ? [0, 0] : padding);
        call.Add(outputPadding.IsEmpty ? [0, 0] : outputPadding);
        call.Add(groups);
        call.Add(dilation.IsEmpty ? [1, 1] : dilation);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_convolution;

    /// <summary><c>aten::convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups) -&gt; Tensor</c></summary>
    public Tensor Convolution(Tensor weight, Tensor? bias, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, bool transposed, ReadOnlySpan<long> outputPadding, long groups)
    {
        var call = new BoxedCall(ref s_convolution, "aten::convolution", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(stride);
        call.Add(padding);
        call.Add(dilation);
        call.Add(transposed);
        call.Add(outputPadding);
        call.Add(groups);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_batch_norm;

    /// <summary><c>aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -&gt; Tensor</c></summary>
    public Tensor BatchNorm(Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training, double momentum, double eps, bool cudnnEnabled)
    {
        var call = new BoxedCall(ref s_batch_norm, "aten::batch_norm", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(runningMean);
        call.Add(runningVar);
        call.Add(training);
        call.Add(momentum);
        call.Add(eps);
        call.Add(cudnnEnabled);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        GC.KeepAlive(runningMean);
        GC.KeepAlive(runningVar);
        return result;
    }

    private static nint s_native_batch_norm;

    /// <summary><c>aten::native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -&gt; (Tensor, Tensor, Tensor)</c></summary>
    public (Tensor, Tensor, Tensor) NativeBatchNorm(Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training, double momentum, double eps)
    {
        var call = new BoxedCall(ref s_native_batch_norm, "aten::native_batch_norm", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(runningMean);
        call.Add(runningVar);
        call.Add(training);
        call.Add(momentum);
        call.Add(eps);
        var result = call.ThreeTensors();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        GC.KeepAlive(runningMean);
        GC.KeepAlive(runningVar);
        return result;
    }

    private static nint s_layer_norm;

    /// <summary><c>aten::layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -&gt; Tensor</c></summary>
    public Tensor LayerNorm(ReadOnlySpan<long> normalizedShape, Tensor? weight = null, Tensor? bias = null, double eps = 1E-05, bool cudnnEnable = true)
    {
        var call = new BoxedCall(ref s_layer_norm, "aten::layer_norm", "");
        call.Add(this);
        call.Add(normalizedShape);
        call.Add(weight);
        call.Add(bias);
        call.Add(eps);
        call.Add(cudnnEnable);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_group_norm;

    /// <summary><c>aten::group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -&gt; Tensor</c></summary>
    public Tensor GroupNorm(long numGroups, Tensor? weight = null, Tensor? bias = null, double eps = 1E-05, bool cudnnEnabled = true)
    {
        var call = new BoxedCall(ref s_group_norm, "aten::group_norm", "");
        call.Add(this);
        call.Add(numGroups);
        call.Add(weight);
        call.Add(bias);
        call.Add(eps);
        call.Add(cudnnEnabled);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static nint s_instance_norm;

    /// <summary><c>aten::instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -&gt; Tensor</c></summary>
    public Tensor InstanceNorm(Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool useInputStats, double momentum, double eps, bool cudnnEnabled)
    {
        var call = new BoxedCall(ref s_instance_norm, "aten::instance_norm", "");
        call.Add(this);
        call.Add(weight);
        call.Add(bias);
        call.Add(runningMean);
        call.Add(runningVar);
        call.Add(useInputStats);
        call.Add(momentum);
        call.Add(eps);
        call.Add(cudnnEnabled);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        GC.KeepAlive(runningMean);
        GC.KeepAlive(runningVar);
        return result;
    }

    private static nint s_embedding;

    /// <summary><c>aten::embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -&gt; Tensor</c></summary>
    public static Tensor Embedding(Tensor weight, Tensor indices, long paddingIdx = -1, bool scaleGradByFreq = false, bool sparse = false)
    {
        var call = new BoxedCall(ref s_embedding, "aten::embedding", "");
        call.Add(weight);
        call.Add(indices);
        call.Add(paddingIdx);
        call.Add(scaleGradByFreq);
        call.Add(sparse);
        var result = call.Tensor();
        GC.KeepAlive(weight);
        GC.KeepAlive(indices);
        return result;
    }

    private static nint s_max_pool2d;

    /// <summary><c>aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -&gt; Tensor</c></summary>
    public Tensor MaxPool2d(ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> dilation = default, bool ceilMode = false)
    {
        var call = new BoxedCall(ref s_max_pool2d, "aten::max_pool2d", "");
        call.Add(this);
        call.Add(kernelSize);
        call.Add(stride);
        call.Add(padding.IsEmpty ? [0, 0] : padding);
        call.Add(dilation.IsEmpty ? [1, 1] : dilation);
        call.Add(ceilMode);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_max_pool1d;

    /// <summary><c>aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -&gt; Tensor</c></summary>
    public Tensor MaxPool1d(ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, ReadOnlySpan<long> dilation = default, bool ceilMode = false)
    {
        var call = new BoxedCall(ref s_max_pool1d, "aten::max_pool1d", "");
        call.Add(this);
        call.Add(kernelSize);
        call.Add(stride);
        call.Add(padding.IsEmpty ? [0] : padding);
        call.Add(dilation.IsEmpty ? [1] : dilation);
        call.Add(ceilMode);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_avg_pool2d;

    /// <summary><c>aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -&gt; Tensor</c></summary>
    public Tensor AvgPool2d(ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, bool ceilMode = false, bool countIncludePad = true, long? divisorOverride = null)
    {
        var call = new BoxedCall(ref s_avg_pool2d, "aten::avg_pool2d", "");
        call.Add(this);
        call.Add(kernelSize);
        call.Add(stride);
        call.Add(padding.IsEmpty ? [0, 0] : padding);
        call.Add(ceilMode);
        call.Add(countIncludePad);
        call.Add(divisorOverride);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_avg_pool1d;

    /// <summary><c>aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -&gt; Tensor</c></summary>
    public Tensor AvgPool1d(ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> stride = default, ReadOnlySpan<long> padding = default, bool ceilMode = false, bool countIncludePad = true)
    {
        var call = new BoxedCall(ref s_avg_pool1d, "aten::avg_pool1d", "");
        call.Add(this);
        call.Add(kernelSize);
        call.Add(stride);
        call.Add(padding.IsEmpty ? [0] : padding);
        call.Add(ceilMode);
        call.Add(countIncludePad);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_adaptive_avg_pool2d;

    /// <summary><c>aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -&gt; Tensor</c></summary>
    public Tensor AdaptiveAvgPool2d(ReadOnlySpan<long> outputSize)
    {
        var call = new BoxedCall(ref s_adaptive_avg_pool2d, "aten::adaptive_avg_pool2d", "");
        call.Add(this);
        call.Add(outputSize);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_adaptive_avg_pool1d;

    /// <summary><c>aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -&gt; Tensor</c></summary>
    public Tensor AdaptiveAvgPool1d(ReadOnlySpan<long> outputSize)
    {
        var call = new BoxedCall(ref s_adaptive_avg_pool1d, "aten::adaptive_avg_pool1d", "");
        call.Add(this);
        call.Add(outputSize);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_adaptive_max_pool2d;

    /// <summary><c>aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -&gt; (Tensor, Tensor)</c></summary>
    public (Tensor, Tensor) AdaptiveMaxPool2d(ReadOnlySpan<long> outputSize)
    {
        var call = new BoxedCall(ref s_adaptive_max_pool2d, "aten::adaptive_max_pool2d", "");
        call.Add(this);
        call.Add(outputSize);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_upsample_bilinear2d;

    /// <summary><c>aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -&gt; Tensor</c></summary>
    public Tensor UpsampleBilinear2d(ReadOnlySpan<long> outputSize, bool alignCorners, double? scalesH = null, double? scalesW = null)
    {
        var call = new BoxedCall(ref s_upsample_bilinear2d, "aten::upsample_bilinear2d", "");
        call.Add(this);
        call.Add(outputSize);
        call.Add(alignCorners);
        call.Add(scalesH);
        call.Add(scalesW);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_upsample_bicubic2d;

    /// <summary><c>aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -&gt; Tensor</c></summary>
    public Tensor UpsampleBicubic2d(ReadOnlySpan<long> outputSize, bool alignCorners, double? scalesH = null, double? scalesW = null)
    {
        var call = new BoxedCall(ref s_upsample_bicubic2d, "aten::upsample_bicubic2d", "");
        call.Add(this);
        call.Add(outputSize);
        call.Add(alignCorners);
        call.Add(scalesH);
        call.Add(scalesW);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_upsample_nearest2d;

    /// <summary><c>aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -&gt; Tensor</c></summary>
    public Tensor UpsampleNearest2d(ReadOnlySpan<long> outputSize, double? scalesH = null, double? scalesW = null)
    {
        var call = new BoxedCall(ref s_upsample_nearest2d, "aten::upsample_nearest2d", "");
        call.Add(this);
        call.Add(outputSize);
        call.Add(scalesH);
        call.Add(scalesW);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_upsample_bilinear2d_aa;

    /// <summary><c>aten::_upsample_bilinear2d_aa(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -&gt; Tensor</c></summary>
    public Tensor UpsampleBilinear2dAa(ReadOnlySpan<long> outputSize, bool alignCorners, double? scalesH = null, double? scalesW = null)
    {
        var call = new BoxedCall(ref s_upsample_bilinear2d_aa, "aten::_upsample_bilinear2d_aa", "");
        call.Add(this);
        call.Add(outputSize);
        call.Add(alignCorners);
        call.Add(scalesH);
        call.Add(scalesW);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_upsample_bicubic2d_aa;

    /// <summary><c>aten::_upsample_bicubic2d_aa(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -&gt; Tensor</c></summary>
    public Tensor UpsampleBicubic2dAa(ReadOnlySpan<long> outputSize, bool alignCorners, double? scalesH = null, double? scalesW = null)
    {
        var call = new BoxedCall(ref s_upsample_bicubic2d_aa, "aten::_upsample_bicubic2d_aa", "");
        call.Add(this);
        call.Add(outputSize);
        call.Add(alignCorners);
        call.Add(scalesH);
        call.Add(scalesW);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_grid_sampler;

    /// <summary><c>aten::grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -&gt; Tensor</c></summary>
    public Tensor GridSampler(Tensor grid, long interpolationMode, long paddingMode, bool alignCorners)
    {
        var call = new BoxedCall(ref s_grid_sampler, "aten::grid_sampler", "");
        call.Add(this);
        call.Add(grid);
        call.Add(interpolationMode);
        call.Add(paddingMode);
        call.Add(alignCorners);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(grid);
        return result;
    }

    private static nint s_affine_grid_generator;

    /// <summary><c>aten::affine_grid_generator(Tensor theta, int[] size, bool align_corners) -&gt; Tensor</c></summary>
    public static Tensor AffineGridGenerator(Tensor theta, ReadOnlySpan<long> size, bool alignCorners)
    {
        var call = new BoxedCall(ref s_affine_grid_generator, "aten::affine_grid_generator", "");
        call.Add(theta);
        call.Add(size);
        call.Add(alignCorners);
        var result = call.Tensor();
        GC.KeepAlive(theta);
        return result;
    }

    private static nint s_pixel_shuffle;

    /// <summary><c>aten::pixel_shuffle(Tensor self, int upscale_factor) -&gt; Tensor</c></summary>
    public Tensor PixelShuffle(long upscaleFactor)
    {
        var call = new BoxedCall(ref s_pixel_shuffle, "aten::pixel_shuffle", "");
        call.Add(this);
        call.Add(upscaleFactor);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_pixel_unshuffle;

    /// <summary><c>aten::pixel_unshuffle(Tensor self, int downscale_factor) -&gt; Tensor</c></summary>
    public Tensor PixelUnshuffle(long downscaleFactor)
    {
        var call = new BoxedCall(ref s_pixel_unshuffle, "aten::pixel_unshuffle", "");
        call.Add(this);
        call.Add(downscaleFactor);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_im2col;

    /// <summary><c>aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -&gt; Tensor</c></summary>
    public Tensor Im2col(ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> dilation, ReadOnlySpan<long> padding, ReadOnlySpan<long> stride)
    {
        var call = new BoxedCall(ref s_im2col, "aten::im2col", "");
        call.Add(this);
        call.Add(kernelSize);
        call.Add(dilation);
        call.Add(padding);
        call.Add(stride);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_col2im;

    /// <summary><c>aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -&gt; Tensor</c></summary>
    public Tensor Col2im(ReadOnlySpan<long> outputSize, ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> dilation, ReadOnlySpan<long> padding, ReadOnlySpan<long> stride)
    {
        var call = new BoxedCall(ref s_col2im, "aten::col2im", "");
        call.Add(this);
        call.Add(outputSize);
        call.Add(kernelSize);
        call.Add(dilation);
        call.Add(padding);
        call.Add(stride);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_reflection_pad1d;

    /// <summary><c>aten::reflection_pad1d(Tensor self, int[2] padding) -&gt; Tensor</c></summary>
    public Tensor ReflectionPad1d(ReadOnlySpan<long> padding)
    {
        var call = new BoxedCall(ref s_reflection_pad1d, "aten::reflection_pad1d", "");
        call.Add(this);
        call.Add(padding);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_reflection_pad2d;

    /// <summary><c>aten::reflection_pad2d(Tensor self, int[4] padding) -&gt; Tensor</c></summary>
    public Tensor ReflectionPad2d(ReadOnlySpan<long> padding)
    {
        var call = new BoxedCall(ref s_reflection_pad2d, "aten::reflection_pad2d", "");
        call.Add(this);
        call.Add(padding);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_replication_pad2d;

    /// <summary><c>aten::replication_pad2d(Tensor self, int[4] padding) -&gt; Tensor</c></summary>
    public Tensor ReplicationPad2d(ReadOnlySpan<long> padding)
    {
        var call = new BoxedCall(ref s_replication_pad2d, "aten::replication_pad2d", "");
        call.Add(this);
        call.Add(padding);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_constant_pad_nd;

    /// <summary><c>aten::constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -&gt; Tensor</c></summary>
    public Tensor ConstantPadNd(ReadOnlySpan<long> pad, Scalar? value = null)
    {
        var call = new BoxedCall(ref s_constant_pad_nd, "aten::constant_pad_nd", "");
        call.Add(this);
        call.Add(pad);
        call.Add(value ?? 0);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_pad;

    /// <summary><c>aten::pad(Tensor self, int[] pad, str mode="constant", float? value=None) -&gt; Tensor</c></summary>
    public Tensor Pad(ReadOnlySpan<long> pad, string mode = "constant", double? value = null)
    {
        var call = new BoxedCall(ref s_pad, "aten::pad", "");
        call.Add(this);
        call.Add(pad);
        call.Add(mode);
        call.Add(value);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_gru_input;

    /// <summary><c>aten::gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -&gt; (Tensor, Tensor)</c></summary>
    public (Tensor, Tensor) Gru(Tensor hx, ReadOnlySpan<Tensor> @params, bool hasBiases, long numLayers, double dropout, bool train, bool bidirectional, bool batchFirst)
    {
        var call = new BoxedCall(ref s_gru_input, "aten::gru", "input");
        call.Add(this);
        call.Add(hx);
        call.Add(@params);
        call.Add(hasBiases);
        call.Add(numLayers);
        call.Add(dropout);
        call.Add(train);
        call.Add(bidirectional);
        call.Add(batchFirst);
        var result = call.TwoTensors();
        GC.KeepAlive(this);
        GC.KeepAlive(hx);
        GC.KeepAlive(@params.IsEmpty ? null : @params[0]);
        return result;
    }

    private static nint s_lstm_input;

    /// <summary><c>aten::lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -&gt; (Tensor, Tensor, Tensor)</c></summary>
    public (Tensor, Tensor, Tensor) Lstm(ReadOnlySpan<Tensor> hx, ReadOnlySpan<Tensor> @params, bool hasBiases, long numLayers, double dropout, bool train, bool bidirectional, bool batchFirst)
    {
        var call = new BoxedCall(ref s_lstm_input, "aten::lstm", "input");
        call.Add(this);
        call.Add(hx);
        call.Add(@params);
        call.Add(hasBiases);
        call.Add(numLayers);
        call.Add(dropout);
        call.Add(train);
        call.Add(bidirectional);
        call.Add(batchFirst);
        var result = call.ThreeTensors();
        GC.KeepAlive(this);
        GC.KeepAlive(hx.IsEmpty ? null : hx[0]);
        GC.KeepAlive(@params.IsEmpty ? null : @params[0]);
        return result;
    }

    private static nint s_cross_entropy_loss;

    /// <summary><c>aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100, float label_smoothing=0.) -&gt; Tensor</c></summary>
    public Tensor CrossEntropyLoss(Tensor target, Tensor? weight = null, long reduction = 1, long ignoreIndex = -100, double labelSmoothing = 0)
    {
        var call = new BoxedCall(ref s_cross_entropy_loss, "aten::cross_entropy_loss", "");
        call.Add(this);
        call.Add(target);
        call.Add(weight);
        call.Add(reduction);
        call.Add(ignoreIndex);
        call.Add(labelSmoothing);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        GC.KeepAlive(weight);
        return result;
    }

    private static nint s_nll_loss;

    /// <summary><c>aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -&gt; Tensor</c></summary>
    public Tensor NllLoss(Tensor target, Tensor? weight = null, long reduction = 1, long ignoreIndex = -100)
    {
        var call = new BoxedCall(ref s_nll_loss, "aten::nll_loss", "");
        call.Add(this);
        call.Add(target);
        call.Add(weight);
        call.Add(reduction);
        call.Add(ignoreIndex);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        GC.KeepAlive(weight);
        return result;
    }

    private static nint s_nll_loss_nd;

    /// <summary><c>aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -&gt; Tensor</c></summary>
    public Tensor NllLossNd(Tensor target, Tensor? weight = null, long reduction = 1, long ignoreIndex = -100)
    {
        var call = new BoxedCall(ref s_nll_loss_nd, "aten::nll_loss_nd", "");
        call.Add(this);
        call.Add(target);
        call.Add(weight);
        call.Add(reduction);
        call.Add(ignoreIndex);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        GC.KeepAlive(weight);
        return result;
    }

    private static nint s_binary_cross_entropy;

    /// <summary><c>aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -&gt; Tensor</c></summary>
    public Tensor BinaryCrossEntropy(Tensor target, Tensor? weight = null, long reduction = 1)
    {
        var call = new BoxedCall(ref s_binary_cross_entropy, "aten::binary_cross_entropy", "");
        call.Add(this);
        call.Add(target);
        call.Add(weight);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        GC.KeepAlive(weight);
        return result;
    }

    private static nint s_binary_cross_entropy_with_logits;

    /// <summary><c>aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -&gt; Tensor</c></summary>
    public Tensor BinaryCrossEntropyWithLogits(Tensor target, Tensor? weight = null, Tensor? posWeight = null, long reduction = 1)
    {
        var call = new BoxedCall(ref s_binary_cross_entropy_with_logits, "aten::binary_cross_entropy_with_logits", "");
        call.Add(this);
        call.Add(target);
        call.Add(weight);
        call.Add(posWeight);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        GC.KeepAlive(weight);
        GC.KeepAlive(posWeight);
        return result;
    }

    private static nint s_mse_loss;

    /// <summary><c>aten::mse_loss(Tensor self, Tensor target, int reduction=1) -&gt; Tensor</c></summary>
    public Tensor MseLoss(Tensor target, long reduction = 1)
    {
        var call = new BoxedCall(ref s_mse_loss, "aten::mse_loss", "");
        call.Add(this);
        call.Add(target);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_l1_loss;

    /// <summary><c>aten::l1_loss(Tensor self, Tensor target, int reduction=1) -&gt; Tensor</c></summary>
    public Tensor L1Loss(Tensor target, long reduction = 1)
    {
        var call = new BoxedCall(ref s_l1_loss, "aten::l1_loss", "");
        call.Add(this);
        call.Add(target);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_smooth_l1_loss;

    /// <summary><c>aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -&gt; Tensor</c></summary>
    public Tensor SmoothL1Loss(Tensor target, long reduction = 1, double beta = 1)
    {
        var call = new BoxedCall(ref s_smooth_l1_loss, "aten::smooth_l1_loss", "");
        call.Add(this);
        call.Add(target);
        call.Add(reduction);
        call.Add(beta);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_huber_loss;

    /// <summary><c>aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -&gt; Tensor</c></summary>
    public Tensor HuberLoss(Tensor target, long reduction = 1, double delta = 1)
    {
        var call = new BoxedCall(ref s_huber_loss, "aten::huber_loss", "");
        call.Add(this);
        call.Add(target);
        call.Add(reduction);
        call.Add(delta);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_kl_div;

    /// <summary><c>aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -&gt; Tensor</c></summary>
    public Tensor KlDiv(Tensor target, long reduction = 1, bool logTarget = false)
    {
        var call = new BoxedCall(ref s_kl_div, "aten::kl_div", "");
        call.Add(this);
        call.Add(target);
        call.Add(reduction);
        call.Add(logTarget);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_cosine_embedding_loss;

    /// <summary><c>aten::cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -&gt; Tensor</c></summary>
    public static Tensor CosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target, double margin = 0, long reduction = 1)
    {
        var call = new BoxedCall(ref s_cosine_embedding_loss, "aten::cosine_embedding_loss", "");
        call.Add(input1);
        call.Add(input2);
        call.Add(target);
        call.Add(margin);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(input1);
        GC.KeepAlive(input2);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_margin_ranking_loss;

    /// <summary><c>aten::margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -&gt; Tensor</c></summary>
    public static Tensor MarginRankingLoss(Tensor input1, Tensor input2, Tensor target, double margin = 0, long reduction = 1)
    {
        var call = new BoxedCall(ref s_margin_ranking_loss, "aten::margin_ranking_loss", "");
        call.Add(input1);
        call.Add(input2);
        call.Add(target);
        call.Add(margin);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(input1);
        GC.KeepAlive(input2);
        GC.KeepAlive(target);
        return result;
    }

    private static nint s_triplet_margin_loss;

    /// <summary><c>aten::triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -&gt; Tensor</c></summary>
    public static Tensor TripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, double p = 2, double eps = 1E-06, bool swap = false, long reduction = 1)
    {
        var call = new BoxedCall(ref s_triplet_margin_loss, "aten::triplet_margin_loss", "");
        call.Add(anchor);
        call.Add(positive);
        call.Add(negative);
        call.Add(margin);
        call.Add(p);
        call.Add(eps);
        call.Add(swap);
        call.Add(reduction);
        var result = call.Tensor();
        GC.KeepAlive(anchor);
        GC.KeepAlive(positive);
        GC.KeepAlive(negative);
        return result;
    }

    private static nint s_cholesky_solve;

    /// <summary><c>aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -&gt; Tensor</c></summary>
    public Tensor CholeskySolve(Tensor input2, bool upper = false)
    {
        var call = new BoxedCall(ref s_cholesky_solve, "aten::cholesky_solve", "");
        call.Add(this);
        call.Add(input2);
        call.Add(upper);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(input2);
        return result;
    }

    private static nint s_fft_rfft;

    /// <summary><c>aten::fft_rfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -&gt; Tensor</c></summary>
    public Tensor FftRfft(long? n = null, long dim = -1, string? norm = null)
    {
        var call = new BoxedCall(ref s_fft_rfft, "aten::fft_rfft", "");
        call.Add(this);
        call.Add(n);
        call.Add(dim);
        call.Add(norm);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_fft_irfft;

    /// <summary><c>aten::fft_irfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -&gt; Tensor</c></summary>
    public Tensor FftIrfft(long? n = null, long dim = -1, string? norm = null)
    {
        var call = new BoxedCall(ref s_fft_irfft, "aten::fft_irfft", "");
        call.Add(this);
        call.Add(n);
        call.Add(dim);
        call.Add(norm);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_stft;

    /// <summary><c>aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None) -&gt; Tensor</c></summary>
    public Tensor Stft(long nFft, long? hopLength = null, long? winLength = null, Tensor? window = null, bool normalized = false, bool? onesided = null, bool? returnComplex = null)
    {
        var call = new BoxedCall(ref s_stft, "aten::stft", "");
        call.Add(this);
        call.Add(nFft);
        call.Add(hopLength);
        call.Add(winLength);
        call.Add(window);
        call.Add(normalized);
        call.Add(onesided);
        call.Add(returnComplex);
        var result = call.Tensor();
        GC.KeepAlive(this);
        GC.KeepAlive(window);
        return result;
    }

    private static nint s_hann_window;

    /// <summary><c>aten::hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -&gt; Tensor</c></summary>
    public static Tensor HannWindow(long windowLength, DType? dtype = null, Device? device = null, bool? pinMemory = null)
    {
        var call = new BoxedCall(ref s_hann_window, "aten::hann_window", "");
        call.Add(windowLength);
        call.Add(dtype);
        call.AddNone();
        call.Add(device);
        call.Add(pinMemory);
        var result = call.Tensor();
        return result;
    }

    private static nint s_view_as_real;

    /// <summary><c>aten::view_as_real(Tensor(a) self) -&gt; Tensor(a)</c></summary>
    public Tensor ViewAsReal()
    {
        var call = new BoxedCall(ref s_view_as_real, "aten::view_as_real", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_real;

    /// <summary><c>aten::real(Tensor(a) self) -&gt; Tensor(a)</c></summary>
    public Tensor Real()
    {
        var call = new BoxedCall(ref s_real, "aten::real", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_imag;

    /// <summary><c>aten::imag(Tensor(a) self) -&gt; Tensor(a)</c></summary>
    public Tensor Imag()
    {
        var call = new BoxedCall(ref s_imag, "aten::imag", "");
        call.Add(this);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_set_data;

    /// <summary><c>aten::set_data(Tensor(a!) self, Tensor new_data) -&gt; ()</c></summary>
    public void SetData(Tensor newData)
    {
        var call = new BoxedCall(ref s_set_data, "aten::set_data", "");
        call.Add(this);
        call.Add(newData);
        call.Discard();
        GC.KeepAlive(this);
        GC.KeepAlive(newData);
    }

    private static nint s_is_pinned;

    /// <summary><c>aten::is_pinned(Tensor self, Device? device=None) -&gt; bool</c></summary>
    public bool IsPinned(Device? device = null)
    {
        var call = new BoxedCall(ref s_is_pinned, "aten::is_pinned", "");
        call.Add(this);
        call.Add(device);
        var result = call.Boolean();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_pin_memory;

    /// <summary><c>aten::pin_memory(Tensor(a) self, Device? device=None) -&gt; Tensor(a)</c></summary>
    public Tensor PinMemory(Device? device = null)
    {
        var call = new BoxedCall(ref s_pin_memory, "aten::pin_memory", "");
        call.Add(this);
        call.Add(device);
        var result = call.Tensor();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_is_nonzero;

    /// <summary><c>aten::is_nonzero(Tensor self) -&gt; bool</c></summary>
    public bool IsNonzero()
    {
        var call = new BoxedCall(ref s_is_nonzero, "aten::is_nonzero", "");
        call.Add(this);
        var result = call.Boolean();
        GC.KeepAlive(this);
        return result;
    }

    private static nint s_local_scalar_dense;

    /// <summary><c>aten::_local_scalar_dense(Tensor self) -&gt; Scalar</c></summary>
    public Scalar LocalScalarDense()
    {
        var call = new BoxedCall(ref s_local_scalar_dense, "aten::_local_scalar_dense", "");
        call.Add(this);
        var result = call.Scalar();
        GC.KeepAlive(this);
        return result;
    }
}
