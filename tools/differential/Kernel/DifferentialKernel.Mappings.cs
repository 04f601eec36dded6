using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <content>
/// The mappings of grants that a program made. All are ended at its end, so that the next one finds neither a grant in use nor
/// its handle: handles are counted on, and would differ from there on.
/// </content>
public partial struct DifferentialKernel
{
    // Where a handle's record is told from others'.
    private const int HandlePlace = 20;

    private void RememberMapping(int index, ulong offset)
    {
        if (index < ProgramLayout.SavedCount / 2 || index >= ProgramLayout.SavedCount || offset < HandlePlace)
        {
            return;
        }

        GrantMap made = new GuestPointer<GrantMap>(Arguments + offset - HandlePlace).Read();
        if (made.Status != GrantStatus.Okay)
        {
            _saved[index] = ProgramLayout.NoHandle;
            return;
        }

        _handlesSaved |= 1UL << index;

        // A handle that was ended is given again.
        int place = 0;
        while (place < _mappingCount && _mappings[place].Handle != made.Handle.Value)
        {
            place++;
        }

        if (place == ProgramLayout.MostMappings)
        {
            return;
        }

        _mappings[place] = new RememberedMapping { HostAddress = made.HostAddress, DeviceBusAddress = made.DeviceBusAddress, Handle = made.Handle.Value, Flags = made.Flags };
        _mappingCount = place == _mappingCount ? place + 1 : _mappingCount;
    }

    // Where they were made, as far as they are there.
    private void EndMappings()
    {
        int left = 0;
        for (int index = 0; index < _mappingCount; index++)
        {
            RememberedMapping mapping = _mappings[index];
            if (End(in mapping, mapping.HostAddress) != GrantStatus.BadHandle)
            {
                _mappings[left++] = mapping;
            }
        }

        _mappingCount = left;
        ClearMappedGrants();
    }

    // A program may have swapped an entry with the first one of a frame that the kernel has not mapped. When none is in use any
    // longer, and the table has its first version.
    private static void ClearGrants()
    {
        GrantSwap swap = new() { First = new GrantReference(ProgramLayout.FirstGrant), Second = new GrantReference(ProgramLayout.GrantsCompared) };
        _ = GrantTableOp.Swap(new Span<GrantSwap>(ref swap)); // refused where there is no such frame
        ClearMappedGrants();
    }

    private static void ClearMappedGrants()
    {
        for (int grant = ProgramLayout.FirstGrant; grant < ProgramLayout.GrantsCompared; grant++)
        {
            Write(GrantPage + ((ulong)(uint)grant * 8), 8, 0);
        }
    }

    // The program may have written another entry over a mapping, or may have given away the table: an entry of the same frame at
    // any other place will do.
    private void EndLostMappings()
    {
        VirtualAddress address = new(Window + ((ulong)ProgramLayout.MendingPage << Page.Shift));
        for (int index = 0; index < _mappingCount && IsWindowWhole(); index++)
        {
            RememberedMapping mapping = _mappings[index];
            bool isReadOnly = (mapping.Flags & GrantMapFlags.ReadOnly) != 0;
            PageTableFlags flags = isReadOnly ? ReadWrite & ~PageTableFlags.Writable : ReadWrite;
            ulong entry = (mapping.DeviceBusAddress & FrameBits) | (ulong)flags;
            if (UpdateVaMapping.Set(address, new PageTableEntry(entry), UpdateVaMappingFlags.InvalidatePage).IsSuccess)
            {
                bool isEntry = (mapping.Flags & GrantMapFlags.ContainsPte) != 0;
                _ = End(in mapping, isEntry ? (_frames[ProgramLayout.FirstTable] << Page.Shift) + (ProgramLayout.MendingPage * sizeof(ulong)) : address.Value);
                _ = UpdateVaMapping.Set(address, default, UpdateVaMappingFlags.InvalidatePage); // refused nowhere: there is nothing to refer to
            }
        }

        _mappingCount = 0;
        _handlesSaved = 0;
    }

    private static GrantStatus End(in RememberedMapping mapping, ulong hostAddress)
    {
        GrantUnmap ended = new()
        {
            HostAddress = (mapping.Flags & GrantMapFlags.HostMap) != 0 ? hostAddress : 0,
            DeviceBusAddress = (mapping.Flags & GrantMapFlags.DeviceMap) != 0 ? mapping.DeviceBusAddress : 0,
            Handle = new GrantHandle(mapping.Handle),
        };
        HypercallResult result = GrantTableOp.Unmap(new Span<GrantUnmap>(ref ended));
        return result.IsError ? GrantStatus.GeneralError : ended.Status == GrantStatus.Okay ? GrantStatus.BadHandle : ended.Status;
    }
}
