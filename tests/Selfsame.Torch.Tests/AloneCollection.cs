using Xunit;

namespace Selfsame.Torch.Tests;

/// <summary>Tests that measure the whole process, and so run while no other test does.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
