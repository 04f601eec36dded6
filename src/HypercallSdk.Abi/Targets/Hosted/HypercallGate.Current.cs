using System;

namespace HypercallSdk.Abi;

public abstract unsafe partial class HypercallGate
{
    // The one thread-static of the whole product: which vCPU's guest code this host thread is running.
    [ThreadStatic]
    private static HypercallGate? _current;

    /// <summary>The gate of the vCPU whose guest code this thread is running.</summary>
    /// <exception cref="InvalidOperationException">Guest code was called outside a vCPU.</exception>
    public static HypercallGate Current => _current ?? throw OutsideVcpu();

    /// <summary>Makes <paramref name="gate"/> this thread's gate and returns the one before it, to be put back.</summary>
    /// <param name="gate">The gate to enter, or null to leave.</param>
    public static HypercallGate? Exchange(HypercallGate? gate)
    {
        HypercallGate? previous = _current;
        _current = gate;
        return previous;
    }

    private static InvalidOperationException OutsideVcpu() =>
        new("Guest code ran outside a vCPU: stubs and the guest library work only within a kernel's handlers, which Host.Run calls.");
}
