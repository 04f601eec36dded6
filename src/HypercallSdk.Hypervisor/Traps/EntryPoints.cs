using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>Where a vCPU wants to be entered for what is not a trap (<c>set_callbacks</c>, <c>callback_op</c>).</summary>
internal sealed class EntryPoints
{
    /// <summary>The event upcall's address; 0 for none.</summary>
    public ulong Event { get; set; }

    /// <summary>The failsafe callback's address; 0 for none.</summary>
    public ulong Failsafe { get; set; }

    /// <summary>The system-call callback's address; 0 for none.</summary>
    public ulong Syscall { get; set; }

    /// <summary>The non-maskable interrupt's address; 0 for none.</summary>
    public ulong NonMaskableInterrupt { get; set; }

    /// <summary>The sysenter callback's address; 0 for none.</summary>
    public ulong Sysenter { get; set; }

    /// <summary>The 32-bit system-call callback's address; 0 for none.</summary>
    public ulong Syscall32 { get; set; }

    /// <summary>Whether the failsafe callback masks upcalls.</summary>
    public bool FailsafeMasksEvents { get; set; }

    /// <summary>Whether the system-call callback masks upcalls.</summary>
    public bool SyscallMasksEvents { get; set; }

    /// <summary>Whether the sysenter callback masks upcalls.</summary>
    public bool SysenterMasksEvents { get; set; }

    /// <summary>Whether the 32-bit system-call callback masks upcalls.</summary>
    public bool Syscall32MasksEvents { get; set; }

    /// <summary>Sets one callback; false when the type does not exist.</summary>
    public bool TrySet(CallbackType type, ulong address, bool maskEvents)
    {
        switch (type)
        {
            case CallbackType.Event:
                Event = address;
                return true;
            case CallbackType.Failsafe:
                (Failsafe, FailsafeMasksEvents) = (address, maskEvents);
                return true;
            case CallbackType.Syscall:
                (Syscall, SyscallMasksEvents) = (address, maskEvents);
                return true;
            case CallbackType.Syscall32:
                (Syscall32, Syscall32MasksEvents) = (address, maskEvents);
                return true;
            case CallbackType.Sysenter:
                (Sysenter, SysenterMasksEvents) = (address, maskEvents);
                return true;
            case CallbackType.NonMaskableInterrupt:
                NonMaskableInterrupt = address;
                return true;
            default:
                return false;
        }
    }
}
