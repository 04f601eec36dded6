// What lies at an address of a guest's. It only looks: the tables are walked by hand, so that nothing faults, nothing is
// marked as accessed and no translation is remembered; no guest code runs.
//
// Code. A hosted kernel's code is the host's, and has no guest address of its own but its entry points': these lead to the
// kernel's methods. Behind them lies the place that stands for all other code of the kernel; which line that is, the host's
// stack tells while a handler runs (CallSite.KernelLines).
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using AddressSpace = HypercallSdk.Hypervisor.Paging.AddressSpace;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Finds what lies at guest addresses.</summary>
internal static class PlaceFinder
{
    /// <summary>What lies at <paramref name="address"/> as <paramref name="space"/> maps it.</summary>
    public static GuestPlace Find(Domain domain, AddressSpace space, ulong address)
    {
        ulong offset = address - domain.Image.TextAddress;
        if (space.Mode == Vcpus.VcpuMode.Kernel && offset < Page.Size)
            return FindCode(domain, address);

        return new GuestPlace { Address = new VirtualAddress(address), Description = Describe(domain, space, address) };
    }

    /// <summary>Whether an address is in the kernel's text: a return address, if a word of a stack is.</summary>
    public static bool IsCode(Domain domain, ulong address) => address - domain.Image.TextAddress < Page.Size;

    /// <summary>What lies at a place in one of the domain's frames, or one that it maps.</summary>
    public static string DescribeFrame(Domain domain, MachineFrame frame, uint offset)
    {
        MachineMemory memory = domain.Host.Memory;
        if (!memory.Contains(frame))
            return $"frame {frame}, which does not exist";

        FrameInfo info = memory[frame];
        if (frame == domain.Shared.Frame)
            return $"shared_info{FieldAt(typeof(SharedInfo), (int)offset)}";

        if (GrantFrame(domain, frame, offset) is { } entry)
            return entry;

        if (info.IsFree)
            return $"frame {frame}, which is nobody's";

        if (!info.IsOwnedBy(domain.Id))
            return Foreign(domain, frame, info);

        if (info.Type is >= FrameType.L1 and <= FrameType.L4)
            return string.Create(CultureInfo.InvariantCulture, $"{info.Type} page table {frame}, entry {offset / sizeof(ulong)}");

        ulong place = memory.PseudoPhysicalOf(frame);
        string granted = Granted(domain, frame);
        return (place < domain.Layout.MappedPages ? Element(domain, place, offset) : null) is { } element
            ? element + granted
            : string.Create(CultureInfo.InvariantCulture, $"the domain's memory, pseudo-physical page 0x{place:x} + 0x{offset:x}, {PageTypes.NameOf(info.Type)}{granted}");
    }

    private static GuestPlace FindCode(Domain domain, ulong address)
    {
        KernelSource source = domain.Kernel.Source;
        int entry = domain.Image.EntryAt(address & ~15UL);
        string place = address >= domain.Image.CodeAddress ? "the kernel's own code, which has no address of its own: the host's stack has its line"
            : entry < 0 ? "the kernel's text page, behind its entry points"
            : EntryName(entry);
        KernelHandler? handler = entry < 0 ? null : source.Handler(entry);
        if (entry == KernelEntry.Upcall)
        {
            KernelHandler[] handlers = [.. source.EventHandlers];
            handler = handlers.Length == 1 ? handlers[0] : null;
            if (handlers.Length > 1)
                place += $": calls {string.Join(", ", handlers.Select(each => each.ToString()))}";
        }

        return new GuestPlace
        {
            Address = new VirtualAddress(address),
            Description = handler is null ? place : $"{place}: {handler}",
            Method = handler?.Name,
            File = handler?.File,
            Line = handler?.Line ?? 0,
        };
    }

    private static string EntryName(int entry) => entry switch
    {
        KernelEntry.Upcall => "the event callback",
        KernelEntry.Failsafe => "the failsafe callback",
        KernelEntry.Syscall => "the system-call callback",
        KernelEntry.Boot => "the boot entry",
        KernelEntry.Idle => "the idle loop",
        KernelEntry.VcpuBoot => "the entry of further vCPUs",
        _ => string.Create(CultureInfo.InvariantCulture, $"the entry of trap {entry} ({(TrapVector)entry})"),
    };

    private static string Describe(Domain domain, AddressSpace space, ulong address)
    {
        MachineMemory memory = domain.Host.Memory;
        PageWalk walk = space.Walk(address);
        if (!walk.IsMapped)
        {
            ulong entry = (address - HypervisorMemory.MachineToPhysicalStart) / sizeof(ulong);
            return address >= HypervisorMemory.MachineToPhysicalStart && entry < memory.FrameCount
                ? string.Create(CultureInfo.InvariantCulture, $"the machine-to-physical table, entry of frame 0x{entry:x}")
                : $"nothing: {walk.Verdict()}";
        }

        string what = DescribeFrame(domain, walk.LastEntry.Frame, (uint)address & (Page.Size - 1));
        return space.Mode == Vcpus.VcpuMode.User && walk.IsAllowed ? $"in user mode: {what}" : what;
    }

    // By its place in the domain's memory: wherever it is mapped, it is that.
    private static string? Element(Domain domain, ulong page, uint offset)
    {
        DomainLayout layout = domain.Layout;
        (string? name, ulong first) = layout.ElementAt(page);
        if (name is null)
            return null;

        ulong within = ((page - first) << Page.Shift) + offset;
        if (first == layout.KernelState)
            return $"the kernel's state: {domain.Kernel.Source.Kernel.Name}{FieldAt(domain.Kernel.Source.Kernel, (int)within)}";

        if (first == layout.LibraryState)
            return $"the guest library's state{FieldAt(domain.Kernel.LibraryStateType, (int)within)}";

        if (first == layout.StartInfo)
            return $"start_info{FieldAt(typeof(StartInfo), (int)within)}";

        if (first == layout.FrameList && within / sizeof(ulong) < domain.Layout.Pages)
            return string.Create(CultureInfo.InvariantCulture, $"the P2M list, entry of pseudo-physical page 0x{within / sizeof(ulong):x}");

        ulong pages = first == layout.Arguments ? DomainLayout.ArgumentPages : first == layout.KernelStacks ? DomainLayout.StackPages : 0;
        if (pages == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{name} + 0x{within:x}");

        ulong size = pages << Page.Shift;
        return first == layout.Arguments
            ? string.Create(CultureInfo.InvariantCulture, $"the argument area of vCPU {within / size} + 0x{within % size:x}")
            : string.Create(CultureInfo.InvariantCulture, $"the kernel stack of vCPU {within / size}, 0x{size - (within % size):x} bytes below its top");
    }

    private static string FieldAt(Type type, int offset)
    {
        string? path = FieldPath.Of(type, offset);
        return path is null ? string.Create(CultureInfo.InvariantCulture, $" + 0x{offset:x}, where no field is") : path.StartsWith('[') ? path : $".{path}";
    }

    private static string? GrantFrame(Domain domain, MachineFrame frame, uint offset)
    {
        GrantTable grants = domain.Grants;
        int place = grants.Frames.IndexOf(frame);
        int bytes = grants.Version == 1 ? 8 : 16;
        if (place >= 0)
            return string.Create(CultureInfo.InvariantCulture, $"the grant table, grant {((place * Page.Size) + (int)offset) / bytes}");

        return grants.StatusFrames.Contains(frame) ? string.Create(CultureInfo.InvariantCulture, $"the status words of the grant table + 0x{offset:x}") : null;
    }

    private static string Foreign(Domain domain, MachineFrame frame, FrameInfo info)
    {
        foreach ((GrantHandle handle, GrantMapping mapping) in domain.MapTrack.All())
        {
            if (GrantLook.FrameOf(domain.Host, mapping) == frame)
                return $"a page of domain {info.Owner}'s: its grant {mapping.Reference}, mapped with handle {handle}";
        }

        return $"a page of domain {info.Owner}'s, frame {frame}";
    }

    private static string Granted(Domain domain, MachineFrame frame)
    {
        var grants = new List<string>();
        foreach ((GrantReference reference, GrantEntry entry) in GrantLook.Entries(domain.Grants))
        {
            if (entry.Type == GrantEntryFlags.PermitAccess && entry.Frame == frame.Value)
                grants.Add($"granted to domain {entry.Domain} (grant {reference})");
        }

        return grants.Count == 0 ? string.Empty : $", {string.Join(", ", grants)}";
    }
}
