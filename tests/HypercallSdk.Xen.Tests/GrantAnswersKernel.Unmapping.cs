using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Ending and replacing mappings.</content>
public partial struct GrantAnswersKernel
{
    private void BadUnmappings()
    {
        GrantMap map = Map(Window(3), 9);
        Expect("unmap, no level-1 table"u8, GrantStatus.GeneralError, Unmap(NoTable, map.Handle));
        Expect("unmap, another page"u8, GrantStatus.GeneralError, Unmap(Window(5), map.Handle));
        Expect("unmap, the hypervisor's place"u8, GrantStatus.GeneralError, Unmap(HypervisorMemory.Start, map.Handle));
        Expect("unmap, bus address not looked at"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle, map.DeviceBusAddress + 4096));
        map = Map(Window(3), 9);
        Expect("unmap, bus address of no device mapping"u8, GrantStatus.Okay, Unmap(0, map.Handle, map.DeviceBusAddress));
        Expect("unmap, no address"u8, GrantStatus.Okay, Unmap(0, map.Handle));
        Expect("unmap, still in use"u8, 25, (long)Entry(9).Read().Flags);
        Unmap(3);
        Expect("unmap, mapping written over"u8, GrantStatus.GeneralError, Unmap(Window(3), map.Handle));
        Expect("unmap, written over, in use"u8, 25, (long)Entry(9).Read().Flags);

        // The same frame mapped plainly in the place: the entry looks alike.
        _ = KernelMemory.MapPage(new VirtualAddress(Window(3)), Frame(2));
        Expect("unmap, mapped plainly"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Expect("unmap, mapped plainly, out of use"u8, 1, (long)Entry(9).Read().Flags);
        GrantMap elsewhere = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        _ = KernelMemory.MapPage(new VirtualAddress(Window(4)), Frame(2));
        Expect("unmap, another mapping of the frame"u8, GrantStatus.GeneralError, Unmap(Window(4), elsewhere.Handle));
        Expect("unmap, its own"u8, GrantStatus.Okay, Unmap(Window(3), elsewhere.Handle));
        GrantMap writable = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        _ = KernelMemory.MapPage(new VirtualAddress(Window(3)), Frame(2));
        Expect("unmap, mapped plainly and writable"u8, GrantStatus.GeneralError, Unmap(Window(3), writable.Handle));
        Expect("unmap, mapped plainly and writable, in use"u8, 9, (long)Entry(9).Read().Flags);
        _ = KernelMemory.MapPage(new VirtualAddress(Window(3)), new PageTableEntry(Frame(2), PageTableFlags.Present | PageTableFlags.User));
        Expect("unmap, mapped plainly and read-only"u8, GrantStatus.Okay, Unmap(Window(3), writable.Handle));
        Expect("unmap, mapped plainly and read-only, out of use"u8, 1, (long)Entry(9).Read().Flags);
        GrantMap both = Map(Window(3), 9);
        GrantMap second = Map(Window(4), 9);
        Expect("unmap, the other mapping's address"u8, GrantStatus.Okay, Unmap(Window(4), both.Handle));
        Expect("unmap, the other mapping's address, in use"u8, 25, (long)Entry(9).Read().Flags);
        Expect("unmap, the other mapping"u8, GrantStatus.Okay, Unmap(Window(3), second.Handle));
        Restore(3);
        Restore(4);
    }

    private GrantStatus Replace(ulong address, ulong replacement, GrantHandle handle)
    {
        Span<GrantUnmapAndReplace> replace = stackalloc GrantUnmapAndReplace[1];
        replace[0] = new() { HostAddress = address, NewAddress = replacement, Handle = handle };
        HypercallResult result = GrantTableOp.UnmapAndReplace(replace);
        return result.Value == 0 ? replace[0].Status : (GrantStatus)result.Value;
    }

    private void Replacing(in StartInfo info)
    {
        new GuestPointer<ulong>(Window(4)).Write(0x4444);
        GrantMap map = Map(Window(3), 8);
        Expect("replace, no such handle"u8, GrantStatus.BadHandle, Replace(Window(3), Window(4), new GrantHandle(99)));
        Expect("replace, no level-1 table"u8, GrantStatus.GeneralError, Replace(NoTable, Window(4), map.Handle));
        Expect("replace, no level-1 table, the other place is empty"u8, 0, IsMapped(Window(4), in info) ? 1 : 0);
        Restore(4);
        Expect("replace, by no level-1 table"u8, GrantStatus.GeneralError, Replace(Window(3), NoTable, map.Handle));
        Expect("replace, by the hypervisor's"u8, GrantStatus.GeneralError, Replace(Window(3), HypervisorMemory.Start, map.Handle));
        Expect("replace, failed, the other place is kept"u8, 1, IsMapped(Window(4), in info) ? 1 : 0);
        Expect("replace, another page"u8, GrantStatus.GeneralError, Replace(Window(5), Window(4), map.Handle));
        Expect("replace, another page, the other place is empty"u8, 0, IsMapped(Window(4), in info) ? 1 : 0);
        Restore(4);
        Expect("replace, still in use"u8, 25, (long)Entry(8).Read().Flags);
        Expect("replace"u8, GrantStatus.Okay, Replace(Window(3), Window(4), map.Handle));
        Expect("replace, the page"u8, 0x4444, (long)new GuestPointer<ulong>(Window(3)).Read());
        Expect("replace, out of use"u8, 1, (long)Entry(8).Read().Flags);
        Expect("replace, the other place is empty"u8, 0, IsMapped(Window(4), in info) ? 1 : 0);
        Restore(3);
        Restore(4);
        map = Map(Window(3), 8);
        Expect("replace, by nothing"u8, GrantStatus.Okay, Replace(Window(3), 0, map.Handle));
        Restore(3);
        map = Map(Window(3), 8);
        Unmap(4);
        Expect("replace, by an empty place"u8, GrantStatus.Okay, Replace(Window(3), Window(4), map.Handle));
        Expect("replace, by an empty place, empty"u8, 0, IsMapped(Window(3), in info) ? 1 : 0);
        Restore(3);
        Restore(4);
        map = Map(Window(3), 8);
        Expect("replace, no address"u8, GrantStatus.Okay, Replace(0, Window(4), map.Handle));
        Expect("replace, by itself"u8, GrantStatus.GeneralError, Replace(Window(3), Window(3), map.Handle));
        Expect("replace, by itself, empty"u8, 0, IsMapped(Window(3), in info) ? 1 : 0);
        Expect("replace, by itself, in use"u8, 25, (long)Entry(8).Read().Flags);
        _ = KernelMemory.MapPage(new VirtualAddress(Window(3)), Frame(2));
        Expect("unmap, mapped plainly again"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Restore(3);
    }
}
