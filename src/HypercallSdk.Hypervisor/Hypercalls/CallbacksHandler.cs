using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The calling vCPU's entry points other than traps (<c>HYPERVISOR_set_callbacks</c>, <c>HYPERVISOR_callback_op</c>).</summary>
[HypercallHandler<ICallbacks>]
internal sealed partial class CallbacksHandler
{
    /// <summary>Sets three at once; one that is not canonical is left out without a word, as on Xen.</summary>
    public HypercallResult Set(Vcpu caller, VirtualAddress events, VirtualAddress failsafe, VirtualAddress syscall)
    {
        SetIfCanonical(caller, CallbackType.Event, events);
        SetIfCanonical(caller, CallbackType.Failsafe, failsafe);
        SetIfCanonical(caller, CallbackType.Syscall, syscall);
        return HypercallResult.Success;
    }

    /// <summary>Sets one.</summary>
    public HypercallResult Register(Vcpu caller, in CallbackRegister op)
    {
        if (!op.Address.IsCanonical)
            return caller.Refuse(XenErrno.InvalidArgument, "the entry point's address is not canonical", "op.Address", op.Address.Value, "a canonical address");

        return caller.TrySetEntryPoint(op.Type, op.Address.Value, op.Flags.HasFlag(CallbackFlags.MaskEvents))
            ? HypercallResult.Success
            : NoSuchType(caller, op.Type);
    }

    /// <summary>Removes the one for non-maskable interrupts; the others can only be replaced.</summary>
    public HypercallResult Unregister(Vcpu caller, in CallbackUnregister op)
    {
        switch (op.Type)
        {
            case CallbackType.NonMaskableInterrupt:
                caller.TrySetEntryPoint(CallbackType.NonMaskableInterrupt, 0, maskEvents: false);
                return HypercallResult.Success;
            case CallbackType.Event:
            case CallbackType.Failsafe:
            case CallbackType.Syscall:
            case CallbackType.Sysenter:
            case CallbackType.Syscall32:
                return caller.Refuse(XenErrno.InvalidArgument, "this entry point can be replaced but not removed", "op.Type", (ulong)op.Type, "the one for non-maskable interrupts");
            default:
                return NoSuchType(caller, op.Type);
        }
    }

    private static void SetIfCanonical(Vcpu caller, CallbackType type, VirtualAddress address)
    {
        if (address.IsCanonical)
            caller.TrySetEntryPoint(type, address.Value, maskEvents: false);
    }

    private static HypercallResult NoSuchType(Vcpu caller, CallbackType type) =>
        caller.Refuse(XenErrno.NotImplemented, "no such entry point", "op.Type", (ulong)type, "a callback type of a 64-bit guest");
}
