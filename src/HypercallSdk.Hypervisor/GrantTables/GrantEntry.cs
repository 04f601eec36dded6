using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>A guest's grant entry as it was fetched, once, whichever version the table has.</summary>
internal struct GrantEntry
{
    /// <summary>What is granted.</summary>
    public GrantEntryFlags Flags;

    /// <summary>To whom.</summary>
    public DomainId Domain;

    /// <summary>Which frame; for a grant that is passed on, the grant at its source.</summary>
    public ulong Frame;

    /// <summary>Of a part of a page: the first byte. For a grant that is passed on: its source, a domain.</summary>
    public ushort Start;

    /// <summary>Of a part of a page: how many bytes.</summary>
    public ushort Length;

    /// <summary>What kind of grant it is.</summary>
    public readonly GrantEntryFlags Type => Flags & GrantEntryFlags.Transitive;

    /// <summary>Whether it is for a part of its page, which only a table of version 2 can say.</summary>
    public readonly bool IsSubPage => (Flags & GrantEntryFlags.SubPage) != 0;

    /// <summary>Whether it allows reading only.</summary>
    public readonly bool IsReadOnly => (Flags & GrantEntryFlags.ReadOnly) != 0;

    /// <summary>What the entry says, for explanations.</summary>
    public override readonly string ToString()
    {
        string type = Type switch
        {
            GrantEntryFlags.Invalid => "grants nothing",
            GrantEntryFlags.PermitAccess => IsSubPage ? $"grants {Length} bytes from {Start}" : "grants its page",
            GrantEntryFlags.AcceptTransfer => "accepts a transfer",
            _ => "passes a grant on",
        };
        string readOnly = IsReadOnly ? " for reading only" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"it {type}{readOnly} to domain {Domain} (flags 0x{(ushort)Flags:x}, frame 0x{Frame:x})");
    }
}
