// Generated from native/schemas/ops.txt by eng/generate-operators. Change that list, not this file.
#nullable enable
using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>Selfsame's own operators: several steps in one pass over memory, with their gradients.</summary>
public static partial class Fused
{
    private static nint s_batch_norm_relu;

    /// <summary><c>selfsame::batch_norm_relu(Tensor input, Tensor? residual, Tensor? weight, Tensor? bias, Tensor(a!)? running_mean, Tensor(b!)? running_var, bool training, float momentum, float eps, bool relu) -&gt; Tensor</c></summary>
    public static Tensor BatchNormRelu(Tensor input, Tensor? residual, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training, double momentum, double eps, bool relu)
    {
        var call = new BoxedCall(ref s_batch_norm_relu, "selfsame::batch_norm_relu", "");
        call.Add(input);
        call.Add(residual);
        call.Add(weight);
        call.Add(bias);
        call.Add(runningMean);
        call.Add(runningVar);
        call.Add(training);
        call.Add(momentum);
        call.Add(eps);
        call.Add(relu);
        var result = call.Tensor();
        GC.KeepAlive(input);
        GC.KeepAlive(residual);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        GC.KeepAlive(runningMean);
        GC.KeepAlive(runningVar);
        return result;
    }

    private static nint s_conv3x3;

    /// <summary><c>selfsame::conv3x3(Tensor input, Tensor weight, int stride=1) -&gt; Tensor</c></summary>
    public static Tensor Conv3x3(Tensor input, Tensor weight, long stride = 1)
    {
        var call = new BoxedCall(ref s_conv3x3, "selfsame::conv3x3", "");
        call.Add(input);
        call.Add(weight);
        call.Add(stride);
        var result = call.Tensor();
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        return result;
    }
}
