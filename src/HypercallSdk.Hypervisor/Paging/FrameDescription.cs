// What explanations say of a frame: what it is, its counts, and who holds it. Nothing keeps a list of holders, since
// nothing but an explanation ever asks: they are found by reading all tables in use. That takes a millisecond or so,
// and is done while a domain's refusals are explained with their call sites (HostOptions.RefusalCallSites).
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Describes a frame in an explanation.</summary>
internal static unsafe class FrameDescription
{
    private const int MostHolders = 6;

    /// <summary>
    /// One phrase, such as <c>frame 0x1234 belongs to domain 1: an L1 page table (type count 2, references 3, pinned), held by
    /// L2 table 0x1230[4]</c>.
    /// </summary>
    /// <param name="caller">Who gets the explanation; null for the host itself.</param>
    /// <param name="memory">The machine's memory.</param>
    /// <param name="frame">The frame.</param>
    public static string Of(Vcpu? caller, MachineMemory memory, MachineFrame frame)
    {
        string text = Of(memory, frame);
        if (caller is null || !memory.Contains(frame) || memory[frame].IsFree || !caller.ExplainsInFull)
            return text;

        var holders = new StringBuilder();
        AppendRoots(holders, caller.Domain.Host, frame);
        int left = AppendEntries(holders, memory, frame);
        if (left > 0)
            holders.Append(CultureInfo.InvariantCulture, $", and {left} entries more");

        return holders.Length == 0 ? text : $"{text}, held by {holders}";
    }

    /// <summary>The same without its holders, which have to be searched for.</summary>
    public static string Of(MachineMemory memory, MachineFrame frame)
    {
        if (!memory.Contains(frame))
            return $"frame {frame} does not exist";

        FrameInfo info = memory[frame];
        if (info.IsFree)
            return $"frame {frame} belongs to nobody";

        string pinned = info.Has(FrameFlags.Pinned) ? ", pinned" : string.Empty;
        string held = info.Has(FrameFlags.Held) ? ", held by the host itself" : string.Empty;
        string given = info.Has(FrameFlags.Allocated) ? string.Empty : ", given away by its owner";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"frame {frame} belongs to domain {info.Owner}: {PageTypes.NameOf(info.Type)} (type count {info.TypeCount}, references {info.ReferenceCount}{pinned}{held}{given})");
    }

    private static void AppendRoots(StringBuilder text, Host host, MachineFrame frame)
    {
        foreach (Domain domain in host.Domains)
        {
            foreach (Vcpu vcpu in domain.Vcpus)
            {
                if (vcpu.IsRoot(frame))
                    Separate(text).Append(CultureInfo.InvariantCulture, $"{vcpu} as a root");

                if (vcpu.Descriptors.IsInGdt(frame))
                    Separate(text).Append(CultureInfo.InvariantCulture, $"{vcpu}'s GDT");
            }
        }
    }

    // How many there are beyond those named is returned.
    private static int AppendEntries(StringBuilder text, MachineMemory memory, MachineFrame frame)
    {
        int found = 0;
        for (ulong number = 0; number < memory.FrameCount; number++)
        {
            var table = new MachineFrame(number);
            FrameInfo info = memory[table];
            if (info.Type is not (>= FrameType.L1 and <= FrameType.L4) || !info.Has(FrameFlags.Validated))
                continue;

            // SAFETY: the frame exists; a page has 512 entries.
            var entries = (ulong*)memory.HostAddress(table);
            for (int i = 0; i < EntryRules.EntriesPerTable; i++)
            {
                if (EntryRules.IsPresent(entries[i]) && EntryRules.FrameOf(entries[i]) == frame.Value && ++found <= MostHolders)
                    Separate(text).Append(CultureInfo.InvariantCulture, $"{info.Type} table {table}[{i}]{(EntryRules.IsWritable(entries[i]) ? " (writable)" : string.Empty)}");
            }
        }

        return found - MostHolders;
    }

    private static StringBuilder Separate(StringBuilder text) => text.Length > 0 ? text.Append(", ") : text;
}
