using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Event channels: binding ports to the kernel's handlers, sending, masking.</summary>
/// <remarks>
/// A bound port is unmasked only after its handler is recorded, so its first event already finds it. Handlers run with
/// upcalls masked, one at a time on a vCPU.
/// </remarks>
public static class Events
{
    /// <summary>
    /// Binds a virtual interrupt on the running vCPU, or crashes the domain with a report: the generated entry binds
    /// what the kernel's attributes ask for with it.
    /// </summary>
    public static void BindVirq(Virq virq, EventHandlerId handler)
    {
        HypercallResult result = BindVirq(virq, handler, out Port port);
        if (result.IsError)
        {
            GuestConsole.WriteLine($"Cannot bind virtual interrupt {(int)virq}: error {(int)result.Error}");
            SchedOp.Crash();
        }

        GuestLibraryState.Current.Ports[(int)port.Value].BoundByLibrary = true;
    }

    /// <summary>Binds a virtual interrupt on the running vCPU.</summary>
    /// <param name="virq">The virtual interrupt.</param>
    /// <param name="handler">What its events call.</param>
    /// <param name="port">The port it was bound to.</param>
    /// <returns>The result of <c>EVTCHNOP_bind_virq</c>.</returns>
    public static HypercallResult BindVirq(Virq virq, EventHandlerId handler, out Port port)
    {
        var op = new EventChannelBindVirq { Virq = virq, Vcpu = new VcpuId((uint)Vcpu.Id) };
        HypercallResult result = EventChannelOp.BindVirq(ref op);
        port = op.Port;
        return Open(result, port, handler);
    }

    /// <summary>
    /// Binds an interrupt between vCPUs on the running vCPU, or crashes the domain with a report: the generated entry
    /// binds what the kernel's attributes ask for with it.
    /// </summary>
    /// <param name="number">The kernel's own number for the interrupt.</param>
    /// <param name="handler">What its events call.</param>
    public static void BindIpi(int number, EventHandlerId handler)
    {
        var op = new EventChannelBindIpi { Vcpu = new VcpuId((uint)Vcpu.Id) };
        HypercallResult result = Open(EventChannelOp.BindIpi(ref op), op.Port, handler);
        if (result.IsError || (uint)number >= IpiPorts.Count)
        {
            GuestConsole.WriteLine($"Cannot bind interrupt {number} between vCPUs: error {(int)result.Error}");
            SchedOp.Crash();
        }

        GuestLibraryState.Current.IpiPorts[Vcpu.Id][number] = op.Port.Value;
        GuestLibraryState.Current.Ports[(int)op.Port.Value].BoundByLibrary = true;
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
        return Open(result, port, handler);
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
        return Open(result, port, handler);
    }

    /// <summary>Records a handler for a port that is already bound (the store's and the console's), and unmasks it.</summary>
    public static HypercallResult Attach(Port port, EventHandlerId handler) => Open(HypercallResult.Success, port, handler);

    /// <summary>Notifies the far end of <paramref name="port"/> (<c>EVTCHNOP_send</c>).</summary>
    public static HypercallResult Send(Port port)
    {
        var op = new EventChannelSend { Port = port };
        return EventChannelOp.Send(in op);
    }

    /// <summary>Interrupts vCPU <paramref name="vcpu"/> of this domain with the kernel's interrupt <paramref name="number"/>.</summary>
    public static HypercallResult SendIpi(int vcpu, int number) => Send(new Port(GuestLibraryState.Current.IpiPorts[vcpu][number]));

    /// <summary>Closes a port (<c>EVTCHNOP_close</c>): it is masked first, and an event still pending is dropped.</summary>
    public static HypercallResult Close(Port port)
    {
        Mask(port);
        GuestLibraryState.Current.Ports[(int)port.Value] = default;
        var op = new EventChannelClose { Port = port };
        return EventChannelOp.Close(in op);
    }

    /// <summary>Masks a port: its events stay pending without an upcall.</summary>
    public static void Mask(Port port) => SharedInfoWindow.MaskBits.TestAndSetBit(port.Value);

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
        for (int i = 0; i < PortTable.Count; i++)
        {
            if (GuestLibraryState.Current.Ports[i].BoundByLibrary)
            {
                Close(new Port((uint)i));
            }
        }

        GuestLibraryState.Current.Ports = default;
        GuestLibraryState.Current.IpiPorts = default;
    }

    private static HypercallResult Open(HypercallResult result, Port port, EventHandlerId handler)
    {
        if (result.IsError)
        {
            return result;
        }

        GuestLibraryState.Current.Ports[(int)port.Value] = new PortBinding { Handler = handler.Value, Vcpu = (byte)Vcpu.Id, Bound = true };
        return Unmask(port);
    }
}
