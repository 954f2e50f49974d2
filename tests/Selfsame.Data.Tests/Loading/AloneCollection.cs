namespace Selfsame.Data.Tests.Loading;

/// <summary>Tests that count what the whole process does, so that no other test may run beside them.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
