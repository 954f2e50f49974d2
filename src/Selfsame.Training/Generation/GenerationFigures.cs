namespace Selfsame.Training.Generation;

/// <summary>What can be measured of made pictures with an encoder and real ones.</summary>
/// <param name="Encoder">The encoder whose features were compared.</param>
/// <param name="FrechetDistance">Fréchet distance between Gaussian fits of the encoder's features of made and of real pictures: lower is better.</param>
/// <param name="RealFrechetDistance">The same between the two halves of the real pictures, the least that so few can give: half as many on either side.</param>
/// <param name="Diversity">Mean distance of the features of two made pictures as a share of that of two real ones: 1 is as varied, 0 is one picture.</param>
/// <param name="Made">How many made pictures were measured.</param>
/// <param name="Real">How many real ones.</param>
public sealed record GenerationFigures(string Encoder, double FrechetDistance, double RealFrechetDistance, double Diversity, int Made, int Real);
