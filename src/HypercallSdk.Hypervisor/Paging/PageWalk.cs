using System.Globalization;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>The entries that a walk of the four levels met, and where it ended: for reports.</summary>
/// <param name="address">The virtual address looked up.</param>
/// <param name="root">The root table's frame.</param>
internal struct PageWalk(ulong address, MachineFrame root)
{
    private PageTableEntry _l4;
    private PageTableEntry _l3;
    private PageTableEntry _l2;
    private PageTableEntry _l1;

    /// <summary>The virtual address looked up.</summary>
    public readonly ulong Address { get; } = address;

    /// <summary>The root table's frame.</summary>
    public readonly MachineFrame Root { get; } = root;

    /// <summary>The lowest level whose entry was read: 4 to 1.</summary>
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
        _ => _l1,
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
        text.Append(CultureInfo.InvariantCulture, $"page walk of 0x{Address:x16} from root frame 0x{Root.Value:x}:");
        for (int level = 4; level >= LastLevel && level > 0; level--)
        {
            PageTableEntry entry = Entry(level);
            int index = (int)(Address >> (12 + (9 * (level - 1)))) & 511;
            text.Append(CultureInfo.InvariantCulture, $"\n  L{level}[{index,3}] = 0x{entry.Value:x16}");
            text.Append(entry.IsPresent ? Describe(entry) : "  not present");
        }

        return text.ToString();
    }

    private static string Describe(PageTableEntry entry)
    {
        bool writable = entry.Flags.HasFlag(PageTableFlags.Writable);
        bool executable = !entry.Flags.HasFlag(PageTableFlags.NoExecute);
        return $"  frame {entry.Frame}, {(writable ? "writable" : "read-only")}{(executable ? string.Empty : ", no-execute")}";
    }
}
