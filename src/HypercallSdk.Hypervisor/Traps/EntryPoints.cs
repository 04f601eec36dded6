using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>
/// Where a vCPU wants to be entered for what is not a trap (<c>set_callbacks</c>, <c>callback_op</c>). They do not change:
/// vCPUs that have the same ones share them.
/// </summary>
internal sealed record EntryPoints
{
    /// <summary>Nowhere.</summary>
    public static EntryPoints None { get; } = new();

    /// <summary>The event upcall's address; 0 for none.</summary>
    public ulong Event { get; init; }

    /// <summary>The failsafe callback's address; 0 for none.</summary>
    public ulong Failsafe { get; init; }

    /// <summary>The system-call callback's address; 0 for none.</summary>
    public ulong Syscall { get; init; }

    /// <summary>The sysenter callback's address; 0 for none.</summary>
    public ulong Sysenter { get; init; }

    /// <summary>The 32-bit system-call callback's address; 0 for none.</summary>
    public ulong Syscall32 { get; init; }

    /// <summary>Whether the failsafe callback masks upcalls.</summary>
    public bool FailsafeMasksEvents { get; init; }

    /// <summary>Whether the system-call callback masks upcalls.</summary>
    public bool SyscallMasksEvents { get; init; }

    /// <summary>Whether the sysenter callback masks upcalls.</summary>
    public bool SysenterMasksEvents { get; init; }

    /// <summary>Whether the 32-bit system-call callback masks upcalls.</summary>
    public bool Syscall32MasksEvents { get; init; }

    /// <summary>These with one of them set; null when there is none of that type here. (The non-maskable interrupt's is the trap table's.)</summary>
    public EntryPoints? With(CallbackType type, ulong address, bool maskEvents) =>
        type switch
        {
            CallbackType.Event => this with { Event = address },
            CallbackType.Failsafe => this with { Failsafe = address, FailsafeMasksEvents = maskEvents },
            CallbackType.Syscall => this with { Syscall = address, SyscallMasksEvents = maskEvents },
            CallbackType.Syscall32 => this with { Syscall32 = address, Syscall32MasksEvents = maskEvents },
            CallbackType.Sysenter => this with { Sysenter = address, SysenterMasksEvents = maskEvents },
            _ => null,
        };
}
