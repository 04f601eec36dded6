// Where a vCPU's memory lies on real Xen. vCPU 0's is part of the image. Each other vCPU has a megabyte of addresses in the
// kernel's half, in which pages of the domain's are mapped when it is first started: the page of its block and its state,
// its argument area, the stack that it starts and idles on, and the stack for entries from user mode. Addresses around each
// stack stay unmapped, so that one that overflows ends the domain.
//
// The running vCPU finds its block through the GS base: vCPU 0's is set by the entry, the others' by their contexts.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>On real Xen.</content>
internal static unsafe partial class VcpuStates
{
    private const ulong Stride = 0x10_0000;
    private const ulong StateOffset = 64;
    private const ulong Arguments = 0x1_0000;
    private const ulong Stack = 0x3_0000;
    private const ulong TrapStack = 0x5_0000;
    private const ulong StackSize = 0x1_0000;

    /// <summary>The end of the stack that a vCPU starts on.</summary>
    internal static ulong StackTop(int vcpu) => AreaOf(vcpu) + Stack + StackSize;

    /// <summary>The end of the stack for entries from user mode.</summary>
    internal static ulong TrapStackTop(int vcpu) => AreaOf(vcpu) + TrapStack + StackSize;

    /// <summary>What the GS base of a vCPU's kernel is.</summary>
    internal static ulong GsBase(int vcpu) => AreaOf(vcpu);

    /// <summary>Makes a vCPU's memory.</summary>
    internal static HypercallResult Prepare(int vcpu)
    {
        ulong area = AreaOf(vcpu);
        HypercallResult result = MapPages(area, Page.Size);
        result = result.IsError ? result : MapPages(area + Arguments, ArgumentArea.Size);
        result = result.IsError ? result : MapPages(area + Stack, StackSize);
        result = result.IsError ? result : MapPages(area + TrapStack, StackSize);
        if (result.IsSuccess)
        {
            // SAFETY: the area's first page was just mapped.
            *(VcpuBlock*)area = new VcpuBlock { Self = area, Id = vcpu, ArgumentBase = area + Arguments };
        }

        return result;
    }

    /// <summary>Has a vCPU that lost its context find its memory as when it was first started.</summary>
    internal static void Restart(int vcpu)
    {
        // SAFETY: the block of a vCPU that is prepared is mapped; vCPU 0's is in the image, and never comes here.
        ((VcpuBlock*)AreaOf(vcpu))->ArgumentTop = 0;
        Of(vcpu).Console.Top = 0;
    }

    // SAFETY: vCPU 0's place is in the image; another's is mapped before anybody asks for it.
    private static VcpuState* Place(int vcpu) => vcpu == 0 ? (VcpuState*)Gate.BootVcpuState : (VcpuState*)(AreaOf(vcpu) + StateOffset);

    private static ulong AreaOf(int vcpu) => KernelAddresses.VcpuAreas + ((ulong)(uint)vcpu * Stride);

    // Pages that are there from an attempt that ran out of memory are kept.
    private static HypercallResult MapPages(ulong start, ulong size)
    {
        for (ulong offset = 0; offset < size; offset += Page.Size)
        {
            var address = new VirtualAddress(start + offset);
            if (AddressSpace.Kernel.TryGetEntry(address, out PageTableEntry entry) && entry.IsPresent)
            {
                continue;
            }

            if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame))
            {
                return XenErrno.OutOfMemory;
            }

            HypercallResult result = AddressSpace.Kernel.Map(address, frame);
            if (result.IsError)
            {
                PageAllocator.Free(frame);
                return result;
            }
        }

        return HypercallResult.Success;
    }
}
