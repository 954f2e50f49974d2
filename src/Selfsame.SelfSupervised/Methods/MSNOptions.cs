namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="MSN"/>.</summary>
public sealed record MSNOptions : MaskedSiameseOptions;
