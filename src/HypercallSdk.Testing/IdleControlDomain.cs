// Written by hand, not generated from [GuestKernel]: with a kernel in this assembly the rules for kernel code would be applied to
// whatever of the kit a kernel's names (Guest, Boot) reach.
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing;

/// <summary>A domain 0 that does nothing, so that the guest under test is an unprivileged one (<see cref="MachineOptions.HasControlDomain"/>).</summary>
internal readonly struct IdleControlDomain : IGuestKernel<IdleControlDomain>
{
    /// <inheritdoc/>
    public static uint TrapVectors => 0;

    /// <inheritdoc/>
    public static bool HandlesVcpuBoot => false;

    /// <inheritdoc/>
    public static bool HandlesSyscalls => false;

    /// <inheritdoc/>
    public static bool HasIdleWork => false;

    /// <inheritdoc/>
    public static void Construct(out IdleControlDomain kernel) => kernel = default;

    /// <inheritdoc/>
    public static void BindEvents()
    {
    }

    /// <inheritdoc/>
    public static void Boot(ref IdleControlDomain kernel, in StartInfo info) => _ = Timers.StopPeriodic(); // its ticks would keep the machine from being idle

    /// <inheritdoc/>
    public static void VcpuBoot(ref IdleControlDomain kernel)
    {
    }

    /// <inheritdoc/>
    public static bool Trap(ref IdleControlDomain kernel, TrapVector vector, ref TrapFrame frame) => false;

    /// <inheritdoc/>
    public static void Event(ref IdleControlDomain kernel, EventHandlerId handler, Port port)
    {
    }

    /// <inheritdoc/>
    public static void Syscall(ref IdleControlDomain kernel, ref TrapFrame frame)
    {
    }

    /// <inheritdoc/>
    public static bool Idle(ref IdleControlDomain kernel) => false;

    /// <inheritdoc/>
    public static void Suspend(ref IdleControlDomain kernel)
    {
    }

    /// <inheritdoc/>
    public static void Resume(ref IdleControlDomain kernel)
    {
    }
}
