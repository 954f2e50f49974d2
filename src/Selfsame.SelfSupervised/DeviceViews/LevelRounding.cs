using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>Back to the 256 levels of 8 bits, which the processor's views are rounded to after each operation; values stay float32.</summary>
internal static class LevelRounding
{
    /// <summary>The level at or below, values beyond the range becoming 0 or 255. The tensor given is used up.</summary>
    internal static Tensor TruncateToLevels(this Tensor values) => values.Clamp_(0, 255).Floor();
}
