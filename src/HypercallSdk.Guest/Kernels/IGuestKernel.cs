using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// What the generator implements for a struct marked <see cref="GuestKernelAttribute"/>: its entry points, as the guest
/// library and the hypervisor call them. Nobody writes it by hand.
/// </summary>
/// <typeparam name="TSelf">The kernel.</typeparam>
public interface IGuestKernel<TSelf>
    where TSelf : unmanaged, IGuestKernel<TSelf>
{
    /// <summary>The trap vectors that the kernel handles: bit n for vector n.</summary>
    static abstract uint TrapVectors { get; }

    /// <summary>Whether the kernel has a <see cref="VcpuBootAttribute"/> method.</summary>
    static abstract bool HandlesVcpuBoot { get; }

    /// <summary>Whether the kernel has a <see cref="SyscallHandlerAttribute"/> method.</summary>
    static abstract bool HandlesSyscalls { get; }

    /// <summary>Whether the kernel has an <see cref="IdleHandlerAttribute"/> method.</summary>
    static abstract bool HasIdleWork { get; }

    /// <summary>Runs the kernel's constructor into its place in guest memory.</summary>
    static abstract void Construct(out TSelf kernel);

    /// <summary>
    /// Binds the VIRQs and IPIs that the kernel handles, for the vCPU that it runs on: each vCPU's own, and on vCPU 0 the
    /// domain's. Called before <see cref="Boot"/> and <see cref="VcpuBoot"/>, and after a restore.
    /// </summary>
    static abstract void BindEvents();

    /// <summary>Calls the <see cref="BootAttribute"/> method.</summary>
    static abstract void Boot(ref TSelf kernel, in StartInfo info);

    /// <summary>Calls the <see cref="VcpuBootAttribute"/> method, if there is one.</summary>
    static abstract void VcpuBoot(ref TSelf kernel);

    /// <summary>Calls the handler of <paramref name="vector"/>; false when the kernel has none.</summary>
    static abstract bool Trap(ref TSelf kernel, TrapVector vector, ref TrapFrame frame);

    /// <summary>Calls the event handler numbered <paramref name="handler"/> for <paramref name="port"/>.</summary>
    static abstract void Event(ref TSelf kernel, EventHandlerId handler, Port port);

    /// <summary>Calls the system-call handler.</summary>
    static abstract void Syscall(ref TSelf kernel, ref TrapFrame frame);

    /// <summary>Calls the idle handler; true while it has more to do.</summary>
    static abstract bool Idle(ref TSelf kernel);

    /// <summary>Calls the <see cref="SuspendAttribute"/> method, if there is one.</summary>
    static abstract void Suspend(ref TSelf kernel);

    /// <summary>Calls the <see cref="ResumeAttribute"/> method, if there is one.</summary>
    static abstract void Resume(ref TSelf kernel);
}
