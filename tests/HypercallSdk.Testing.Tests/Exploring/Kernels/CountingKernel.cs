using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Two vCPUs that count in one word of memory, each with reads and writes of its own, under a lock or, with <c>lock=0</c>, without.
/// </summary>
[GuestKernel]
public partial struct CountingKernel
{
    public const uint Rounds = 20;

    /// <summary>How many vCPUs have done all rounds.</summary>
    public int Done;

    private GuestPointer<uint> _count;
    private SpinLock _lock;
    private bool _isLocking;

    /// <summary>Where the count is.</summary>
    public readonly GuestPointer<uint> Count => _count;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        _isLocking = !info.TryGetNumber("lock"u8, out ulong locking) || locking != 0;
        Pair.Require(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame page), "find a page");
        _count = KernelMemory.AddressOf(page).As<uint>();
        Pair.Require(!Vcpus.Start(1).IsError, "start the second vCPU");
        Pair.Require(!Events.SendIpi(0, 0).IsError, "tell the first vCPU");
        Pair.Require(!Events.SendIpi(1, 0).IsError, "tell the second vCPU");
    }

    [VcpuBoot]
    private static void StartSecond() => _ = Timers.StopPeriodic();

    [IpiHandler(0)]
    private void OnStart()
    {
        for (uint round = 0; round < Rounds; round++)
        {
            if (_isLocking)
                _lock.Acquire();

            _count.Write(_count.Read() + 1);
            if (_isLocking)
                _lock.Release();
        }

        System.Threading.Interlocked.Increment(ref Done);
    }
}
