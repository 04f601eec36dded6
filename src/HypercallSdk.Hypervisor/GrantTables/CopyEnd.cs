using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>One end of a grant copy, and what is held of it while copies are made.</summary>
internal struct CopyEnd
{
    /// <summary>Whether it is a page of the caller's or a grant; nothing else here means anything otherwise.</summary>
    public bool IsClaimed;

    /// <summary>Whether it is a grant.</summary>
    public bool IsGrant;

    /// <summary>Whether it is only read from.</summary>
    public bool IsSource;

    /// <summary>The domain, as the caller named it.</summary>
    public DomainId Domain;

    /// <summary>The grant, or the frame, as the caller named it.</summary>
    public ulong Name;

    /// <summary>The table of the grant.</summary>
    public GrantTable? Table;

    /// <summary>The page, to which there is a reference, and at the destination a use as Writable.</summary>
    public MachineFrame Frame;

    /// <summary>The first byte that may be copied.</summary>
    public ushort Start;

    /// <summary>How many bytes may be copied.</summary>
    public int Length;
}
