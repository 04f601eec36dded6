using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The flags that pages are usually mapped with. Xen sets <see cref="PageTableFlags.User"/> on every one anyway.</summary>
public static class PageTable
{
    /// <summary>Read and written, not executed.</summary>
    public const PageTableFlags ReadWrite = ReadOnly | PageTableFlags.Writable;

    /// <summary>Read, neither written nor executed.</summary>
    public const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User | PageTableFlags.NoExecute;

    /// <summary>Read and executed, not written.</summary>
    public const PageTableFlags ReadExecute = PageTableFlags.Present | PageTableFlags.User;
}
