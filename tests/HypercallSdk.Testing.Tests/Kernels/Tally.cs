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
    private readonly string[] _last = [string.Empty];

    /// <summary>What was told, one after the other.</summary>
    public IReadOnlyList<TallyEntry> Entries => _entries;

    /// <summary>What was told last.</summary>
    public string Last => _last[0];

    public HypercallResult Count(Vcpu caller, ulong value)
    {
        _entries.Add(new TallyEntry { Value = value });
        _entries[0].Later++;
        _sums[value % 2] += value;
        _last[0] = $"{value}";
        return new HypercallResult((long)(_sums[0] + _sums[1]));
    }
}
