namespace Selfsame.Data.Random;

/// <summary>128 bits as four words: a counter that goes into <see cref="Philox"/>, or the random block that comes out.</summary>
/// <param name="A">The first word; the lowest 32 bits of a counter.</param>
/// <param name="B">The second word.</param>
/// <param name="C">The third word.</param>
/// <param name="D">The fourth word.</param>
public readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D);
