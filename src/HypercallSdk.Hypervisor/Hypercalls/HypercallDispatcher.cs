using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// The hypervisor's end of a contract. The generator derives a class marked
/// <see cref="HypercallHandlerAttribute{TContract}"/> from this one and writes what decodes a call, checks it, copies
/// its arguments once and calls the method. <see cref="Host.RegisterHandler"/> takes those of users' own contracts.
/// </summary>
public abstract class HypercallDispatcher
{
    /// <summary>The contract's operations, with those that are answered as commands that do not exist.</summary>
    public abstract ReadOnlySpan<HypercallDescription> Operations { get; }

    /// <summary>Serves the hypercall in <paramref name="registers"/>, whose number is one of this contract's.</summary>
    /// <returns>What the caller finds in RAX.</returns>
    public abstract long Dispatch(Vcpu caller, ref HypercallRegisters registers);

    /// <summary>The operation that <paramref name="registers"/> ask for; null when there is none.</summary>
    internal HypercallDescription? Describe(Vcpu caller, in HypercallRegisters registers)
    {
        foreach (HypercallDescription operation in Operations)
        {
            if ((ulong)operation.Number != registers.Rax)
                continue;

            if (operation.Command == HypercallAttribute.NoCommand || operation.Command == CommandOf(caller, operation, registers))
                return operation;
        }

        return null;
    }

    /// <summary>Refuses a command that the contract does not have: <c>-ENOSYS</c>.</summary>
    protected static long RefuseUnknownCommand(Vcpu caller) =>
        Check(caller).Refuse(XenErrno.NotImplemented, "no such command", "command", caller.Gate.Registers.Rdi, "a command of this hypercall").Value;

    /// <summary>The same, of a command that came in a structure: who looks at more of that before it has its own.</summary>
    protected static long RefuseUnknownCommand<TStructure>(Vcpu caller, in TStructure structure)
        where TStructure : unmanaged => RefuseUnknownCommand(caller);

    /// <summary>Refuses a call that only the control domain may make: <c>-EPERM</c>.</summary>
    protected static long RefusePrivilege(Vcpu caller) =>
        Check(caller).Refuse(XenErrno.NotPermitted, "only the control domain may make this call", "caller's domain", caller.Domain.Id.Value, "domain 0").Value;

    /// <summary>Refuses a caller that was built with another version of the interface: <c>-EACCES</c>.</summary>
    protected static long RefuseInterfaceVersion(Vcpu caller, uint version, uint expected) =>
        Check(caller).Refuse(XenErrno.AccessDenied, "the call is of another version of the interface", "interface version", version, $"version {expected}").Value;

    /// <summary>Refuses a pointer to memory that the caller cannot access: <c>-EFAULT</c>.</summary>
    protected static long RefusePointer(Vcpu caller, string argument, ulong address, ulong length, bool write) =>
        Check(caller).RefusePointer(argument, address, length, write).Value;

    /// <summary>
    /// Refuses a structure that the caller cannot read, where the answer is how much was done before: the bits of the
    /// command register above <paramref name="commandMask"/>.
    /// </summary>
    protected static long RefusePointerAsProgress(Vcpu caller, string argument, ulong address, ulong length, ulong commandMask)
    {
        ulong command = Check(caller).Gate.Registers.Rdi;
        _ = caller.RefusePointer(argument, address, length, write: false);
        return (long)(command >> System.Numerics.BitOperations.PopCount(commandMask));
    }

    /// <summary>Refuses a count beyond what one call may carry: <c>-E2BIG</c>.</summary>
    protected static long RefuseCount(Vcpu caller, string argument, ulong count, ulong maximum) =>
        Check(caller).Refuse(XenErrno.TooBig, "one call cannot carry so many elements", argument, count, $"at most {maximum}").Value;

    /// <summary>Refuses a signed count below zero: <c>-EINVAL</c>.</summary>
    protected static long RefuseNegativeCount(Vcpu caller, string argument, ulong count) =>
        Check(caller).Refuse(XenErrno.InvalidArgument, "the count is negative as a signed number", argument, count, "at most 2147483647").Value;

    /// <summary>Whether a guest can have the address: canonical and outside the hypervisor's part.</summary>
    protected static bool IsGuestAddress(ulong address) => AddressSpace.IsGuestAddress(address);

    private static Vcpu Check(Vcpu caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller;
    }

    private static int CommandOf(Vcpu caller, HypercallDescription operation, in HypercallRegisters registers)
    {
        if (operation.CommandPlace != CommandPlace.FirstField)
            return (int)(registers.Rdi & operation.CommandMask);

        return caller.TryCopyIn(registers.Rdi, out int command) ? command : HypercallAttribute.NoCommand;
    }
}
