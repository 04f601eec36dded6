using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What a vCPU starts with.</summary>
internal static class VcpuContext
{
    private const VcpuContextFlags Flags =
        VcpuContextFlags.InKernel | VcpuContextFlags.FailsafeDisablesEvents | VcpuContextFlags.SyscallDisablesEvents;

    internal static void Fill(int vcpu, out VcpuGuestContext context)
    {
        context = default;
        context.Flags = Flags;
        context.Registers.Rip = Gate.EntryAddress(KernelEntry.VcpuBoot);
        context.Registers.Cs = FlatSelector.KernelCode;
        context.Registers.Ss = FlatSelector.KernelStack;
        context.Registers.Rsp = VcpuStates.StackTop(vcpu);
        context.KernelStackSelector = FlatSelector.KernelStack;
        context.KernelStackPointer = VcpuStates.TrapStackTop(vcpu);
        context.GsBaseKernel = VcpuStates.GsBase(vcpu);
        context.ControlRegisters[3] = KernelMemory.MachineFrameOf(PageTableLevels.BuilderRoot).Address.Value;
        context.EventCallback = new VirtualAddress(Gate.EntryAddress(KernelEntry.Upcall));
        context.FailsafeCallback = new VirtualAddress(Gate.EntryAddress(KernelEntry.Failsafe));
        context.SyscallCallback = new VirtualAddress(Gate.EntryAddress(KernelEntry.Syscall));
        for (int vector = 0; vector < KernelEntry.TrapCount; vector++)
        {
            if (KernelTrapTable.TryGet(vector, out TrapInfo trap))
            {
                context.Traps[vector] = trap;
            }
        }
    }
}
