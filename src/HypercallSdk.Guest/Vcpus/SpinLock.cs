using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>A lock between vCPUs, as a field of a kernel. Not recursive.</summary>
/// <remarks>
/// On real Xen the handlers of two vCPUs run at once, and a lock that is taken is waited for. In the built-in hypervisor
/// each handler is atomic, unless a test explores what happens where it is not; so a lock found taken was left taken by a
/// handler that returned, and would never be free. That, and taking one's own lock twice, is reported and crashes the domain
/// rather than hanging it.
/// </remarks>
public struct SpinLock
{
    // 0: free; otherwise the holder's vCPU number plus one.
    private int _holder;

    /// <summary>Whether the lock is taken.</summary>
    public readonly bool IsHeld => _holder != 0;

    /// <summary>Takes the lock.</summary>
    public void Acquire()
    {
        int self = Vcpu.Id + 1;
        while (true)
        {
            int holder = Interlocked.CompareExchange(ref _holder, self, 0);
            if (holder == 0)
            {
                return;
            }

            if (holder == self || !SpinWait.IsUseful)
            {
                GuestConsole.WriteLine($"vCPU {self - 1} takes a spinlock that vCPU {holder - 1} holds and cannot give back");
                SchedOp.Crash();
            }

            SpinWait.Once();
        }
    }

    /// <summary>Takes the lock if it is free.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryAcquire() => Interlocked.CompareExchange(ref _holder, Vcpu.Id + 1, 0) == 0;

    /// <summary>Gives the lock back.</summary>
    public void Release()
    {
        int self = Vcpu.Id + 1;
        if (Interlocked.CompareExchange(ref _holder, 0, self) != self)
        {
            GuestConsole.WriteLine($"vCPU {self - 1} gives back a spinlock that it does not hold");
            SchedOp.Crash();
        }
    }
}
