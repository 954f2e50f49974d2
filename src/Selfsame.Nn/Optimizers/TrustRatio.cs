using System.Text.Json.Serialization;

namespace Selfsame.Nn.Optimizers;

/// <summary>The conventions for the trust ratio of LARS, with η the trust coefficient and λ the weight decay.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrustRatio>))]
public enum TrustRatio
{
    /// <summary>
    /// η‖w‖ / (‖g‖ + λ‖w‖ + ε), as in the paper and in the PyTorch ports of lightly, solo-learn and Apex. A tensor whose weight or
    /// gradient is all zero takes its plain gradient, without decay.
    /// </summary>
    [JsonStringEnumMemberName("sum-of-norms")]
    SumOfNorms,

    /// <summary>
    /// η‖w‖ / ‖g + λw‖, as in SimCLR's TensorFlow code and in Barlow Twins, VICReg and MAE. The ratio is 1 where a norm is zero.
    /// </summary>
    [JsonStringEnumMemberName("norm-of-sum")]
    NormOfSum,
}
