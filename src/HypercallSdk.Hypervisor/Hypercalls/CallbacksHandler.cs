using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Traps;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The calling vCPU's entry points other than traps (<c>HYPERVISOR_set_callbacks</c>, <c>HYPERVISOR_callback_op</c>).</summary>
[HypercallHandler<ICallbacks>]
internal sealed partial class CallbacksHandler
{
    private const byte Nmi = (byte)TrapVector.NonMaskableInterrupt;

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

        if (op.Type == CallbackType.NonMaskableInterrupt)
        {
            SetNmiHandler(caller, new TrapInfo { Vector = Nmi, Flags = TrapInfoFlags.MaskUpcalls, CodeSelector = FlatSelector.KernelCode, Address = op.Address.Value });
            return HypercallResult.Success;
        }

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
                SetNmiHandler(caller, default);
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

    // It is vector 2 of the trap table and nothing else, as on Xen: set_trap_table replaces and clears it too.
    private static void SetNmiHandler(Vcpu caller, in TrapInfo entry)
    {
        Span<TrapInfo> table = caller.Scratch<TrapInfo>(VirtualIdt.VectorCount);
        caller.TrapTable.Entries.CopyTo(table);
        table[Nmi] = entry;
        caller.TrapTable = caller.Domain.Host.TrapTables.Find(table);
    }

    private static HypercallResult NoSuchType(Vcpu caller, CallbackType type) =>
        caller.Refuse(XenErrno.NotImplemented, "no such entry point", "op.Type", (ulong)type, "a callback type of a 64-bit guest");
}
