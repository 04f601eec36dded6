using System.Diagnostics;
using System.Globalization;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>The entries that a walk of the page tables met, where it ended, and what was wrong: for reports.</summary>
[DebuggerDisplay("{Verdict(),nq}")]
internal struct PageWalk
{
    private readonly MachineMemory _memory;
    private readonly AddressSpace _space;
    private PageTableEntry _l4;
    private PageTableEntry _l3;
    private PageTableEntry _l2;
    private PageTableEntry _l1;

    /// <summary>A walk that has not begun.</summary>
    public PageWalk(MachineMemory memory, AddressSpace space, ulong address, MemoryAccess access)
    {
        _memory = memory;
        _space = space;
        Address = address;
        Access = access;
        Root = space.Root;
        LastLevel = space.Paging.Levels + 1;
    }

    /// <summary>The virtual address looked up.</summary>
    public readonly ulong Address { get; }

    /// <summary>The access that it was looked up for.</summary>
    public readonly MemoryAccess Access { get; }

    /// <summary>The root table's frame.</summary>
    public readonly MachineFrame Root { get; }

    /// <summary>The lowest level whose entry was read: 4 to 1; above that when none was.</summary>
    public int LastLevel { get; private set; }

    /// <summary>The entry read last.</summary>
    public readonly PageTableEntry LastEntry => Entry(LastLevel);

    /// <summary>Whether the walk ended at a page.</summary>
    public readonly bool IsMapped => LastLevel == 1 && _l1.IsPresent;

    /// <summary>The entry met at <paramref name="level"/>.</summary>
    public readonly PageTableEntry Entry(int level) => level switch
    {
        4 => _l4,
        3 => _l3,
        2 => _l2,
        1 => _l1,
        _ => default,
    };

    /// <summary>Notes the entry met at <paramref name="level"/>.</summary>
    public void Note(int level, PageTableEntry entry)
    {
        LastLevel = level;
        switch (level)
        {
            case 4: _l4 = entry; break;
            case 3: _l3 = entry; break;
            case 2: _l2 = entry; break;
            default: _l1 = entry; break;
        }
    }

    /// <summary>The walk, one level a line, and what was wrong.</summary>
    public override readonly string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"page walk of 0x{Address:x16} from root frame {Root}:");
        for (int level = _space.Paging.Levels; level >= LastLevel; level--)
        {
            PageTableEntry entry = Entry(level);
            text.Append(CultureInfo.InvariantCulture, $"\n  L{level}[{_space.Paging.IndexOf(Address, level),3}] = 0x{entry.Value:x16}");
            text.Append(entry.IsPresent ? $"  {Flags(entry)}; {FrameDescription.Of(_memory, entry.Frame)}" : "  not present");
        }

        return text.Append("\n  ").Append(Verdict()).ToString();
    }

    /// <summary>Whether the tables allow the access: what the processor would find.</summary>
    public readonly bool IsAllowed
    {
        get
        {
            bool allowed = IsMapped;
            for (int level = _space.Paging.Levels; level >= 1; level--)
                allowed &= Allows(Entry(level));

            return allowed;
        }
    }

    /// <summary>Why the access is not allowed; or that the tables allow it.</summary>
    public readonly string Verdict()
    {
        if (!_space.Paging.IsCanonical(Address))
            return "the address is not canonical: bits 63 to 47 differ";

        if (!_space.Paging.IsGuestAddress(Address))
            return HoleVerdict();

        if (!_space.HasRoot)
            return "the mode has no root table";

        for (int level = _space.Paging.Levels; level >= 1; level--)
        {
            PageTableEntry entry = Entry(level);
            string place = $"L{level}[{_space.Paging.IndexOf(Address, level)}]";
            if (!entry.IsPresent)
                return $"{place} is not present";

            if (!entry.Flags.HasFlag(PageTableFlags.User))
                return $"{place} has no user bit, and a guest runs at privilege level 3";

            if (Access == MemoryAccess.Write && !entry.Flags.HasFlag(PageTableFlags.Writable))
                return $"{place} is read-only, and the access is a write{Table(level, entry)}";

            if (Access == MemoryAccess.Execute && entry.Flags.HasFlag(PageTableFlags.NoExecute))
                return $"{place} is no-execute, and the access fetches an instruction";
        }

        return "the tables allow the access";
    }

    private readonly bool Allows(PageTableEntry entry) =>
        entry.Flags.HasFlag(PageTableFlags.User)
        && !(Access == MemoryAccess.Write && !entry.Flags.HasFlag(PageTableFlags.Writable))
        && !(Access == MemoryAccess.Execute && entry.Flags.HasFlag(PageTableFlags.NoExecute));

    /// <summary>The flags of a present entry, in words.</summary>
    public static string Flags(PageTableEntry entry)
    {
        PageTableFlags flags = entry.Flags;
        var text = new StringBuilder(flags.HasFlag(PageTableFlags.Writable) ? "writable" : "read-only");
        Add(PageTableFlags.NoExecute, ", no-execute");
        Add(PageTableFlags.Accessed, ", accessed");
        Add(PageTableFlags.Dirty, ", dirty");
        Add(PageTableFlags.Global, ", global");
        if (!flags.HasFlag(PageTableFlags.User))
            text.Append(", without the user bit");

        return text.ToString();

        void Add(PageTableFlags flag, string name)
        {
            if (flags.HasFlag(flag))
                text.Append(name);
        }
    }

    private readonly string HoleVerdict()
    {
        bool isTable = Address - HypervisorMemory.MachineToPhysicalStart < _memory.MachineToPhysicalSize;
        if (isTable && Access == MemoryAccess.Read)
            return "the address is in the machine-to-physical table, which guests may read";

        return isTable
            ? "the address is in the machine-to-physical table, in the hypervisor's hole: guests may only read it"
            : "the address is in the hypervisor's hole, which is nobody's";
    }

    // Why a page that one expects to be writable often is not.
    private readonly string Table(int level, PageTableEntry entry)
    {
        if (level != 1 || !_memory.Contains(entry.Frame))
            return string.Empty;

        return _memory[entry.Frame].Type is >= FrameType.L1 and <= FrameType.L4
            ? ": the page is a page table, which is changed by hypercalls"
            : string.Empty;
    }
}
