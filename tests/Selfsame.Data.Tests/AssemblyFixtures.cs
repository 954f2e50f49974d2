using Selfsame.Data.Tests.Sources;

[assembly: AssemblyFixture(typeof(CacheFolder))]
