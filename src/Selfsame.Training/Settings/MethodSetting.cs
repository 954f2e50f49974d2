namespace Selfsame.Training.Settings;

/// <summary>One setting of a method, for people.</summary>
/// <param name="Name">Its path: <c>method.temperature</c>.</param>
/// <param name="Small">Its default for pictures of 32 pixels.</param>
/// <param name="Large">Its default for pictures of 224 pixels.</param>
/// <param name="Range">What it may be: <c>0.001 to 1000</c>, <c>true or false</c>.</param>
/// <param name="Meaning">What it does; empty where the documentation file is not beside the program.</param>
public sealed record MethodSetting(string Name, string Small, string Large, string Range, string Meaning);
