namespace HypercallSdk.Abi;

/// <summary>One entry of an <see cref="IMmuUpdate"/> batch (<c>mmu_update_t</c>).</summary>
[XenName("mmu_update_t")]
public struct MmuUpdateRequest
{
    /// <summary>
    /// The machine address of the page-table entry, or one within the frame whose machine-to-physical entry is meant; the
    /// low two bits are the <see cref="MmuUpdateCommand"/> (<c>ptr</c>).
    /// </summary>
    [XenName("ptr")]
    public ulong Pointer;

    /// <summary>The new page-table entry or machine-to-physical entry (<c>val</c>).</summary>
    [XenName("val")]
    public ulong Value;

    /// <summary>A request from its parts.</summary>
    public MmuUpdateRequest(MachineAddress address, MmuUpdateCommand command, ulong value)
    {
        Pointer = (address.Value & ~3UL) | (uint)command;
        Value = value;
    }

    /// <summary>A request that writes a page-table entry.</summary>
    public MmuUpdateRequest(MachineAddress address, PageTableEntry entry)
        : this(address, MmuUpdateCommand.Normal, entry.Value)
    {
    }

    /// <summary>What to do: the pointer's low two bits.</summary>
    public readonly MmuUpdateCommand Command => (MmuUpdateCommand)(uint)(Pointer & 3);

    /// <summary>Where: the pointer without its low two bits.</summary>
    public readonly MachineAddress Address => new(Pointer & ~3UL);

    /// <summary>The value as the page-table entry that it is for all commands but one.</summary>
    public readonly PageTableEntry Entry => new(Value);
}
