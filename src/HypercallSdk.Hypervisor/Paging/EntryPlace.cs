using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Where a page-table entry stands, for explanations.</summary>
/// <param name="level">The table's level, 1 to 4.</param>
/// <param name="table">The table's frame.</param>
/// <param name="index">The entry's place in it.</param>
[DebuggerDisplay("{ToString(),nq}")]
internal readonly struct EntryPlace(int level, MachineFrame table, int index)
{
    /// <summary>The table's level, 1 to 4.</summary>
    public int Level { get; } = level;

    /// <summary>The table's frame.</summary>
    public MachineFrame Table { get; } = table;

    /// <summary>The entry's place in the table, 0 to 511.</summary>
    public int Index { get; } = index;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"entry {Index} of L{Level} table {Table}");
}
