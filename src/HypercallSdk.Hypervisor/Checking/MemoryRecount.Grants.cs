using System.Collections.Generic;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Checking;

internal sealed unsafe partial class MemoryRecount
{
    // Who maps which frame by grant, and whether for writing.
    private readonly Dictionary<(ushort Domain, ulong Frame), bool> _granted = [];

    private void CountGrants() => _granted.Clear();

    private bool IsGranted(DomainId domain, MachineFrame frame, bool writable) =>
        _granted.TryGetValue((domain.Value, frame.Value), out bool mayWrite) && (mayWrite || !writable);
}
