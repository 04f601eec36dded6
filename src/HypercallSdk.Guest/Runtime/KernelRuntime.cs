using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The life of a kernel, the same on both targets: what its generated entries and the built-in hypervisor call.
/// </summary>
/// <remarks>
/// Order at boot: the console, so that all that follows can be told; the trap table, before anything can fault;
/// shared_info; the callbacks; the kernel's constructor; its events; its boot method.
/// </remarks>
/// <typeparam name="TKernel">The kernel.</typeparam>
public static partial class KernelRuntime<TKernel>
    where TKernel : unmanaged, IGuestKernel<TKernel>
{
#if !HYPERCALLSDK_XEN
    /// <summary>How many bytes of guest memory the library's state takes in a domain that may have so many vCPUs.</summary>
    public static int LibraryStateSizeFor(int vcpus) => VcpuStates.SizeFor(vcpus);

    /// <summary>
    /// The number of the handler that events of a port call, for those who look on: 0 for none, and for a port whose entry lies
    /// in a page of the guest's (1,024 and above).
    /// </summary>
    /// <param name="libraryState">Where the library's state lies in the host's memory.</param>
    /// <param name="port">The port.</param>
    // SAFETY: the hypervisor passes the block that it gave the library, which is there as long as the domain.
    public static unsafe int EventHandlerOf(void* libraryState, Port port) =>
        port.Value < PortTable.InlineCount ? ((GuestLibraryState*)libraryState)->Ports[port.Value].Handler.Value : 0;

#endif
    /// <summary>The boot entry.</summary>
    /// <param name="kernel">Where the kernel's state lies.</param>
    /// <param name="info">Xen's start-of-day page.</param>
    public static void Boot(ref TKernel kernel, GuestPointer<StartInfo> info)
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        state.StartInfoAddress = info.Address;
        state.StartInfo = info.Read();
        ConsoleTransport.Open();
        Require(KernelTrapTable.Install(), "set_trap_table");
        PrepareImage();
        Require(SharedInfoWindow.Map(state.StartInfo.SharedInfo), "map shared_info");
        PublishFrames();
        Require(KernelCallbacks.Install(), "callback_op");
        TKernel.Construct(out kernel);
        state.KernelIsReady = true;
        TKernel.BindEvents();
        TKernel.Boot(ref kernel, in state.StartInfo);
    }

    /// <summary>
    /// The entry of a vCPU that was started: its events, then the kernel's method. What the vCPU needs before that, whoever
    /// started it has prepared.
    /// </summary>
    /// <remarks>
    /// One that was down when the domain was saved has no context in the restored domain, and is given a new one when it is
    /// started again: its events are bound, and it has nothing to do but wait for them.
    /// </remarks>
    public static void BootVcpu(ref TKernel kernel)
    {
        ref VcpuState state = ref VcpuStates.Current;
        if (!state.HasBooted)
        {
            TKernel.BindEvents();
            state.HasBooted = true;
            TKernel.VcpuBoot(ref kernel);
        }
    }

    /// <summary>Every other entry: a trap, the event callback, a system call; <see cref="TrapFrame.Vector"/> says which.</summary>
    public static void Trap(ref TKernel kernel, ref TrapFrame frame)
    {
        if (UserEntry.Take(ref frame))
        {
            return;
        }

        if (!frame.IsFromUserMode)
        {
            Handle(ref kernel, ref frame);
            return;
        }

        UserEntry.Begin(ref frame);
        Handle(ref kernel, ref frame);
        UserEntry.End();
    }

    private static void Handle(ref TKernel kernel, ref TrapFrame frame)
    {
        switch (frame.Vector)
        {
            case KernelEntry.Upcall:
                Upcall(ref kernel);
                return;
            case KernelEntry.Syscall when TKernel.HandlesSyscalls:
                TKernel.Syscall(ref kernel, ref frame);
                return;
            case < KernelEntry.TrapCount when GuestLibraryState.Current.KernelIsReady && TKernel.Trap(ref kernel, (TrapVector)frame.Vector, ref frame):
                return;
            case (ulong)TrapVector.NonMaskableInterrupt:
                // Nobody asked for it: it is gone, as it is on Xen where no handler is set.
                return;
            default:
                TrapReport.Crash(in frame);
                return;
        }
    }

    /// <summary>The event callback: calls the handlers of all ports whose events wait.</summary>
    public static void Upcall(ref TKernel kernel)
    {
        UpcallScan.Run(ref kernel);
        AfterHandlers(ref kernel);
    }

    /// <summary>One piece of the kernel's background work.</summary>
    /// <returns>Whether there is more.</returns>
    public static bool Idle(ref TKernel kernel) => TKernel.HasIdleWork && TKernel.Idle(ref kernel);

    /// <summary>
    /// Before the domain is suspended: the kernel, then the library, let go of what will change. The ports that attributes
    /// bound are closed, so that <see cref="Resume(ref TKernel)"/> is the same in a restored domain and after a cancelled suspend.
    /// </summary>
    public static void Suspend(ref TKernel kernel)
    {
        TKernel.Suspend(ref kernel);
        Vcpus.StopOthers();
        ConsoleTransport.Drain();
        Timers.Leave();
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        Events.ForgetAll();
        GrantEntries.Forget();
        state.Console.RingAddress = 0;
        state.Memory.LastMachineFrame = 0;
        _ = SharedInfoWindow.Unmap(); // the window is in the image, and mapped
    }

    /// <summary>After the domain was restored, or its suspend cancelled: the library, then the kernel, take up again what they let go of.</summary>
    public static void Resume(ref TKernel kernel) => Resume(ref kernel, isRestored: false);

#if !HYPERCALLSDK_XEN
    /// <summary>
    /// Behind that, on each vCPU but the first that has booted, whether it is up or not: a vCPU's one-shot timer is set by
    /// that vCPU alone, and may have fallen due while its interrupt was bound to no port.
    /// </summary>
    public static void ResumeVcpu() => Timers.SetOneShotAgain();

#endif
    /// <param name="kernel">Where the kernel's state lies.</param>
    /// <param name="isRestored">Whether it is another domain of the hypervisor's now, which knows nothing of what this one had asked for.</param>
    private static void Resume(ref TKernel kernel, bool isRestored)
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        state.StartInfo = new GuestPointer<StartInfo>(state.StartInfoAddress).Read();
        ConsoleTransport.Open();
        Require(SharedInfoWindow.Map(state.StartInfo.SharedInfo), "map shared_info");
        PublishFrames();
        if (isRestored)
        {
            if (VcpuStates.Current.InfoAddress != 0)
            {
                Vcpus.RegisterAgain(Vcpu.Id);
            }

            Timers.TakeUpAgain();
            Require(FifoEvents.TakeUpAgain(), "take up the FIFO interface again");
        }

        TKernel.BindEvents();
        BindForOthers();
        Timers.SetOneShotAgain();
        Require(Vcpus.LetOthersGoOn(isRestored), "let the other vCPUs go on");
        TKernel.Resume(ref kernel);
    }

    // They take up where they were, or where an idle vCPU is: their boot entry does not run again.
    private static void BindForOthers()
    {
        ref VcpuSharing sharing = ref GuestLibraryState.Current.Sharing;
        for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
        {
            if (VcpuStates.IsPrepared(vcpu) && VcpuStates.Of(vcpu).HasBooted)
            {
                sharing.BindingFor = vcpu + 1;
                TKernel.BindEvents();
                sharing.BindingFor = 0;
            }
        }
    }

    static partial void AfterHandlers(ref TKernel kernel);

    static partial void PublishFrames();

    static partial void PrepareImage();

    private static void Require(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"Boot failed at {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
