using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Serves <see cref="ICalls"/>.</summary>
[GuestKernel]
public partial struct CallingKernel : ICalls
{
    public int Calls;

    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic();

    SyscallResult ICalls.Weigh(ulong first, ulong second, ulong third, ulong fourth, ulong fifth, ulong sixth)
    {
        Calls++;
        return (long)(first + (10 * second) + (100 * third) + (1_000 * fourth) + (10_000 * fifth) + (100_000 * sixth));
    }

    SyscallResult ICalls.Exit(ref TrapFrame frame)
    {
        UserMode.Idle();
        return 0;
    }

    SyscallResult ICalls.Fail()
    {
        SchedOp.Crash();
        return 0;
    }
}
