using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Event channels: binding ports to the kernel's handlers, sending, masking.</summary>
/// <remarks>
/// A bound port is unmasked only after its handler is recorded, so its first event already finds it. Its events come to the
/// vCPU that bound it, until <see cref="MoveTo"/>. Handlers run with upcalls masked, one at a time on a vCPU; on real Xen
/// those of two vCPUs run at once.
/// </remarks>
public static class Events
{
    /// <summary>
    /// Binds a virtual interrupt on the running vCPU, or crashes the domain with a report: the generated entry binds
    /// what the kernel's attributes ask for with it, on each vCPU as it starts. One that the domain has once is bound on
    /// vCPU 0 alone.
    /// </summary>
    public static void BindVirq(Virq virq, EventHandlerId handler)
    {
        int vcpu = GuestLibraryState.Current.Sharing.BindingVcpu;
        if (vcpu != 0 && IsGlobal(virq))
        {
            return;
        }

        HypercallResult result = BindVirq(virq, vcpu, handler, isByLibrary: true, out _);
        if (result.IsError)
        {
            GuestConsole.WriteLine($"Cannot bind virtual interrupt {(int)virq} of vCPU {vcpu}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }

    /// <summary>Binds a virtual interrupt on the running vCPU.</summary>
    /// <param name="virq">The virtual interrupt.</param>
    /// <param name="handler">What its events call.</param>
    /// <param name="port">The port it was bound to.</param>
    /// <returns>The result of <c>EVTCHNOP_bind_virq</c>.</returns>
    public static HypercallResult BindVirq(Virq virq, EventHandlerId handler, out Port port) =>
        BindVirq(virq, Vcpu.Id, handler, isByLibrary: false, out port);

    /// <summary>
    /// Binds an interrupt between vCPUs on the running vCPU, or crashes the domain with a report: the generated entry
    /// binds what the kernel's attributes ask for with it, on each vCPU as it starts.
    /// </summary>
    /// <param name="number">The kernel's own number for the interrupt.</param>
    /// <param name="handler">What its events call.</param>
    public static void BindIpi(int number, EventHandlerId handler)
    {
        int vcpu = GuestLibraryState.Current.Sharing.BindingVcpu;
        var op = new EventChannelBindIpi { Vcpu = new VcpuId((uint)vcpu) };
        HypercallResult result = (uint)number < IpiPorts.Count ? EventChannelOp.BindIpi(ref op) : XenErrno.NoSpace;
        result = Open(result, op.Port, new PortBinding(handler, vcpu, boundByLibrary: true));
        if (result.IsError)
        {
            GuestConsole.WriteLine($"Cannot bind interrupt {number} to vCPU {vcpu}: error {(int)result.Error}");
            SchedOp.Crash();
        }

        Ipis.Open(vcpu, number, op.Port);
    }

    /// <summary>Allocates a port that <paramref name="remote"/> may bind to (<c>EVTCHNOP_alloc_unbound</c>).</summary>
    /// <param name="remote">The domain that may bind.</param>
    /// <param name="handler">What its events call.</param>
    /// <param name="port">The new port, of which the other domain must be told.</param>
    public static HypercallResult AllocateUnbound(DomainId remote, EventHandlerId handler, out Port port)
    {
        var op = new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = remote };
        HypercallResult result = EventChannelOp.AllocateUnbound(ref op);
        port = op.Port;
        return OpenHere(result, port, handler);
    }

    /// <summary>Binds to a port that <paramref name="remote"/> allocated for us (<c>EVTCHNOP_bind_interdomain</c>).</summary>
    /// <param name="remote">The domain that allocated.</param>
    /// <param name="remotePort">Its port.</param>
    /// <param name="handler">What the channel's events call.</param>
    /// <param name="port">Our end.</param>
    public static HypercallResult BindInterdomain(DomainId remote, Port remotePort, EventHandlerId handler, out Port port)
    {
        var op = new EventChannelBindInterdomain { RemoteDomain = remote, RemotePort = remotePort };
        HypercallResult result = EventChannelOp.BindInterdomain(ref op);
        port = op.LocalPort;
        return OpenHere(result, port, handler);
    }

    /// <summary>Records a handler for a port that is already bound (the store's and the console's), and unmasks it.</summary>
    public static HypercallResult Attach(Port port, EventHandlerId handler) => OpenHere(HypercallResult.Success, port, handler);

    /// <summary>Notifies the far end of <paramref name="port"/> (<c>EVTCHNOP_send</c>).</summary>
    public static HypercallResult Send(Port port)
    {
        var op = new EventChannelSend { Port = port };
        return EventChannelOp.Send(in op);
    }

    /// <summary>
    /// Interrupts vCPU <paramref name="vcpu"/> of this domain with the kernel's interrupt <paramref name="number"/>. One that
    /// was started and has not bound its interrupts yet is interrupted as soon as it has.
    /// </summary>
    /// <returns>
    /// <see cref="XenErrno.NotFound"/> when the vCPU was never started, or there is no interrupt of that number; otherwise the
    /// result of <c>EVTCHNOP_send</c>.
    /// </returns>
    public static HypercallResult SendIpi(int vcpu, int number) => Ipis.Send(vcpu, number);

    /// <summary>
    /// Has a port's events come to another vCPU (<c>EVTCHNOP_bind_vcpu</c>); one that is pending goes along. Not for the
    /// interrupts of one vCPU.
    /// </summary>
    /// <param name="port">A port that is bound.</param>
    /// <param name="vcpu">The vCPU.</param>
    public static HypercallResult MoveTo(Port port, int vcpu)
    {
        ref PortTable ports = ref GuestLibraryState.Current.Ports;
        PortBinding binding = ports[port.Value];
        if (!binding.IsBound)
        {
            return XenErrno.NotFound;
        }

        // Masked meanwhile: what comes in between stays pending until the unmasking, which tells the new vCPU.
        Mask(port);
        var op = new EventChannelBindVcpu { Port = port, Vcpu = new VcpuId((uint)vcpu) };
        HypercallResult result = EventChannelOp.BindVcpu(in op);
        if (result.IsSuccess)
        {
            // The port is in the table already: there is no page to be found for it.
            _ = ports.Set(port.Value, new PortBinding(binding.Handler, vcpu, binding.IsBoundByLibrary));
        }

        HypercallResult unmasked = Unmask(port);
        return result.IsError ? result : unmasked;
    }

    /// <summary>Closes a port (<c>EVTCHNOP_close</c>): it is masked first, and an event still pending is dropped.</summary>
    public static HypercallResult Close(Port port)
    {
        Mask(port);
        _ = GuestLibraryState.Current.Ports.Set(port.Value, default); // nothing is added
        var op = new EventChannelClose { Port = port };
        return EventChannelOp.Close(in op);
    }

    /// <summary>Masks a port: its events stay pending without an upcall.</summary>
    public static void Mask(Port port)
    {
        if (FifoEvents.IsInUse)
        {
            FifoEvents.Mask(port);
        }
        else
        {
            SharedInfoWindow.MaskBits.TestAndSetBit(port.Value);
        }
    }

    /// <summary>
    /// Asks for the FIFO interface: 131,072 ports instead of 4,096, and priorities. In the kernel's boot method, before any
    /// other vCPU is started; it holds for the domain from then on.
    /// </summary>
    /// <returns>
    /// The result of <c>EVTCHNOP_init_control</c>, or <see cref="XenErrno.Busy"/> when another vCPU was started before. After
    /// an error the domain has the two-level interface as before.
    /// </returns>
    public static HypercallResult UseFifo() => FifoEvents.Begin();

    /// <summary>Whether the domain has the FIFO interface.</summary>
    public static bool UsesFifo => FifoEvents.IsInUse;

    /// <summary>
    /// Sets a port's priority (<c>EVTCHNOP_set_priority</c>), 0 the highest, 15 the lowest, 7 unless told. It counts from the
    /// port's next event on.
    /// </summary>
    /// <returns><see cref="XenErrno.NotImplemented"/> with the two-level interface, which has no priorities.</returns>
    public static HypercallResult SetPriority(Port port, int priority) => FifoEvents.SetPriority(port, priority);

    /// <summary>Unmasks a port (<c>EVTCHNOP_unmask</c>): an event that is pending is delivered.</summary>
    public static HypercallResult Unmask(Port port)
    {
        var op = new EventChannelUnmask { Port = port };
        return EventChannelOp.Unmask(in op);
    }

    /// <summary>
    /// Forgets every port before a suspend: those that attributes bound are closed, so that they can be bound again where
    /// the domain goes on; those that the kernel bound are its own to re-establish.
    /// </summary>
    internal static void ForgetAll()
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        for (uint port = 0; port < state.Ports.End; port++)
        {
            if (state.Ports[port].IsBoundByLibrary)
            {
                _ = Close(new Port(port)); // the suspend takes it away where this does not
            }
            else
            {
                _ = state.Ports.Set(port, default); // nothing is added
            }
        }

        for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
        {
            if (VcpuStates.IsPrepared(vcpu))
            {
                VcpuStates.Of(vcpu).IpiPorts = default;
            }
        }
    }

    /// <summary>Binds a port whose events call no handler: they only wake the vCPU. The library closes it before a suspend.</summary>
    internal static HypercallResult BindWake(int vcpu, out Port port)
    {
        var op = new EventChannelBindIpi { Vcpu = new VcpuId((uint)vcpu) };
        HypercallResult result = EventChannelOp.BindIpi(ref op);
        port = op.Port;
        return Open(result, port, new PortBinding(EventHandlerId.None, vcpu, boundByLibrary: true));
    }

    /// <summary>Records that a port which the domain builder bound only wakes the running vCPU, and unmasks it.</summary>
    internal static HypercallResult AttachWake(Port port) => OpenHere(HypercallResult.Success, port, EventHandlerId.None);

    /// <summary>Drops a port's event without calling its handler.</summary>
    internal static void Drop(Port port)
    {
        if (FifoEvents.IsInUse)
        {
            FifoEvents.Drop(port);
        }
        else
        {
            _ = SharedInfoWindow.PendingBits.TestAndClearBit(port.Value);
        }
    }

    // The interrupts that each vCPU has for itself; all others the domain has once, and they start on vCPU 0.
    private static bool IsGlobal(Virq virq) => virq is not (Virq.Timer or Virq.Debug or Virq.Xenoprof or Virq.Xenpmu);

    private static HypercallResult BindVirq(Virq virq, int vcpu, EventHandlerId handler, bool isByLibrary, out Port port)
    {
        var op = new EventChannelBindVirq { Virq = virq, Vcpu = new VcpuId((uint)vcpu) };
        HypercallResult result = EventChannelOp.BindVirq(ref op);
        port = op.Port;
        return Open(result, port, new PortBinding(handler, vcpu, isByLibrary));
    }

    // A port that is no vCPU's own notifies vCPU 0 when it is made.
    private static HypercallResult OpenHere(HypercallResult result, Port port, EventHandlerId handler)
    {
        int vcpu = Vcpu.Id;
        if (result.IsSuccess && vcpu != 0)
        {
            var move = new EventChannelBindVcpu { Port = port, Vcpu = new VcpuId((uint)vcpu) };
            result = EventChannelOp.BindVcpu(in move);
        }

        return Open(result, port, new PortBinding(handler, vcpu, boundByLibrary: false));
    }

    private static HypercallResult Open(HypercallResult result, Port port, PortBinding binding)
    {
        if (result.IsSuccess && FifoEvents.IsInUse)
        {
            result = FifoEvents.Reach(port);
        }

        if (result.IsSuccess)
        {
            result = GuestLibraryState.Current.Ports.Set(port.Value, binding);
        }

        return result.IsError ? result : Unmask(port);
    }
}
