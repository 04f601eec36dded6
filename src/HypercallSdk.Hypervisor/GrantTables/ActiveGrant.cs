using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>
/// What the hypervisor remembers of a grant while it is in use (<c>struct active_grant_entry</c>). The guest's own entry may
/// change meanwhile; this does not.
/// </summary>
internal struct ActiveGrant
{
    /// <summary>How often it is in use, and for what: see <see cref="GrantPins"/>. At 0 nothing else here means anything.</summary>
    public uint Pins;

    /// <summary>Who uses it.</summary>
    public DomainId User;

    /// <summary>Whose page it is: another's than the table's owner where the grant was passed on.</summary>
    public DomainId Source;

    /// <summary>The grant in the source's table.</summary>
    public GrantReference SourceReference;

    /// <summary>The page.</summary>
    public MachineFrame Frame;

    /// <summary>The first byte that is granted.</summary>
    public ushort Start;

    /// <summary>How many bytes are granted.</summary>
    public ushort Length;

    /// <summary>Whether it can be copied only: a part of a page, or passed on.</summary>
    public bool IsSubPage;

    /// <summary>Whether the grant is in use.</summary>
    public readonly bool IsInUse => Pins != 0;
}
