namespace Selfsame.Training.Colorizations;

/// <summary>How far colours are from the true ones: the root of the mean square of the differences in a and b of CIE Lab, each picture counting alike.</summary>
/// <param name="Prediction">Of the colours that the method gave.</param>
/// <param name="Gray">Of no colours at all: a and b are 0.</param>
/// <param name="MeanColour">Of the one colour that serves these very pictures best: what no knowledge of a single picture can beat.</param>
public sealed record ColourErrors(double Prediction, double Gray, double MeanColour);
