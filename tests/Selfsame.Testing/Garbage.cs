namespace Selfsame.Testing;

/// <summary>What earlier tests left to the garbage collector.</summary>
public static class Garbage
{
    /// <summary>Frees it now, so that nothing of it is freed while the test at hand counts live tensors or memory.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
