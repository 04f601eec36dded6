using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Testing.Tests;

/// <summary>Serves <see cref="ITallyOp"/>, and keeps what it was told in objects of several kinds.</summary>
[HypercallHandler<ITallyOp>]
internal sealed partial class Tally
{
    private readonly List<TallyEntry> _entries = [];
    private readonly ulong[] _sums = new ulong[2];

    /// <summary>What was told, one after the other.</summary>
    public IReadOnlyList<TallyEntry> Entries => _entries;

    public HypercallResult Count(Vcpu caller, ulong value)
    {
        _entries.Add(new TallyEntry { Value = value });
        _entries[0].Later++;
        _sums[value % 2] += value;
        return new HypercallResult((long)(_sums[0] + _sums[1]));
    }
}
