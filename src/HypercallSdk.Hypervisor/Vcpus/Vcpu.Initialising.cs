// A vCPU's first state, as VCPUOP_initialise gives it (Xen's arch_set_info_guest). All of it is checked before any of it is
// taken, but for what only taking can check: the descriptor table's frames and the roots, which are put back when a later one is
// refused.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    private const ulong MostDescriptors = 8192;

    /// <summary>Whether the vCPU has a state to run from: vCPU 0 from the start, the others from <c>VCPUOP_initialise</c> on.</summary>
    internal bool IsInitialised { get; private set; }

    /// <summary>vCPU 0 of a new domain, as the domain builder leaves it: initialised.</summary>
    internal void InitialiseFirst(MachineFrame root)
    {
        _ = SetKernelRoot(null, root); // the builder's root, pinned already
        IsInitialised = true;
    }

    /// <summary>Takes a state that <paramref name="caller"/> gives, once.</summary>
    internal HypercallResult Initialise(Vcpu caller, in VcpuGuestContext context)
    {
        HypercallResult result = CheckAddresses(caller, in context);
        if (result.IsError)
            return result;

        PageTypes types = Domain.Host.PageTypes;
        if (context.GdtEntryCount > 0)
        {
            var entries = (uint)context.GdtEntryCount;
            ReadOnlySpan<MachineFrame> frames = context.GdtFrames;
            result = Descriptors.SetGdt(caller, types, frames[..DescriptorTables.PagesFor(entries)], entries);
            if (result.IsError)
                return result;
        }

        result = SetKernelRoot(caller, RootOf(context.ControlRegisters[3]));
        if (result.IsSuccess && context.ControlRegisters[1] != 0)
            result = SetUserRoot(caller, RootOf(context.ControlRegisters[1]));

        if (result.IsError)
        {
            DropRoots();
            if (HasDescriptors)
                Descriptors.Clear(types);

            return XenErrno.InvalidArgument;
        }

        TakeRegisters(caller, in context);
        IsInitialised = true;
        if (context.Flags.HasFlag(VcpuContextFlags.Online))
            IsUp = true;

        return HypercallResult.Success;
    }

    // A root is a frame number with its upper bits folded into the lower ones of the register (xen_cr3_to_pfn).
    private static MachineFrame RootOf(ulong register) => new((register >> Page.Shift) | (register << (64 - Page.Shift)));

    private static HypercallResult CheckAddresses(Vcpu caller, in VcpuGuestContext context)
    {
        string? field = null;
        ulong value = 0;
        Check("context.Registers.Rip", context.Registers.Rip);
        Check("context.Registers.Rsp", context.Registers.Rsp);
        Check("context.KernelStackPointer", context.KernelStackPointer);
        Check("context.EventCallback", context.EventCallback.Value);
        Check("context.FailsafeCallback", context.FailsafeCallback.Value);
        Check("context.SyscallCallback", context.SyscallCallback.Value);
        Check("context.FsBase", context.FsBase);
        Check("context.GsBaseKernel", context.GsBaseKernel);
        Check("context.GsBaseUser", context.GsBaseUser);
        if (context.LdtEntryCount > 0)
            Check("context.LdtBase", context.LdtBase);

        foreach (ref readonly TrapInfo trap in (ReadOnlySpan<TrapInfo>)context.Traps)
            Check("context.Traps", trap.Address);

        if (field is not null)
            return caller.Refuse(XenErrno.InvalidArgument, "an address of the vCPU's state is not canonical", field, value, "a canonical address");

        if (context.LdtEntryCount > MostDescriptors)
            return caller.Refuse(XenErrno.InvalidArgument, "a local descriptor table has no so many entries", "context.LdtEntryCount", context.LdtEntryCount, $"at most {MostDescriptors}");

        if (context.LdtEntryCount > 0 && context.LdtBase % Page.Size != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a local descriptor table begins with a page", "context.LdtBase", context.LdtBase, "a multiple of 4096");

        if (!context.Flags.HasFlag(VcpuContextFlags.InKernel) && context.ControlRegisters[1] == 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a vCPU that starts in user mode has no user's root table", "context.ControlRegisters[1]", 0, "a root table, or InKernel among the flags");

        return context.GdtEntryCount > HypervisorMemory.FirstReservedGdtEntry
            ? caller.Refuse(XenErrno.InvalidArgument, "the descriptors from there on are the hypervisor's", "context.GdtEntryCount", context.GdtEntryCount, $"at most {HypervisorMemory.FirstReservedGdtEntry}")
            : HypercallResult.Success;

        void Check(string name, ulong address)
        {
            if (field is null && !new VirtualAddress(address).IsCanonical)
                (field, value) = (name, address);
        }
    }

    private void TakeRegisters(Vcpu caller, in VcpuGuestContext context)
    {
        Span<TrapInfo> table = caller.Scratch<TrapInfo>(VirtualIdt.VectorCount);
        ReadOnlySpan<TrapInfo> traps = context.Traps;
        table.Clear();
        for (int vector = 0; vector < table.Length; vector++)
        {
            // Entry n is vector n, whatever it says.
            TrapInfo entry = traps[vector];
            entry.Vector = (byte)vector;
            if (entry.Address != 0)
                VirtualIdt.Set(table, in entry);
        }

        TrapTable = Domain.Host.TrapTables.Find(table);
        TrySetEntryPoint(CallbackType.Event, context.EventCallback.Value, maskEvents: false);
        TrySetEntryPoint(CallbackType.Failsafe, context.FailsafeCallback.Value, context.Flags.HasFlag(VcpuContextFlags.FailsafeDisablesEvents));
        TrySetEntryPoint(CallbackType.Syscall, context.SyscallCallback.Value, context.Flags.HasFlag(VcpuContextFlags.SyscallDisablesEvents));
        if (context.LdtEntryCount > 0)
            Descriptors.SetLdt(new VirtualAddress(context.LdtBase), (uint)context.LdtEntryCount);

        ref readonly UserRegisters from = ref context.Registers;
        Traps.Reset(from.Rip, from.Rsp);
        Traps.SetKernelStack((ushort)(context.KernelStackSelector | 3), context.KernelStackPointer);
        var to = default(TrapFrame);
        (to.Rax, to.Rbx, to.Rcx, to.Rdx) = (from.Rax, from.Rbx, from.Rcx, from.Rdx);
        (to.Rsi, to.Rdi, to.Rbp) = (from.Rsi, from.Rdi, from.Rbp);
        (to.R8, to.R9, to.R10, to.R11) = (from.R8, from.R9, from.R10, from.R11);
        (to.R12, to.R13, to.R14, to.R15) = (from.R12, from.R13, from.R14, from.R15);
        Traps.SetGeneralRegisters(ref to);
        TakeUserState(in context, ref to);
    }

    // The bases, and where the vCPU starts if that is user mode: Xen leaves its upcalls masked.
    private void TakeUserState(in VcpuGuestContext context, ref TrapFrame registers)
    {
        if (context.FsBase != 0)
            SetSegmentBase(SegmentBaseKind.Fs, context.FsBase);

        if (context.GsBaseUser != 0)
            SetSegmentBase(SegmentBaseKind.GsUser, context.GsBaseUser);

        if (context.Flags.HasFlag(VcpuContextFlags.InKernel))
            return;

        ref readonly UserRegisters from = ref context.Registers;
        (registers.Rip, registers.Rsp, registers.Rflags) = (from.Rip, from.Rsp, from.Rflags & ~TrapDelivery.InterruptFlag);
        (registers.Cs, registers.Ss) = ((ulong)(from.Cs | 3), from.Ss);
        Processor.LaterFrame = registers;
        Processor.IsEnteredLater = true;
    }
}
