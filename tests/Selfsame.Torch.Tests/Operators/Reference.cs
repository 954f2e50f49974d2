namespace Selfsame.Torch.Tests.Operators;

/// <summary>Layers written out in elementary operators and loops, for float64.</summary>
internal static class Reference
{
    /// <summary>N x C x H' x W' x height x width: what a kernel sees at each of its places.</summary>
    public static Tensor Windows(Tensor x, long height, long width, long stride) => x.Unfold(2, height, stride).Unfold(3, width, stride);

    /// <summary>A convolution of N x C x H x W with K x C x h x w.</summary>
    public static Tensor Convolution(Tensor x, Tensor weight, long stride, long[] padding)
    {
        var windows = Windows(x.ConstantPadNd(padding), weight.Size(2), weight.Size(3), stride);
        return (windows.Unsqueeze(1) * weight.Unsqueeze(2).Unsqueeze(2)).Sum([2, 5, 6]);
    }

    /// <summary>A convolution of N x C x D x H x W with K x C x d x h x w.</summary>
    public static Tensor Convolution3d(Tensor x, Tensor weight)
    {
        var windows = x.Unfold(2, weight.Size(2), 1).Unfold(3, weight.Size(3), 1).Unfold(4, weight.Size(4), 1);
        return (windows.Unsqueeze(1) * weight.View([weight.Size(0), weight.Size(1), 1, 1, 1, weight.Size(2), weight.Size(3), weight.Size(4)])).Sum([2, 6, 7, 8]);
    }

    /// <summary>Every pixel of N x C x H x W lays down its multiple of the kernel, C x K x h x w.</summary>
    public static Tensor TransposedConvolution(Tensor x, Tensor weight, long stride)
    {
        var (height, width) = (((x.Size(2) - 1) * stride) + weight.Size(2), ((x.Size(3) - 1) * stride) + weight.Size(3));
        var result = Tensor.Zeros([x.Size(0), weight.Size(1), height, width], DType.Float64);
        for (var row = 0L; row < x.Size(2); row++)
        {
            for (var column = 0L; column < x.Size(3); column++)
            {
                var laid = (x.Select(3, column).Select(2, row).View([x.Size(0), -1, 1, 1, 1]) * weight).Sum([1]);
                result.Narrow(2, row * stride, weight.Size(2)).Narrow(3, column * stride, weight.Size(3)).Add_(laid);
            }
        }

        return result;
    }

    /// <summary>Mean 0 and variance 1 over some dimensions, then scaled and shifted.</summary>
    public static Tensor Normalised(Tensor x, long[] over, long[] shape, Tensor weight, Tensor bias)
    {
        var centred = x - x.Mean(over, keepdim: true);
        return (centred / (centred.Square().Mean(over, keepdim: true) + 1e-5).Sqrt() * weight.View(shape)) + bias.View(shape);
    }

    /// <summary>The corners of a picture of 2 x 2 as (x, y, 1), from -1 to 1.</summary>
    public static Tensor Corners() => Tensor.From([-1.0, -1, 1, 1, -1, 1, -1, 1, 1, 1, 1, 1], 4, 3);

    /// <summary>A gated recurrent unit (Cho et al., 2014, in the variant of cuDNN): the outputs and the last state.</summary>
    public static Tensor[] Gru(Tensor[] x)
    {
        var state = x[1].Select(0, 0);
        var outputs = new List<Tensor>();
        foreach (var step in x[0].Unbind())
        {
            var input = (step.Matmul(x[2].T) + x[4]).Chunk(3, 1);
            var own = (state.Matmul(x[3].T) + x[5]).Chunk(3, 1);
            var (reset, update) = ((input[0] + own[0]).Sigmoid(), (input[1] + own[1]).Sigmoid());
            state = ((1 - update) * (input[2] + (reset * own[2])).Tanh()) + (update * state);
            outputs.Add(state);
        }

        return [Tensor.Stack([.. outputs]), state.Unsqueeze(0)];
    }

    /// <summary>A long short-term memory (Hochreiter, Schmidhuber, 1997): the outputs, the last state and the last cell.</summary>
    public static Tensor[] Lstm(Tensor[] x)
    {
        var (state, cell) = (x[1].Select(0, 0), x[2].Select(0, 0));
        var outputs = new List<Tensor>();
        foreach (var step in x[0].Unbind())
        {
            var gates = (step.Matmul(x[3].T) + x[5] + state.Matmul(x[4].T) + x[6]).Chunk(4, 1);
            cell = (gates[1].Sigmoid() * cell) + (gates[0].Sigmoid() * gates[2].Tanh());
            state = gates[3].Sigmoid() * cell.Tanh();
            outputs.Add(state);
        }

        return [Tensor.Stack([.. outputs]), state.Unsqueeze(0), cell.Unsqueeze(0)];
    }
}
