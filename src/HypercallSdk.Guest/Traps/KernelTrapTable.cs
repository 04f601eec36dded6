using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The kernel's trap table: every vector that Xen delivers has an entry, so that one without a handler is reported by
/// the kernel itself, with its registers.
/// </summary>
internal static class KernelTrapTable
{
    // Not 9 and 15 (reserved), 22 to 27 and 31 (reserved). The entry of vector 2 is what CALLBACKTYPE_nmi sets.
    private const uint Delivered = ~((1u << 9) | (1u << 15) | (0x3fu << 22) | (1u << 31));

    // int3 and into are instructions: user mode may execute them.
    private const uint OpenToUserMode = (1u << (int)TrapVector.Breakpoint) | (1u << (int)TrapVector.Overflow);

    internal static HypercallResult Install()
    {
        Span<TrapInfo> table = stackalloc TrapInfo[KernelEntry.TrapCount];
        int count = 0;
        for (int vector = 0; vector < KernelEntry.TrapCount; vector++)
        {
            if (TryGet(vector, out TrapInfo entry))
            {
                table[count++] = entry;
            }
        }

        return TrapTable.Set(table[..count]);
    }

    /// <summary>The entry of a vector, unless Xen never delivers it.</summary>
    internal static bool TryGet(int vector, out TrapInfo entry)
    {
        bool isDelivered = (Delivered & (1u << vector)) != 0;
        entry = !isDelivered ? default : new TrapInfo
        {
            Vector = (byte)vector,
            Flags = TrapInfoFlags.MaskUpcalls | (TrapInfoFlags)(((OpenToUserMode >> vector) & 1) * (uint)TrapInfoFlags.EveryoneMayRaise),
            CodeSelector = FlatSelector.KernelCode,
            Address = Gate.EntryAddress(vector),
        };
        return isDelivered;
    }
}
