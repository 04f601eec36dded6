// Which segment descriptors a guest may have. The processor reads them with all its power, so what could lead a guest to
// privilege level 0 must not be among them:
//
//  - A descriptor that is not present does nothing.
//  - Code and data segments are harmless in 64-bit mode, whatever their base and limit. Their privilege level becomes 3:
//    that is where kernel and user code of a guest both run.
//  - Of the system descriptors a guest may have call gates, and type 0, the second half of one. Using a gate faults, because
//    its privilege level is made 0 (what it was is kept in the selector's low bits), and would be emulated.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Checks segment descriptors (Xen's <c>check_descriptor</c>).</summary>
internal static class SegmentDescriptors
{
    private const uint Present = 1 << 15;
    private const uint CodeOrData = 1 << 12;
    private const uint TypeMask = 15 << 8;
    private const uint CallGate = 12 << 8;
    private const uint PrivilegeMask = 3 << 13;
    private const uint ReservedInGate = 0xff;

    /// <summary>Checks and mends one descriptor; false when a guest may not have it.</summary>
    public static bool TryMend(ref ulong descriptor)
    {
        var low = (uint)descriptor;
        var high = (uint)(descriptor >> 32);
        if ((high & Present) == 0)
            return true;

        high |= PrivilegeMask;
        if ((high & CodeOrData) == 0)
        {
            uint type = high & TypeMask;
            if (type == 0)
                return true;

            if (type != CallGate || (high & ReservedInGate) != 0 || !IsGuestCode((ushort)(low >> 16)))
                return false;

            high &= ~PrivilegeMask;
            low |= 3 << 16;
        }

        descriptor = ((ulong)high << 32) | low;
        return true;
    }

    /// <summary>Checks and mends the descriptors of a frame that becomes a descriptor table.</summary>
    public static HypercallResult Validate(Vcpu? caller, MachineFrame frame, Span<ulong> descriptors)
    {
        for (int i = 0; i < descriptors.Length; i++)
        {
            if (!TryMend(ref descriptors[i]))
                return Refuse(caller, $"frame {frame} cannot become a descriptor table: its descriptor {i} is one that a guest may not have", "descriptor", descriptors[i]);
        }

        return HypercallResult.Success;
    }

    /// <summary>Refuses a descriptor.</summary>
    public static HypercallResult Refuse(Vcpu? caller, string rule, string argument, ulong descriptor) =>
        PageTypes.Refuse(caller, XenErrno.InvalidArgument, rule, argument, descriptor, "one that is not present, a code or data segment, or a call gate to the guest's own code");

    // A selector of the guest's part of the GDT, of its LDT, or the flat one of its kernel.
    private static bool IsGuestCode(ushort selector) =>
        selector >> 3 < HypervisorMemory.FirstReservedGdtEntry || selector == FlatSelector.KernelCode || (selector & 4) != 0;
}
