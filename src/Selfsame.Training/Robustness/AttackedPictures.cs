using Selfsame.Torch;

namespace Selfsame.Training.Robustness;

/// <summary>What an attack made of pictures.</summary>
/// <param name="Pixels">N x C x H x W, from 0 to 1: for each picture the first that fooled the network, else the last that was tried.</param>
/// <param name="Withstood">For each picture whether the network was right to the end.</param>
/// <param name="WithoutGradient">How many pictures gave no gradient at all where one was asked for: the sign of a hidden one.</param>
public sealed record AttackedPictures(Tensor Pixels, bool[] Withstood, int WithoutGradient)
{
    /// <summary>The share of pictures that were told rightly in spite of it.</summary>
    public double Accuracy => Withstood.Count(each => each) / (double)Withstood.Length;
}
