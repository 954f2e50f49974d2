using Selfsame.Cli.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(TinyRun))]
