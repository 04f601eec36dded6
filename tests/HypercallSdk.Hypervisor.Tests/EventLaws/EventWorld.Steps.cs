using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

// What each kind of step does, and what the call's answer is by Xen's rules.
internal sealed unsafe partial class EventWorld
{
    private const int VirqCount = 24;

    private void Act(int domain, EventStep step)
    {
        switch (step.Kind)
        {
            case EventStepKind.Send: Send(domain, PortOf(step.A)); break;
            case EventStepKind.Unmask: Unmask(domain, PortOf(step.A)); break;
            case EventStepKind.StoreMask: StoreMask(domain, 1 + (step.A % 12), step.B % 2 == 0); break;
            case EventStepKind.Take: Take(domain, step.A % ModelDomain.Vcpus, step.B % 4 == 0 ? int.MaxValue : 1 + (step.B % 4)); break;
            case EventStepKind.Allocate: Allocate(domain, step); break;
            case EventStepKind.Connect: Connect(domain, step); break;
            case EventStepKind.BindIpi: BindIpi(domain, step.A % 8 == 7 ? 5 : step.A % ModelDomain.Vcpus); break;
            case EventStepKind.BindVirq: BindVirq(domain, step.A % 8 < 6 ? step.A % 4 : step.A % 26, step.B % 8 == 7 ? 9 : step.B % ModelDomain.Vcpus); break;
            case EventStepKind.RaiseVirq: RaiseVirq(domain, step.A % 4, step.B % ModelDomain.Vcpus); break;
            case EventStepKind.BindVcpu: BindVcpu(domain, PortOf(step.A), step.B % 8 == 7 ? 2 : step.B % ModelDomain.Vcpus); break;
            case EventStepKind.Close: Close(domain, PortOf(step.A)); break;
            case EventStepKind.Status: Status(domain, step); break;
            case EventStepKind.SetPriority: SetPriority(domain, PortOf(step.A), step.B % 20); break;
            case EventStepKind.InitializeControl: InitializeControl(domain, step); break;
            case EventStepKind.ExpandArray: ExpandArray(domain); break;
            case EventStepKind.Reset: Reset(domain, step); break;
            case EventStepKind.MoveVcpuInfo: MoveVcpuInfo(domain, step.A % ModelDomain.Vcpus); break;
            default: Replace(domain, step); break;
        }
    }

    // Mostly one of the low ones, which are bound; now and then one that is closed or not there.
    private static uint PortOf(int choice) => (choice % 64) switch
    {
        60 => 0,
        61 => 63,
        62 => 64,
        63 => 200_000,
        _ => 1U + ((uint)choice % 12),
    };

    private void Send(int domain, uint number)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, number);
        XenErrno expected = XenErrno.InvalidArgument;
        if (model.Exists(number))
        {
            ModelPort port = model.Ports[(int)number];
            if (port.Kind is ModelPortKind.Interdomain or ModelPortKind.Ipi or ModelPortKind.Unbound)
                expected = XenErrno.None;

            if (port.Kind == ModelPortKind.Ipi)
                model.Raise((int)number);
            else if (port.Kind == ModelPortKind.Interdomain)
                port.Remote!.Raise(port.RemotePort);
        }

        Expect(expected, domain, 4, ref arguments, 4);
    }

    private void Unmask(int domain, uint number)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, number);
        bool exists = model.Exists(number);
        if (exists && model.Ports[(int)number].Kind > ModelPortKind.Reserved)
            model.Unmask((int)number);

        Expect(exists ? XenErrno.None : XenErrno.InvalidArgument, domain, 9, ref arguments, 4);
    }

    private void StoreMask(int domain, int port, bool masked)
    {
        ModelDomain model = _models[domain];
        if (model.IsFifo && !model.HasWord(port))
            return;

        _guests[domain].StoreMask(port, masked, model.IsFifo);
        model.StoreMask(port, masked);
    }

    private void Allocate(int domain, EventStep step)
    {
        int target = step.A % 4 == 0 ? step.B % DomainCount : domain;
        ushort remote = step.C % 8 == 7 ? Self : (ushort)_models[step.C % DomainCount].Id;
        Bytes arguments = default;
        arguments.Write(0, target == domain ? Self : (ushort)_models[target].Id);
        arguments.Write(2, remote);
        ModelDomain model = _models[target];
        int port = model.Lowest(MostPort);
        XenErrno expected = port == 0 ? XenErrno.NoSpace : target != domain && domain != 0 ? XenErrno.NotPermitted : XenErrno.None;
        if (expected == XenErrno.None)
            model.Bind(port, ModelPortKind.Unbound).RemoteId = remote == Self ? _models[domain].Id : remote;

        Expect(expected, domain, 6, ref arguments, 8);
        if (expected == XenErrno.None)
            Check((uint)port, arguments.Read<uint>(4), "the port");
    }

    private void Connect(int domain, EventStep step)
    {
        ModelDomain near = _models[domain];
        int target = step.A % 16 == 15 ? domain : (domain + 1 + (step.A % 2)) % DomainCount;
        ModelDomain far = _models[target];
        uint remotePort = PortOf(step.B);

        // Mostly one that waits.
        for (int i = 1; step.C % 8 != 0 && i < 14 && far.Exists(i); i++)
        {
            if (far.Ports[i].Kind == ModelPortKind.Unbound && far.Ports[i].RemoteId == near.Id)
                remotePort = (uint)i;
        }

        bool isNobody = step.C % 64 == 63;
        Bytes arguments = default;
        arguments.Write(0, isNobody ? (ushort)999 : (ushort)far.Id);
        arguments.Write(4, remotePort);
        int port = isNobody ? 0 : near.Lowest(MostPort);
        XenErrno expected = isNobody ? XenErrno.NoSuchDomain
            : port == 0 ? XenErrno.NoSpace
            : !far.Exists(remotePort) || far.Ports[(int)remotePort].Kind != ModelPortKind.Unbound || far.Ports[(int)remotePort].RemoteId != near.Id ? XenErrno.InvalidArgument
            : XenErrno.None;
        if (expected == XenErrno.None)
        {
            ModelPort nearPort = near.Bind(port, ModelPortKind.Interdomain);
            ModelPort farPort = far.Ports[(int)remotePort];
            farPort.Kind = ModelPortKind.Interdomain;
            (nearPort.Remote, nearPort.RemotePort, nearPort.RemoteId) = (far, (int)remotePort, far.Id);
            (farPort.Remote, farPort.RemotePort, farPort.RemoteId) = (near, port, near.Id);
            near.Raise(port);
        }

        Expect(expected, domain, 0, ref arguments, 12);
        if (expected == XenErrno.None)
            Check((uint)port, arguments.Read<uint>(8), "the port");
    }

    private void BindIpi(int domain, int vcpu)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, (uint)vcpu);
        int port = vcpu >= ModelDomain.Vcpus ? 0 : model.Lowest(MostPort);
        XenErrno expected = vcpu >= ModelDomain.Vcpus ? XenErrno.NotFound : port == 0 ? XenErrno.NoSpace : XenErrno.None;
        if (expected == XenErrno.None)
            model.Bind(port, ModelPortKind.Ipi).Vcpu = vcpu;

        Expect(expected, domain, 7, ref arguments, 8);
        if (expected == XenErrno.None)
            Check((uint)port, arguments.Read<uint>(4), "the port");
    }

    // Timer, debug, Xen's profiler and the performance counters are a vCPU's; all others are the domain's.
    private static bool IsGlobal(int virq) => virq is not (0 or 1 or 7 or 13);

    private int PortOfVirq(int domain, int virq, int vcpu)
    {
        ModelDomain model = _models[domain];
        return model.Ports.FindIndex(port => port.Kind == ModelPortKind.Virq && port.Virq == virq && (IsGlobal(virq) || port.Vcpu == vcpu));
    }

    private void BindVirq(int domain, int virq, int vcpu)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, (uint)virq);
        arguments.Write(4, (uint)vcpu);
        int port = 0;
        XenErrno expected = virq >= VirqCount || (IsGlobal(virq) && vcpu != 0) ? XenErrno.InvalidArgument
            : vcpu >= ModelDomain.Vcpus ? XenErrno.NotFound
            : PortOfVirq(domain, virq, vcpu) >= 0 ? XenErrno.AlreadyExists
            : (port = model.Lowest(MostPort)) == 0 ? XenErrno.NoSpace : XenErrno.None;
        if (expected == XenErrno.None)
        {
            ModelPort bound = model.Bind(port, ModelPortKind.Virq);
            bound.Virq = virq;
            bound.Vcpu = vcpu;
        }

        Expect(expected, domain, 1, ref arguments, 12);
        if (expected == XenErrno.None)
            Check((uint)port, arguments.Read<uint>(8), "the port");
    }

    private void RaiseVirq(int domain, int virq, int vcpu)
    {
        int port = PortOfVirq(domain, virq, vcpu);
        if (port > 0)
            _models[domain].Raise(port);

        EventChannelTable channels = _guests[domain].Domain.EventChannels;
        if (IsGlobal(virq))
            channels.RaiseVirq((Virq)virq);
        else
            channels.RaiseVirq(_guests[domain].Domain.Vcpus[vcpu], (Virq)virq);
    }

    private void BindVcpu(int domain, uint number, int vcpu)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, number);
        arguments.Write(4, (uint)vcpu);
        XenErrno expected = XenErrno.InvalidArgument;
        if (vcpu >= ModelDomain.Vcpus)
        {
            expected = XenErrno.NotFound;
        }
        else if (model.Exists(number))
        {
            ModelPort port = model.Ports[(int)number];
            if (port.Kind is ModelPortKind.Unbound or ModelPortKind.Interdomain || (port.Kind == ModelPortKind.Virq && IsGlobal(port.Virq)))
            {
                expected = XenErrno.None;
                port.Vcpu = vcpu;
            }
        }

        Expect(expected, domain, 8, ref arguments, 8);
    }

    private void Close(int domain, uint number)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, number);
        bool isUsed = model.Exists(number) && model.Ports[(int)number].Kind > ModelPortKind.Reserved;
        if (isUsed)
            model.Close((int)number);

        Expect(isUsed ? XenErrno.None : XenErrno.InvalidArgument, domain, 3, ref arguments, 4);
    }

    private void Status(int domain, EventStep step)
    {
        int target = step.B % 4 == 0 ? step.C % DomainCount : domain;
        uint number = PortOf(step.A);
        ModelDomain model = _models[target];
        Bytes arguments = default;
        arguments.Write(0, target == domain ? Self : (ushort)model.Id);
        arguments.Write(4, number);
        XenErrno expected = !model.Exists(number) ? XenErrno.InvalidArgument : target != domain && domain != 0 ? XenErrno.NotPermitted : XenErrno.None;
        Expect(expected, domain, 5, ref arguments, 24);
        if (expected != XenErrno.None)
            return;

        ModelPort port = model.Ports[(int)number];
        (uint state, uint detail) = port.Kind switch
        {
            ModelPortKind.Unbound => (1U, (uint)port.RemoteId),
            ModelPortKind.Interdomain => (2U, (uint)port.RemoteId),
            ModelPortKind.Virq => (4U, (uint)port.Virq),
            ModelPortKind.Ipi => (5U, 0U),
            _ => (0U, 0U),
        };
        Check(state, arguments.Read<uint>(8), "the state");
        Check((uint)port.Vcpu, arguments.Read<uint>(12), "the vCPU");
        if (state is 1 or 2)
            Check((ushort)detail, arguments.Read<ushort>(16), "the remote domain");
        else if (state == 4)
            Check(detail, arguments.Read<uint>(16), "the VIRQ");

        if (state == 2)
            Check((uint)port.RemotePort, arguments.Read<uint>(20), "the remote port");
    }

    private void SetPriority(int domain, uint number, int priority)
    {
        ModelDomain model = _models[domain];
        Bytes arguments = default;
        arguments.Write(0, number);
        arguments.Write(4, (uint)priority);
        XenErrno expected = !model.Exists(number) ? XenErrno.InvalidArgument
            : !model.IsFifo ? XenErrno.NotImplemented
            : model.Ports[(int)number].Kind <= ModelPortKind.Reserved ? XenErrno.AccessDenied
            : priority >= ModelDomain.Queues ? XenErrno.InvalidArgument : XenErrno.None;
        if (expected == XenErrno.None)
            model.Ports[(int)number].Priority = priority;

        Expect(expected, domain, 13, ref arguments, 8);
    }

    private void InitializeControl(int domain, EventStep step)
    {
        ModelDomain model = _models[domain];
        EventGuest guest = _guests[domain];
        int vcpu = step.A % 16 == 15 ? 2 : step.A % ModelDomain.Vcpus;
        uint offset = (step.B % 16) switch { 13 => 4096 - 64, 14 => 4, 15 => uint.MaxValue, _ => EventGuest.OffsetOf(vcpu) };

        // Once in a while somebody else's frame, or a page table.
        MachineFrame frame = (step.C % 16) switch { 14 => _guests[(domain + 1) % DomainCount].ControlFrame, 15 => guest.Play.L1, _ => guest.ControlFrame };
        Bytes arguments = default;
        arguments.Write(0, frame.Value);
        arguments.Write(8, offset);
        arguments.Write(12, (uint)vcpu);
        XenErrno expected = vcpu >= ModelDomain.Vcpus ? XenErrno.NotFound
            : step.B % 16 >= 13 || model.HasControl[vcpu] || step.C % 16 >= 14 ? XenErrno.InvalidArgument : XenErrno.None;
        if (expected == XenErrno.None)
        {
            if (!model.IsFifo)
                guest.ForgetFifo();

            model.InitializeControl(vcpu);
        }

        Expect(expected, domain, 11, ref arguments, 24);
        if (expected == XenErrno.None)
            Check((byte)17, arguments.Read<byte>(16), "the link bits");
    }

    private void ExpandArray(int domain)
    {
        ModelDomain model = _models[domain];
        if (model.ArrayPages == EventGuest.MostArrayPages)
            return;

        Bytes arguments = default;
        arguments.Write(0, _guests[domain].ArrayFrame(model.ArrayPages).Value);
        bool isFifo = model.IsFifo;
        if (isFifo)
            model.ExpandArray();

        Expect(isFifo ? XenErrno.None : XenErrno.NotSupported, domain, 12, ref arguments, 8);
    }

    private void Reset(int domain, EventStep step)
    {
        // Half of them by a domain that may not, or of one that is not paused.
        int target = step.A % 4 == 0 ? (domain + 1) % DomainCount : domain;
        if (target == domain && step.B % 3 != 0)
            return;

        Bytes arguments = default;
        arguments.Write(0, (ushort)_models[target].Id);
        XenErrno expected = target == domain ? XenErrno.None : domain != 0 ? XenErrno.NotPermitted : XenErrno.InvalidArgument;
        if (expected == XenErrno.None)
            _models[domain].Reset();

        Expect(expected, domain, 10, ref arguments, 2);
        if (expected != XenErrno.None)
            return;

        // Nothing is bound: what is marked is for nobody.
        _guests[domain].ForgetMarks();
        for (int vcpu = 0; vcpu < ModelDomain.Vcpus; vcpu++)
        {
            _models[domain].Upcall[vcpu] = false;
            _models[domain].Selector[vcpu].Clear();
        }
    }

    private void MoveVcpuInfo(int domain, int vcpu)
    {
        _models[domain].MoveVcpuInfo(vcpu);
        EventChannelTable.VcpuInfoMoved(_guests[domain].Domain.Vcpus[vcpu]);
    }

    private void Replace(int domain, EventStep step)
    {
        if (domain == 0 || step.A % 8 != 0)
            return;

        LastAction += " is destroyed and another made";
        _models[domain].Reset();
        _host.DestroyDomain(_guests[domain].Domain);

        // The control domain is told.
        int told = PortOfVirq(0, (int)Virq.DomainException, 0);
        if (told > 0)
            _models[0].Raise(told);

        // The new one boots; the others take nothing meanwhile.
        for (int other = 0; other < DomainCount; other++)
            MaskUpcalls(other, masked: true);

        Start(domain);
        for (int other = 0; other < DomainCount; other++)
            MaskUpcalls(other, masked: false);
    }

    private void MaskUpcalls(int domain, bool masked)
    {
        if (_guests[domain].Domain.HasEnded)
            return;

        _guests[domain].Domain.Vcpus[0].Info->UpcallMask = masked ? (byte)1 : (byte)0;
        if (masked)
            _guests[domain].Domain.Vcpus[0].Sleep();
        else
            _guests[domain].Domain.Vcpus[0].Wake();
    }
}
