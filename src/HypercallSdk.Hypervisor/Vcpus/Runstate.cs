using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>What a vCPU is doing, since when, and how long it did each so far. The times add up to its whole life.</summary>
internal struct Runstate
{
    private Times _times;

    /// <summary>What it is doing.</summary>
    public RunstateKind Kind { get; private set; }

    /// <summary>Since when, in nanoseconds of system time.</summary>
    public ulong Since { get; private set; }

    /// <summary>A vCPU that exists since <paramref name="now"/>, and is down.</summary>
    public Runstate(ulong now)
    {
        Kind = RunstateKind.Offline;
        Since = now;
    }

    /// <summary>How long it was in a state, up to when it entered the one that it is in.</summary>
    public readonly ulong TimeIn(RunstateKind kind) => _times[(int)kind];

    /// <summary>The same, the current stretch included.</summary>
    public readonly ulong TimeIn(RunstateKind kind, ulong now) => _times[(int)kind] + (kind == Kind && now > Since ? now - Since : 0);

    /// <summary>It does something else from <paramref name="now"/> on.</summary>
    public void Enter(RunstateKind kind, ulong now)
    {
        // Physical CPUs' clocks differ by up to one handler: a stretch may be empty, never negative.
        ulong end = ulong.Max(now, Since);

        // SAFETY: there are four kinds, and nobody sets another.
        Unsafe.Add(ref Unsafe.As<Times, ulong>(ref _times), (nint)(uint)Kind) += end - Since;
        Since = end;
        Kind = kind;
    }

    [InlineArray(4)]
    private struct Times
    {
        private ulong _first;
    }
}
