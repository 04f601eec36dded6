// A set of page tables. Slots 0 to 255 of its level 4 are its own; slots 256 to 271 are the hypervisor's; from 272 on it
// shares the kernel's tables, so a handler finds its code, stack and pages whichever space is in use. A space that serves
// user mode has a second root: the same lower half without the kernel's.
//
// A space is its roots' pseudo-physical frames, nothing else: it may be kept in a kernel's state, and is the same after a
// restore. Every table of it is read-only wherever the kernel maps it, and its roots are pinned, so that Xen validates
// them once and not at each switch.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Page tables of the kernel's making: created, filled, switched to, destroyed. Mapping goes through <c>mmu_update</c>,
/// tables on the way are made as needed.
/// </summary>
/// <remarks>
/// Addresses below <see cref="UserEnd"/> are the space's own. <see cref="Kernel"/> is the space that the domain was built
/// with. A change of an entry that was present is flushed on every vCPU; one that was not needs no flush.
/// </remarks>
public partial struct AddressSpace
{
    /// <summary>Behind the last address that an address space has for itself.</summary>
    public const ulong UserEnd = 0x0000_8000_0000_0000;

    private PseudoPhysicalFrame _root;
    private PseudoPhysicalFrame _userRoot;

    /// <summary>The space that the domain builder made. It cannot be destroyed.</summary>
    public static AddressSpace Kernel => new() { _root = PageTableLevels.BuilderRoot };

    /// <summary>The space that the running vCPU uses, as far as <see cref="SwitchTo"/> was the one to change it.</summary>
    public static AddressSpace Current
    {
        get
        {
            AddressSpace current = VcpuStates.Current.Space;
            return current.Exists ? current : Kernel;
        }
    }

    /// <summary>Whether this is a space at all: the default value is none.</summary>
    public readonly bool Exists => _root.Value != 0;

    /// <summary>The frame of the level-4 table that the kernel runs on.</summary>
    public readonly PseudoPhysicalFrame Root => _root;

    /// <summary>The frame of the level-4 table that user mode runs on; frame 0 where there is none.</summary>
    public readonly PseudoPhysicalFrame UserRoot => _userRoot;

    /// <summary>Makes a space with nothing in its own half.</summary>
    /// <param name="space">The space.</param>
    /// <param name="hasUserRoot">Whether it is to have a root for user mode too.</param>
    /// <returns><see cref="XenErrno.OutOfMemory"/> without a page for the root; otherwise what pinning it answers.</returns>
    public static HypercallResult TryCreate(out AddressSpace space, bool hasUserRoot = false)
    {
        space = default;
        HypercallResult result = CreateRoot(sharesKernel: true, out PseudoPhysicalFrame root);
        if (result.IsError)
        {
            return result;
        }

        PseudoPhysicalFrame userRoot = default;
        if (hasUserRoot)
        {
            result = CreateRoot(sharesKernel: false, out userRoot);
            if (result.IsError)
            {
                // A root that stays pinned is not freed by the second; the error that matters is the one before.
                _ = PageTableOperations.Unpin(root);
                _ = PageTableLevels.Free(root);
                return result;
            }
        }

        space = new AddressSpace { _root = root, _userRoot = userRoot };
        return HypercallResult.Success;
    }

    /// <summary>
    /// Makes it the running vCPU's (<c>MMUEXT_NEW_BASEPTR</c>, <c>MMUEXT_NEW_USER_BASEPTR</c>). A space without a root for
    /// user mode leaves the vCPU without one.
    /// </summary>
    public readonly HypercallResult SwitchTo()
    {
        HypercallResult result = PageTableOperations.SetRoot(_root);
        if (result.IsSuccess && _userRoot != Current._userRoot)
        {
            result = PageTableOperations.SetUserRoot(_userRoot);
        }

        if (result.IsSuccess)
        {
            VcpuStates.Current.Space = this;
        }

        return result;
    }

    /// <summary>
    /// Gives its tables back. What they map is left as it is: pages are their user's, mapped grants have to be unmapped
    /// before.
    /// </summary>
    /// <returns>
    /// <see cref="XenErrno.Busy"/> while a vCPU uses it, and for <see cref="Kernel"/>: nothing has been done then.
    /// </returns>
    public HypercallResult Destroy()
    {
        if (_root == PageTableLevels.BuilderRoot || IsInUse)
        {
            return XenErrno.Busy;
        }

        HypercallResult result = PageTableOperations.Unpin(_root);
        if (result.IsSuccess && _userRoot.Value != 0)
        {
            result = PageTableOperations.Unpin(_userRoot);
        }

        if (result.IsError)
        {
            return result;
        }

        // The user root refers to the same tables, so it goes first and alone.
        if (_userRoot.Value != 0)
        {
            result = PageTableLevels.Free(_userRoot);
        }

        result = result.IsError ? result : PageTableLevels.FreeBelow(_root, 4, KernelAddresses.FirstUpperSlot);
        if (result.IsSuccess)
        {
            this = default;
        }

        return result;
    }

    /// <summary>Maps a page of the domain's at <paramref name="address"/>, whatever was mapped there before.</summary>
    /// <param name="address">An address below <see cref="UserEnd"/>; in <see cref="Kernel"/> any but the hypervisor's.</param>
    /// <param name="frame">The page.</param>
    /// <param name="flags">The entry's flags.</param>
    /// <returns>What <c>mmu_update</c> answers, or <see cref="XenErrno.OutOfMemory"/> without pages for the tables.</returns>
    public readonly HypercallResult Map(VirtualAddress address, PseudoPhysicalFrame frame, PageTableFlags flags = PageTable.ReadWrite)
    {
        MachineFrame machineFrame = KernelMemory.MachineFrameOf(frame);
        return machineFrame == KernelMemory.NoFrame ? XenErrno.InvalidArgument : Set(address, new PageTableEntry(machineFrame, flags));
    }

    /// <summary>Maps pages that lie one behind the other in pseudo-physical memory.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="first">The first page.</param>
    /// <param name="count">How many.</param>
    /// <param name="flags">The entries' flags.</param>
    /// <returns>As for <see cref="Map"/>; those before the one that failed stay mapped.</returns>
    public readonly HypercallResult MapRange(VirtualAddress address, PseudoPhysicalFrame first, ulong count, PageTableFlags flags = PageTable.ReadWrite)
    {
        PageTableUpdates updates = default;
        bool replaced = false;
        PseudoPhysicalFrame table = default;
        for (ulong page = 0; page < count; page++)
        {
            VirtualAddress place = address + (page << Page.Shift);
            int index = PageTableLevels.Index(place, 1);
            if (page == 0 || index == 0)
            {
                HypercallResult found = PageTableLevels.Ensure(_root, _userRoot, place, out table);
                if (found.IsError)
                {
                    _ = updates.Apply(); // what was gathered; the first error is the answer
                    return found;
                }
            }

            MachineFrame frame = KernelMemory.MachineFrameOf(new PseudoPhysicalFrame(first.Value + page));
            if (frame == KernelMemory.NoFrame)
            {
                _ = updates.Apply(); // what was gathered; the first error is the answer
                return XenErrno.InvalidArgument;
            }

            replaced |= PageTableLevels.Read(table, index).IsPresent;
            updates.Add(PageTableLevels.Place(table, index), new PageTableEntry(frame, flags));
        }

        HypercallResult result = updates.Apply();
        return replaced ? FlushAfter(result) : result;
    }

    /// <summary>Puts <paramref name="entry"/> behind <paramref name="address"/>, tables made as needed.</summary>
    public readonly HypercallResult Set(VirtualAddress address, PageTableEntry entry)
    {
        HypercallResult result = PageTableLevels.Ensure(_root, _userRoot, address, out PseudoPhysicalFrame table);
        return result.IsError ? result : Change(address, table, entry);
    }

    /// <summary>Removes what is mapped at <paramref name="address"/>; nothing there is no error.</summary>
    public readonly HypercallResult Unmap(VirtualAddress address) =>
        PageTableLevels.TryFind(_root, address, 1, out PseudoPhysicalFrame table) ? Change(address, table, default) : HypercallResult.Success;

    /// <summary>Removes what is mapped at <paramref name="count"/> pages in a row.</summary>
    public readonly HypercallResult UnmapRange(VirtualAddress address, ulong count)
    {
        PageTableUpdates updates = default;
        for (ulong page = 0; page < count; page++)
        {
            VirtualAddress place = address + (page << Page.Shift);
            if (PageTableLevels.TryFind(_root, place, 1, out PseudoPhysicalFrame table))
            {
                updates.Add(PageTableLevels.Place(table, PageTableLevels.Index(place, 1)), default(PageTableEntry));
            }
        }

        return FlushAfter(updates.Apply());
    }

    /// <summary>Changes the flags of what is mapped at <paramref name="address"/>.</summary>
    /// <returns><see cref="XenErrno.InvalidArgument"/> where nothing is mapped; otherwise what <c>mmu_update</c> answers.</returns>
    public readonly HypercallResult Protect(VirtualAddress address, PageTableFlags flags) =>
        TryGetEntry(address, out PageTableEntry entry) ? Set(address, new PageTableEntry(entry.Frame, flags)) : XenErrno.InvalidArgument;

    /// <summary>The level-1 entry behind an address.</summary>
    /// <returns>Whether it maps anything.</returns>
    public readonly bool TryGetEntry(VirtualAddress address, out PageTableEntry entry)
    {
        entry = TryGetTable(address, out PseudoPhysicalFrame table) ? PageTableLevels.Read(table, PageTableLevels.Index(address, 1)) : default;
        return entry.IsPresent;
    }

    /// <summary>The level-1 table that an address is translated by.</summary>
    /// <returns>Whether there is one.</returns>
    public readonly bool TryGetTable(VirtualAddress address, out PseudoPhysicalFrame table) =>
        PageTableLevels.TryFind(_root, address, 1, out table);

    private static HypercallResult CreateRoot(bool sharesKernel, out PseudoPhysicalFrame root)
    {
        // Before the kernel's slots are read: the allocator's first page makes two of them.
        if (!PageAllocator.TryAllocateZeroed(out root))
        {
            return XenErrno.OutOfMemory;
        }

        GuestPointer<PageTableEntry> entries = KernelMemory.AddressOf(root).As<PageTableEntry>();
        for (int slot = KernelAddresses.FirstKernelSlot; sharesKernel && slot < PageTableLevels.EntryCount; slot++)
        {
            entries[slot].Write(PageTableLevels.Read(PageTableLevels.BuilderRoot, slot));
        }

        HypercallResult result = PageTableLevels.MakeReadOnly(root);
        result = result.IsError ? result : PageTableOperations.PinRoot(root);
        if (result.IsError)
        {
            _ = PageTableLevels.Free(root); // the error that matters is the one before
            root = default;
        }

        return result;
    }

    private static HypercallResult FlushAfter(HypercallResult result)
    {
        HypercallResult flushed = PageTableUpdates.FlushAll();
        return result.IsError ? result : flushed;
    }

    private static HypercallResult Change(VirtualAddress address, PseudoPhysicalFrame table, PageTableEntry entry)
    {
        int index = PageTableLevels.Index(address, 1);
        bool wasPresent = PageTableLevels.Read(table, index).IsPresent;
        PageTableUpdates updates = default;
        updates.Add(PageTableLevels.Place(table, index), entry);
        HypercallResult result = updates.Apply();
        return result.IsSuccess && wasPresent ? PageTableUpdates.Flush(address) : result;
    }

    private readonly bool IsInUse
    {
        get
        {
            for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
            {
                if (VcpuStates.IsPrepared(vcpu) && VcpuStates.Of(vcpu).Space._root == _root)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
