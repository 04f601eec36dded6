using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Event channels of several vCPUs, in the 2-level ABI and in the FIFO ABI.</content>
public partial struct SchedulingAnswersKernel
{
    private void Ports()
    {
        Expect("no such event command"u8, NotImplemented, Gate.Invoke(32, 15, 0));
        Expect("no such event command, bad pointer"u8, NotImplemented, Gate.Invoke(32, 15, BadPointer));
        Expect("set priority, 2-level, closed port"u8, InvalidArgument, EventChannelOp.SetPriority(new() { Port = new Port(1000) }));
        Expect("set priority, bad pointer"u8, BadAddress, Gate.Invoke(32, 13, BadPointer));
        Expect("expand array, 2-level"u8, NotSupported, EventChannelOp.ExpandArray(new() { ArrayFrame = Frame(4) }));
        Expect("expand array, 2-level, no such frame"u8, NotSupported, EventChannelOp.ExpandArray(new() { ArrayFrame = new MachineFrame(NoFrame) }));
        Expect("expand array, bad pointer"u8, BadAddress, Gate.Invoke(32, 12, BadPointer));
        Expect("init control, bad pointer"u8, BadAddress, Gate.Invoke(32, 11, BadPointer));
        Expect("continue a reset"u8, Busy, EventChannelOp.ResetContinue(new() { Domain = DomainId.Self }));
        Expect("continue a reset, no such domain"u8, NoSuchDomain, EventChannelOp.ResetContinue(new() { Domain = new DomainId(77) }));
        Expect("reset, no such domain"u8, NoSuchDomain, EventChannelOp.Reset(new() { Domain = new DomainId(77) }));
        Expect("reset, bad pointer"u8, BadAddress, Gate.Invoke(32, 10, BadPointer));
    }

    private void Vcpus()
    {
        var ipi = new EventChannelBindIpi { Vcpu = new VcpuId(4) };
        Expect("bind ipi, no such vcpu"u8, NotFound, EventChannelOp.BindIpi(ref ipi));
        ipi.Vcpu = new VcpuId(uint.MaxValue);
        Expect("bind ipi, vcpu -1"u8, NotFound, EventChannelOp.BindIpi(ref ipi));
        ipi.Vcpu = Vcpu1;
        Expect("bind ipi, vcpu 1"u8, Success, EventChannelOp.BindIpi(ref ipi));
        Expect("ipi, vcpu"u8, 1, StatusOf(ipi.Port).Vcpu.Value);
        Expect("ipi, state"u8, (long)EventChannelState.Ipi, (long)StatusOf(ipi.Port).State);
        Expect("bind vcpu, ipi"u8, InvalidArgument, Move(ipi.Port, 0));
        Expect("set priority, 2-level"u8, NotImplemented, EventChannelOp.SetPriority(new() { Port = ipi.Port }));

        var virq = new EventChannelBindVirq { Virq = Virq.Debug, Vcpu = Vcpu1 };
        Expect("bind virq, vcpu 1"u8, Success, EventChannelOp.BindVirq(ref virq));
        Port debug = virq.Port;
        Expect("bind virq, vcpu 1 twice"u8, AlreadyExists, EventChannelOp.BindVirq(ref virq));
        Expect("bind vcpu, virq of a vcpu"u8, InvalidArgument, Move(debug, 0));
        virq = new() { Virq = Virq.Debug };
        Expect("bind virq, vcpu 0"u8, Success, EventChannelOp.BindVirq(ref virq));
        Close(virq.Port);
        virq = new() { Virq = Virq.Debug, Vcpu = new VcpuId(4) };
        Expect("bind virq, no such vcpu"u8, NotFound, EventChannelOp.BindVirq(ref virq));
        virq = new() { Virq = Virq.Console, Vcpu = Vcpu1 };
        Expect("bind virq, global, vcpu 1"u8, InvalidArgument, EventChannelOp.BindVirq(ref virq));
        virq = new() { Virq = Virq.Console, Vcpu = new VcpuId(4) };
        Expect("bind virq, global, no such vcpu"u8, InvalidArgument, EventChannelOp.BindVirq(ref virq));
        virq = new() { Virq = (Virq)24, Vcpu = new VcpuId(4) };
        Expect("bind virq, no such virq"u8, InvalidArgument, EventChannelOp.BindVirq(ref virq));
        virq = new() { Virq = Virq.PcpuState };
        Expect("bind virq, global"u8, Success, EventChannelOp.BindVirq(ref virq));
        Expect("bind vcpu, global virq"u8, Success, Move(virq.Port, 2));
        Expect("global virq, vcpu"u8, 2, StatusOf(virq.Port).Vcpu.Value);
        Close(virq.Port);
        virq = new() { Virq = Virq.PcpuState };
        Expect("bind virq again"u8, Success, EventChannelOp.BindVirq(ref virq));
        Expect("virq bound again, vcpu"u8, 0, StatusOf(virq.Port).Vcpu.Value);
        Close(virq.Port);

        var unbound = new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = DomainId.Self };
        Expect("allocate"u8, Success, EventChannelOp.AllocateUnbound(ref unbound));
        Expect("bind vcpu, unbound"u8, Success, Move(unbound.Port, 3));
        Expect("bind vcpu, unbound, same"u8, Success, Move(unbound.Port, 3));
        Expect("bind vcpu, no such vcpu"u8, NotFound, Move(unbound.Port, 4));
        Expect("bind vcpu, closed"u8, InvalidArgument, Move(new Port(1000), 1));
        Expect("bind vcpu, closed, no such vcpu"u8, NotFound, Move(new Port(1000), 4));
        Expect("bind vcpu, port 0"u8, InvalidArgument, Move(default, 1));
        Expect("bind vcpu, out of range"u8, InvalidArgument, Move(new Port(4096), 1));
        Expect("bind vcpu, bad pointer"u8, BadAddress, Gate.Invoke(32, 8, BadPointer));
        var interdomain = new EventChannelBindInterdomain { RemoteDomain = DomainId.Self, RemotePort = unbound.Port };
        Expect("bind interdomain"u8, Success, EventChannelOp.BindInterdomain(ref interdomain));
        Expect("bound from unbound, vcpu"u8, 3, StatusOf(unbound.Port).Vcpu.Value);
        Expect("bound, vcpu"u8, 0, StatusOf(interdomain.LocalPort).Vcpu.Value);
        Expect("bind vcpu, interdomain"u8, Success, Move(interdomain.LocalPort, 1));
        Expect("close"u8, Success, EventChannelOp.Close(new() { Port = interdomain.LocalPort }));
        Expect("far end of a closed one, state"u8, (long)EventChannelState.Unbound, (long)StatusOf(unbound.Port).State);
        Expect("far end of a closed one, vcpu"u8, 3, StatusOf(unbound.Port).Vcpu.Value);
        if (!_caller.IsDomain0)
        {
            // What it prints goes through a port, which a reset closes too.
            Expect("close, ipi"u8, Success, EventChannelOp.Close(new() { Port = ipi.Port }));
            Expect("close, unbound"u8, Success, EventChannelOp.Close(new() { Port = unbound.Port }));
            return;
        }

        Expect("reset"u8, Success, EventChannelOp.Reset(new() { Domain = DomainId.Self }));
        Expect("after reset, ipi"u8, (long)EventChannelState.Closed, (long)StatusOf(ipi.Port).State);
        Expect("after reset, unbound"u8, (long)EventChannelState.Closed, (long)StatusOf(unbound.Port).State);
    }

    private void Control()
    {
        var control = new EventChannelInitControl { ControlFrame = Frame(4), Offset = 4 };
        Expect("init control, not aligned"u8, InvalidArgument, EventChannelOp.InitControl(ref control));
        control.Offset = 4096 - 64;
        Expect("init control, over the end"u8, InvalidArgument, EventChannelOp.InitControl(ref control));
        control.Offset = uint.MaxValue - 7;
        Expect("init control, far over the end"u8, InvalidArgument, EventChannelOp.InitControl(ref control));
        control = new() { ControlFrame = Frame(4), Vcpu = new VcpuId(4) };
        Expect("init control, no such vcpu"u8, NotFound, EventChannelOp.InitControl(ref control));
        control = new() { ControlFrame = Frame(4), Vcpu = new VcpuId(4), Offset = 4 };
        Expect("init control, no such vcpu, not aligned"u8, NotFound, EventChannelOp.InitControl(ref control));
        control = new() { ControlFrame = new MachineFrame(NoFrame) };
        Expect("init control, no such frame"u8, InvalidArgument, EventChannelOp.InitControl(ref control));
        Expect("after refusals, set priority"u8, NotImplemented, EventChannelOp.SetPriority(new() { Port = new Port(1) }));

        control = new() { ControlFrame = Frame(4), LinkBits = 3 };
        Expect("init control"u8, Success, EventChannelOp.InitControl(ref control));
        Expect("init control, link bits"u8, EventChannelLimits.FifoLinkBits, control.LinkBits);
        control = new() { ControlFrame = Frame(4), Offset = 1024 };
        Expect("init control twice"u8, InvalidArgument, EventChannelOp.InitControl(ref control));
        control = new() { ControlFrame = Frame(4), Offset = 72, Vcpu = Vcpu1 };
        Expect("init control, vcpu 1"u8, Success, EventChannelOp.InitControl(ref control));
        control = new() { ControlFrame = Frame(4), Offset = 4096 - 72, Vcpu = new VcpuId(2) };
        Expect("init control, vcpu 2, at the end"u8, Success, EventChannelOp.InitControl(ref control));
        Expect("expand array, no such frame"u8, InvalidArgument, EventChannelOp.ExpandArray(new() { ArrayFrame = new MachineFrame(NoFrame) }));
    }

    private void Queues()
    {
        GuestPointer<uint> block = new(Window(4));
        GuestPointer<uint> words = new(Window(5));
        for (int word = 0; word < EventChannelLimits.FifoWordsPerPage; word++)
        {
            words[word].Write(0);
        }

        var ipi = new EventChannelBindIpi();
        Expect("bind before there are words"u8, Success, EventChannelOp.BindIpi(ref ipi));
        Expect("send before there are words"u8, Success, EventChannelOp.Send(new() { Port = ipi.Port }));
        Expect("unmask before there are words"u8, Success, EventChannelOp.Unmask(new() { Port = ipi.Port }));
        Expect("expand array"u8, Success, EventChannelOp.ExpandArray(new() { ArrayFrame = Frame(5) }));
        Expect("kept until there were words, word"u8, (long)(EventWord.Pending | EventWord.Linked), words[ipi.Port.Value].Read());
        Expect("kept until there were words, ready"u8, 1 << EventChannelLimits.FifoPriorityDefault, block[0].Read());

        Expect("set priority, none such"u8, InvalidArgument, EventChannelOp.SetPriority(new() { Port = ipi.Port, Priority = 16 }));
        Expect("set priority, closed port"u8, InvalidArgument, EventChannelOp.SetPriority(new() { Port = new Port(1000), Priority = 1 }));
        Expect("set priority, port 0"u8, AccessDenied, EventChannelOp.SetPriority(new() { Priority = 1 }));
        Expect("set priority, out of range"u8, InvalidArgument, EventChannelOp.SetPriority(new() { Port = new Port(1 << 17), Priority = 1 }));

        Port first = ipi.Port;
        Send("send"u8, first);
        Expect("sent, word"u8, (long)(EventWord.Pending | EventWord.Linked), words[first.Value].Read());
        Expect("sent, ready"u8, 1 << EventChannelLimits.FifoPriorityDefault, block[0].Read());
        Expect("sent, head"u8, first.Value, block[2 + EventChannelLimits.FifoPriorityDefault].Read());
        Expect("bind second"u8, Success, EventChannelOp.BindIpi(ref ipi));
        Port second = ipi.Port;
        Expect("second port, word"u8, 0, words[second.Value].Read());
        Send("send second"u8, second);
        Expect("sent second, first's word"u8, (long)(EventWord.Pending | EventWord.Linked) | second.Value, words[first.Value].Read());
        Expect("sent second, word"u8, (long)(EventWord.Pending | EventWord.Linked), words[second.Value].Read());
        Expect("sent second, head"u8, first.Value, block[2 + EventChannelLimits.FifoPriorityDefault].Read());

        Expect("bind third"u8, Success, EventChannelOp.BindIpi(ref ipi));
        Port third = ipi.Port;
        Expect("set priority"u8, Success, EventChannelOp.SetPriority(new() { Port = third, Priority = 2 }));
        Send("send third"u8, third);
        Expect("sent third, ready"u8, (1 << EventChannelLimits.FifoPriorityDefault) | (1 << 2), block[0].Read());
        Expect("sent third, head"u8, third.Value, block[2 + 2].Read());
        Expect("set priority, while queued"u8, Success, EventChannelOp.SetPriority(new() { Port = third, Priority = 4 }));
        Expect("set priority, while queued, head"u8, third.Value, block[2 + 2].Read());
        Send("send third, while queued"u8, third);
        Expect("sent third, while queued, ready"u8, (1 << EventChannelLimits.FifoPriorityDefault) | (1 << 2), block[0].Read());

        Expect("bind fourth"u8, Success, EventChannelOp.BindIpi(ref ipi));
        Port fourth = ipi.Port;
        words[fourth.Value].Write((uint)EventWord.Masked);
        Send("send masked"u8, fourth);
        Expect("sent masked, word"u8, (long)(EventWord.Pending | EventWord.Masked), words[fourth.Value].Read());
        Expect("unmask"u8, Success, EventChannelOp.Unmask(new() { Port = fourth }));
        Expect("unmasked, word"u8, (long)(EventWord.Pending | EventWord.Linked), words[fourth.Value].Read());
        Expect("unmasked, second's word"u8, (long)(EventWord.Pending | EventWord.Linked) | fourth.Value, words[second.Value].Read());
        Expect("unmask, what is not masked"u8, Success, EventChannelOp.Unmask(new() { Port = fourth }));
        Expect("unmask, port 0"u8, Success, EventChannelOp.Unmask(default));

        Expect("close while queued"u8, Success, EventChannelOp.Close(new() { Port = fourth }));
        Expect("closed while queued, word"u8, (long)EventWord.Linked, words[fourth.Value].Read());
        Expect("bind again while queued"u8, Success, EventChannelOp.BindIpi(ref ipi));
        Expect("bound again while queued, another port"u8, fourth.Value + 1, ipi.Port.Value);
        Expect("bind vcpu 1"u8, Success, BindIpi(ref ipi, 1));
        Expect("bind ipi, vcpu 1, send"u8, Success, EventChannelOp.Send(new() { Port = ipi.Port }));
        Expect("its vcpu is ready"u8, 1 << EventChannelLimits.FifoPriorityDefault, block[18].Read());
        Expect("bind vcpu 3"u8, Success, BindIpi(ref ipi, 3));
        Expect("vcpu without a control block, send"u8, Success, EventChannelOp.Send(new() { Port = ipi.Port }));
        Expect("vcpu without a control block, word"u8, 0, words[ipi.Port.Value].Read());
        Expect("move it to a vcpu with one"u8, InvalidArgument, Move(ipi.Port, 0));
        Expect("bind vcpu 0"u8, Success, BindIpi(ref ipi, 0));
        words[ipi.Port.Value].Write((uint)EventWord.Busy);
        Send("send, busy"u8, ipi.Port);
        Expect("send, busy, word"u8, (long)(EventWord.Busy | EventWord.Pending | EventWord.Linked), words[ipi.Port.Value].Read());

        Expect("expand array, the same frame"u8, Success, EventChannelOp.ExpandArray(new() { ArrayFrame = Frame(5) }));
        long pages = 2;
        HypercallResult result;
        while ((result = EventChannelOp.ExpandArray(new() { ArrayFrame = Frame(6) })).IsSuccess && pages < 1000)
        {
            pages++;
        }

        Expect("expand array, pages"u8, 128, pages);
        Expect("expand array, more"u8, NoSpace, result);
        Expect("bind vcpu, out of range"u8, InvalidArgument, Move(new Port(1 << 17), 1));
        Expect("set priority, closed, in range"u8, AccessDenied, EventChannelOp.SetPriority(new() { Port = new Port(50) }));
        if (!_caller.IsDomain0)
        {
            return;
        }

        Expect("reset, fifo"u8, Success, EventChannelOp.Reset(new() { Domain = DomainId.Self }));
        Expect("after reset, set priority"u8, NotImplemented, EventChannelOp.SetPriority(new() { Port = new Port(1) }));
        Expect("after reset, expand array"u8, NotSupported, EventChannelOp.ExpandArray(new() { ArrayFrame = Frame(5) }));
        Expect("after reset, words"u8, (long)EventWord.Linked, words[third.Value].Read() & ~(uint)EventWord.LinkMask);
    }

    private void Send(ReadOnlySpan<byte> call, Port port) => Expect(call, Success, EventChannelOp.Send(new() { Port = port }));

    private static HypercallResult BindIpi(ref EventChannelBindIpi op, uint vcpu)
    {
        op.Vcpu = new VcpuId(vcpu);
        return EventChannelOp.BindIpi(ref op);
    }

    private static HypercallResult Move(Port port, uint vcpu) => EventChannelOp.BindVcpu(new() { Port = port, Vcpu = new VcpuId(vcpu) });

    private static void Close(Port port) => _ = EventChannelOp.Close(new() { Port = port });

    private static EventChannelStatus StatusOf(Port port)
    {
        var status = new EventChannelStatus { Domain = DomainId.Self, Port = port };
        _ = EventChannelOp.Status(ref status);
        return status;
    }
}
