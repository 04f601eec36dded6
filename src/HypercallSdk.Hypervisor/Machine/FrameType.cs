namespace HypercallSdk.Hypervisor.Machine;

/// <summary>What a machine frame is used as. A frame has one type at a time: never writable and page table at once.</summary>
internal enum FrameType : byte
{
    /// <summary>No special use: it may be mapped writable.</summary>
    Plain,

    /// <summary>A table whose entries map pages.</summary>
    L1,

    /// <summary>A table whose entries point to L1 tables.</summary>
    L2,

    /// <summary>A table whose entries point to L2 tables.</summary>
    L3,

    /// <summary>A root table.</summary>
    L4,

    /// <summary>A page of the hypervisor's that its domain may map: shared_info.</summary>
    Shared,
}
