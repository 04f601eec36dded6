using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The kernel's callbacks, all with upcalls masked: handlers run to completion.</summary>
/// <remarks><c>set_callbacks</c> would leave upcalls unmasked in the system-call entry, so each is registered by itself.</remarks>
internal static class KernelCallbacks
{
    internal static HypercallResult Install()
    {
        HypercallResult result = Register(CallbackType.Event, KernelEntry.Upcall);
        if (result.IsSuccess)
        {
            result = Register(CallbackType.Failsafe, KernelEntry.Failsafe);
        }

        return result.IsError ? result : Register(CallbackType.Syscall, KernelEntry.Syscall);
    }

    private static HypercallResult Register(CallbackType type, int entry)
    {
        var op = new CallbackRegister { Type = type, Flags = CallbackFlags.MaskEvents, Address = new VirtualAddress(Gate.EntryAddress(entry)) };
        return Callbacks.Register(in op);
    }
}
