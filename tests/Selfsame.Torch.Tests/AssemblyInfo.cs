using Xunit;

// One engine, one caller: OpenMP keeps a pool of threads per calling thread.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
