using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Stands for the hypervisor's base class of handlers: it writes each refusal down.</summary>
public abstract class HypercallDispatcher
{
    /// <summary>The contract's operations, with those that are answered as commands that do not exist.</summary>
    public abstract ReadOnlySpan<HypercallDescription> Operations { get; }

    /// <summary>Serves the hypercall in <paramref name="registers"/>.</summary>
    public abstract long Dispatch(Vcpu caller, ref HypercallRegisters registers);

    protected static long RefuseUnknownCommand(Vcpu caller) => caller.Refuse(38, "unknown command");

    protected static long RefuseUnknownCommand<TStructure>(Vcpu caller, in TStructure structure)
        where TStructure : unmanaged => RefuseUnknownCommand(caller);

    protected static long RefusePrivilege(Vcpu caller) => caller.Refuse(1, "privilege");

    protected static long RefuseInterfaceVersion(Vcpu caller, uint version, uint expected) =>
        caller.Refuse(13, $"interface version {version} instead of {expected}");

    protected static long RefusePointer(Vcpu caller, string argument, ulong address, ulong length, bool write) =>
        caller.Refuse(14, $"pointer {argument} 0x{address:x} {length} {(write ? "write" : "read")}");

    protected static long RefusePointerAsProgress(Vcpu caller, string argument, ulong address, ulong length, uint commandMask)
    {
        caller.Refuse(14, $"pointer {argument} 0x{address:x} {length} read, answered as progress above 0x{commandMask:x}");
        return 0;
    }

    protected static long RefuseNegativeCount(Vcpu caller, string argument, ulong count) =>
        caller.Refuse(22, $"count {argument} {count} negative");

    protected static bool IsGuestAddress(ulong address) => address is < 0x8000_0000_0000 or >= 0xffff_8800_0000_0000;

    protected static long RefuseCount(Vcpu caller, string argument, ulong count, ulong maximum) =>
        caller.Refuse(7, $"count {argument} {count} of {maximum}");
}
