using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

/// <content>
/// Calls that would do something, about vCPUs, scheduling, events, domains and the machine: vCPUs, ports, domains and frames
/// that there are, structures as a kernel fills them. In most of them nothing is spoiled, in the others one word is.
/// </content>
internal sealed partial class RandomCalls
{
    private const ulong Microsecond = 1_000;

    private Domain _domain = null!;
    private HypercallGate _gate = null!;

    private void NextNearlyGood(Domain domain, HypercallGate gate)
    {
        (_domain, _gate) = (domain, gate);
        gate.Registers = _random.Next(10) switch
        {
            0 or 1 or 2 => VcpuCall(),
            3 or 4 => SchedulingCall(),
            5 or 6 or 7 => EventCall(),
            8 => DomainCall(),
            _ => MachineCall(),
        };

        // A register as well.
        if (_random.Next(60) == 0)
            gate.Registers.Rsi = Garbage();
    }

    private HypercallRegisters VcpuCall()
    {
        ulong vcpu = Vcpu();
        int command = _random.Next(5) == 0 ? 0 : _random.Next(14);
        return command switch
        {
            0 => Make(HypercallNumber.VcpuOp, 0, vcpu, Place(Context((int)(vcpu % (ulong)_domain.Vcpus.Count)))),

            // One that is down makes no calls.
            2 when _random.Next(6) != 0 => Make(HypercallNumber.VcpuOp, 1, vcpu),
            4 => Make(HypercallNumber.VcpuOp, 4, vcpu, Room()),
            5 => Make(HypercallNumber.VcpuOp, 5, vcpu, Place(new VcpuRegisterRunstateMemoryArea { Address = new(Area()) })),
            6 => Make(HypercallNumber.VcpuOp, 6, vcpu, Place(new VcpuSetPeriodicTimer { Period = (1_000 + (ulong)_random.Next(20_000)) * Microsecond })),
            8 => Make(HypercallNumber.VcpuOp, 8, vcpu, Place(new VcpuSetSingleshotTimer { Timeout = Soon(), Flags = (VcpuSingleshotFlags)_random.Next(2) })),
            10 => Make(HypercallNumber.VcpuOp, 10, vcpu, Place(new VcpuRegisterVcpuInfo { Frame = Frame(), Offset = (uint)_random.Next(64) * 64 })),
            11 => Make(HypercallNumber.VcpuOp, 11, vcpu, 0),
            12 => Make(HypercallNumber.VcpuOp, 12, vcpu, Room()),
            13 => Make(HypercallNumber.VcpuOp, 13, vcpu, Place(new VcpuRegisterTimeMemoryArea { Address = new(Area()) })),
            _ => Make(HypercallNumber.VcpuOp, (ulong)command, vcpu),
        };
    }

    // As the guest library starts a vCPU.
    private VcpuGuestContext Context(int vcpu)
    {
        DomainImage image = _domain.Image;
        var context = new VcpuGuestContext { Flags = VcpuContextFlags.InKernel | (VcpuContextFlags)((uint)_random.Next(4) == 0 ? VcpuContextFlags.Online : 0) };
        context.Registers.Rip = image.EntryAddress(KernelEntry.VcpuBoot);
        context.Registers.Rsp = image.StackTopOf(vcpu);
        context.KernelStackPointer = image.StackTopOf(vcpu);
        context.KernelStackSelector = FlatSelector.KernelStack;
        context.EventCallback = new VirtualAddress(image.EntryAddress(KernelEntry.Upcall));
        context.ControlRegisters[3] = _domain.Vcpus[0].KernelSpace.Root.Value << Page.Shift;
        for (int vector = 0; vector < KernelEntry.TrapCount; vector++)
            context.Traps[vector] = new TrapInfo { Vector = (byte)vector, Flags = TrapInfoFlags.MaskUpcalls, CodeSelector = FlatSelector.KernelCode, Address = image.EntryAddress(vector) };

        if (_random.Next(3) == 0)
        {
            context.GdtEntryCount = (ulong)_random.Next(1, 1025);
            (context.GdtFrames[0], context.GdtFrames[1]) = (Frame(), Frame());
        }

        if (_random.Next(3) == 0)
            (context.LdtBase, context.LdtEntryCount) = (image.ScratchAddress, (ulong)_random.Next(1, 9000));

        if (_random.Next(4) == 0)
            context.ControlRegisters[1] = context.ControlRegisters[3];

        return context;
    }

    private HypercallRegisters SchedulingCall() => _random.Next(12) switch
    {
        0 => Make(HypercallNumber.SchedOp, 0),
        1 => Make(HypercallNumber.SchedOp, 1),
        2 when _random.Next(100) == 0 => Make(HypercallNumber.SchedOp, 2, Place(new SchedShutdown { Reason = (ShutdownReason)_random.Next(6) })),
        3 or 4 => Make(HypercallNumber.SchedOp, 3, Place(new SchedPoll { Ports = new(Ports()), PortCount = (uint)_random.Next(6), Timeout = _random.Next(2) == 0 ? 0 : Soon() })),
        5 when _random.Next(4) == 0 => Make(HypercallNumber.SchedOp, 4, Place(new SchedRemoteShutdown { Domain = OtherDomain(), Reason = (ShutdownReason)_random.Next(6) })),
        6 when _random.Next(8) == 0 => Make(HypercallNumber.SchedOp, 5, Place(new SchedShutdown { Reason = (ShutdownReason)_random.Next(6) })),
        7 or 8 => Make(HypercallNumber.SchedOp, 6, Place(new SchedWatchdog { Id = (uint)_random.Next(4), Timeout = (uint)_random.Next(3) * 1_000 })),
        _ => Make(HypercallNumber.SchedOp, 7, Place(new SchedPinOverride { Pcpu = _random.Next(-1, _domain.Host.PhysicalCpus.Length + 1) })),
    };

    private HypercallRegisters EventCall()
    {
        int command = _random.Next(15);
        ulong place = command switch
        {
            0 => Place(new EventChannelBindInterdomain { RemoteDomain = DomainId.Self, RemotePort = Port() }),
            1 => Place(new EventChannelBindVirq { Virq = (Virq)_random.Next(24), Vcpu = new VcpuId((uint)Vcpu()) }),
            5 => Place(new EventChannelStatus { Domain = DomainId.Self, Port = Port() }),
            6 => Place(new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = _random.Next(2) == 0 ? DomainId.Self : OtherDomain() }),
            7 => Place(new EventChannelBindIpi { Vcpu = new VcpuId((uint)Vcpu()) }),
            8 => Place(new EventChannelBindVcpu { Port = Port(), Vcpu = new VcpuId((uint)Vcpu()) }),
            10 => Place(new EventChannelReset { Domain = DomainId.Self }),
            11 => Place(new EventChannelInitControl { ControlFrame = Frame(), Offset = (uint)_random.Next(50) * 80 / 8 * 8, Vcpu = new VcpuId((uint)Vcpu()) }),
            12 => Place(new EventChannelExpandArray { ArrayFrame = Frame() }),
            13 => Place(new EventChannelSetPriority { Port = Port(), Priority = (uint)_random.Next(18) }),
            _ => Place(new EventChannelClose { Port = Port() }),
        };
        return command == 10 && _random.Next(10) != 0 ? Make(HypercallNumber.EventChannelOp, 4, place) : Make(HypercallNumber.EventChannelOp, (ulong)command, place);
    }

    private HypercallRegisters DomainCall()
    {
        uint command = _random.Next(7) switch { 0 => 3U, 1 => 4, 2 => 9, 3 => 14, 4 => 15, 5 => 16, _ => 25 };
        var op = new DomctlOperation { Command = command, InterfaceVersion = ControlInterface.DomctlVersion, Domain = _random.Next(3) == 0 ? _domain.Id : OtherDomain() };
        switch (command)
        {
            case 14:
                op.GetVcpuInfo.Vcpu = new VcpuId((uint)Vcpu());
                break;
            case 15:
                op.MaxVcpus.Maximum = (uint)_random.Next(6);
                break;
            case 16:
                op.SchedulerOp = new DomctlSchedulerOp { Scheduler = (SchedulerType)_domain.Host.Scheduler.Kind, Command = (DomctlSchedulerCommand)_random.Next(4) };
                if (op.SchedulerOp.Command is DomctlSchedulerCommand.PutInfo)
                    op.SchedulerOp.Credit = new DomctlSchedulerCredit { Weight = (ushort)_random.Next(1000), Cap = (ushort)(_random.Next(2) == 0 ? 0 : _random.Next(300)) };
                else
                    (op.SchedulerOp.Vcpus, op.SchedulerOp.VcpuCount) = (new(Room()), 2);

                break;
            case 9 or 25:
                op.VcpuAffinity = new DomctlVcpuAffinity { Vcpu = new VcpuId((uint)Vcpu()), Flags = (VcpuAffinityFlags)_random.Next(8), Hard = Bits(), Soft = Bits() };
                break;
        }

        return Make(HypercallNumber.Domctl, Place(op));
    }

    private HypercallRegisters MachineCall()
    {
        uint command = _random.Next(4) switch { 0 => 3U, 1 => 4, 2 => 8, _ => 19 };
        var op = new SysctlOperation { Command = command, InterfaceVersion = ControlInterface.SysctlVersion };
        if (command == 8)
        {
            op.GetCpuInfo = new SysctlGetCpuInfo { MaximumCpus = (uint)_random.Next(6), Cpus = new(Room()) };
        }
        else if (command == 19)
        {
            op.SchedulerOp = new SysctlSchedulerOp { Scheduler = (SchedulerType)_domain.Host.Scheduler.Kind, Command = (SysctlSchedulerCommand)_random.Next(2) };
            op.SchedulerOp.Credit = new SysctlCredit { SliceMilliseconds = (uint)_random.Next(1, 50), RateLimitMicroseconds = (uint)_random.Next(2) * 500, MigrationDelayMicroseconds = (uint)_random.Next(3) * 100 };
        }

        return Make(HypercallNumber.Sysctl, Place(op));
    }

    private static HypercallRegisters Make(HypercallNumber number, ulong a = 0, ulong b = 0, ulong c = 0) =>
        new() { Rax = (ulong)number, Rdi = a, Rsi = b, Rdx = c };

    // One that there is, or the first that there is not.
    private ulong Vcpu() => _random.Next(30) == 0 ? (ulong)_domain.Vcpus.Count : (ulong)_random.Next(_domain.Vcpus.Count);

    private Port Port() => new((uint)_random.Next(1, 40));

    private DomainId OtherDomain() => new((ushort)_random.Next(3));

    private ulong Soon() => _domain.Host.Now + ((ulong)_random.Next(3_000) * Microsecond);

    // Memory that the kernel can spare.
    private MachineFrame Frame()
    {
        const int Spare = 512;
        _domain.Memory.Pages.TryGetFirst(out MachineFrame last);
        return new MachineFrame(last.Value - ulong.Min(last.Value, (ulong)_random.Next(Spare)));
    }

    private ulong Area() => _random.Next(4) == 0 ? 0 : _domain.Image.ScratchAddress + ((ulong)_random.Next(64) * 64);

    private ControlBitmap Bits() => new() { Bytes = new(Place((ulong)_random.Next(1, 16))), BitCount = (uint)(_random.Next(8) == 0 ? _random.Next(200) : 8) };

    private unsafe ulong Ports()
    {
        ulong address = Room();
        for (int i = 0; i < 8; i++)
            Unsafe.Write(_gate.ArgumentBase + (address - _gate.ArgumentAddress) + (i * sizeof(uint)), Port());

        return address;
    }

    // The next free place for what is passed, or for the answer.
    private ulong Room()
    {
        ulong address = _gate.ArgumentAddress + _gate.ArgumentTop;
        _gate.ArgumentTop += 2048;
        return address;
    }

    private unsafe ulong Place<T>(T value)
        where T : unmanaged
    {
        ulong address = Room();
        if (sizeof(T) > 2048)
            _gate.ArgumentTop += (uint)sizeof(T);

        byte* place = _gate.ArgumentBase + (address - _gate.ArgumentAddress);
        Unsafe.Write(place, value);
        if (_random.Next(3) == 0)
            Spoil(place, sizeof(T));

        return address;
    }

    private unsafe void Spoil(byte* place, int size)
    {
        int offset = _random.Next((size + 3) / 4) * 4;
        if (offset + 8 <= size && _random.Next(2) == 0)
            Unsafe.Write(place + (offset & ~7), _random.Next(2) == 0 ? Garbage() : Value(_domain));
        else
            Unsafe.Write(place + int.Min(offset, int.Max(size - 4, 0)), (uint)Value(_domain));
    }
}
