namespace Selfsame.Data.Transforms;

/// <summary>What <see cref="ColorJitter"/> drew for one view.</summary>
/// <param name="Brightness">Factor, 1 changes nothing.</param>
/// <param name="Contrast">Factor, 1 changes nothing.</param>
/// <param name="Saturation">Factor, 1 changes nothing.</param>
/// <param name="Hue">Shift in turns, -0.5 to 0.5.</param>
/// <param name="Order">In which order they are applied.</param>
public readonly record struct ColorJitterDraw(double Brightness, double Contrast, double Saturation, double Hue, ColorJitterOrder Order);
