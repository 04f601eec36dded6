using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Works for <c>rounds=</c> rounds, and in round <c>parts=</c> reads the time-stamp counter.</summary>
[GuestKernel]
public partial struct PartingKernel
{
    private ulong _rounds;
    private ulong _parts;
    private ulong _done;

    [Boot]
    private void Start(in StartInfo info)
    {
        info.TryGetNumber("rounds"u8, out _rounds);
        info.TryGetNumber("parts"u8, out _parts);
    }

    [IdleHandler]
    private bool Work()
    {
        if (++_done == _parts)
            Gate.ReadTimestamp();

        return _done < _rounds;
    }
}
