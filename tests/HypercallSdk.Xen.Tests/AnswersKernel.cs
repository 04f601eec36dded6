using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Makes the calls that the contracts' documentation says something about, most of them wrong ones, and prints each answer
/// that is not as documented. The same source runs on real Xen and on the built-in hypervisor, as domain 0.
/// </summary>
[GuestKernel]
public partial struct AnswersKernel
{
    private const long NotPermitted = -1;
    private const long NotFound = -2;
    private const long NoSuchDomain = -3;
    private const long BadAddress = -14;
    private const long Busy = -16;
    private const long AlreadyExists = -17;
    private const long InvalidArgument = -22;
    private const long NotImplemented = -38;
    private const long NotSupported = -95;

    // Preserved accessed and dirty, pages cleared and copied, bits of a grant's entry, domain 0, virtual nodes, frames
    // that are the machine's.
    private const long AllFeatures = (1 << 5) | (1 << 6) | (1 << 7) | (1 << 11) | (1 << 13) | (1 << 17);
    private const long NoBufferSpace = -105;

    private int _asDocumented;
    private Caller _caller;

    [Boot]
    private void Start(in StartInfo info)
    {
        _caller = Caller.Of(in info);
        Versions();
        Ports();
        Scheduling();
        VirtualCpus();
        EntryPoints();
        Memory(in info);
        UnknownCommands();
        GuestConsole.WriteLine($"{_asDocumented} answers as documented");
        SchedOp.PowerOff();
    }

    private void Expect(ReadOnlySpan<byte> call, long documented, HypercallResult result)
    {
        if (result.Value == documented)
        {
            _asDocumented++;
            return;
        }

        GuestConsole.WriteLine($"{call}: {result.Value}, documented {documented}");
    }

    private void Versions()
    {
        Expect("version"u8, (4 << 16) | 17, XenVersion.Version());
        Expect("page size"u8, 4096, XenVersion.PageSize());
        Expect("page size, not null"u8, InvalidArgument, XenVersion.PageSize(new GuestPointer<byte>(8)));
        XenFeatureInfo features = new() { SubmapIndex = 1 };
        Expect("features, submap 1"u8, InvalidArgument, XenVersion.GetFeatures(ref features));
        features.SubmapIndex = 0;
        Expect("features"u8, 0, XenVersion.GetFeatures(ref features));
        Expect("features, of domain 0"u8, _caller.Told(1, 0), new HypercallResult(features.Has(XenFeature.Domain0) ? 1 : 0));

        // Whether tables may lie above 4 GiB is as the image's notes ask, or vm_assist.
        Expect("features, all but one of domain 0"u8, _caller.Told(AllFeatures, 139488), new HypercallResult(features.Submap & ~(1U << (int)XenFeature.PaePageDirectoryAbove4Gb)));
        Expect("features, not translated"u8, 0, new HypercallResult(features.Has(XenFeature.AutoTranslatedPhysmap) ? 1 : 0));
        Expect("platform parameters"u8, 0, XenVersion.PlatformParameters(out XenPlatformParameters platform));
        Expect("platform parameters, start"u8, unchecked((long)HypervisorMemory.Start), new HypercallResult((long)platform.VirtualStart.Value));
        Expect("version, bad pointer"u8, BadAddress, new HypercallResult(Gate.Invoke(17, 1, 8)));
        Expect("console, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), new HypercallResult(Gate.Invoke(18, 0, 5, 8)));

        // Nothing linked the built-in hypervisor, so it has no build id.
        HypercallResult length = XenVersion.BuildId(ref System.Runtime.CompilerServices.Unsafe.NullRef<XenBuildId>());
        if (length.Error == XenErrno.NoData)
        {
            return;
        }

        Expect("build id, length"u8, _caller.Told(20, NotPermitted), length);
        XenBuildId id = default;
        Expect("build id, no room"u8, _caller.Told(InvalidArgument, NotPermitted), XenVersion.BuildId(ref id));
        id.Length = 4;
        Expect("build id, little room"u8, _caller.Told(NoBufferSpace, NotPermitted), XenVersion.BuildId(ref id));
        id.Length = 32;
        Expect("build id"u8, _caller.Told(20, NotPermitted), XenVersion.BuildId(ref id));
    }

    private void Ports()
    {
        Expect("send, port 0"u8, InvalidArgument, EventChannelOp.Send(default));
        Expect("send, closed"u8, InvalidArgument, EventChannelOp.Send(new EventChannelSend { Port = new Port(3999) }));
        Expect("send, bad pointer"u8, BadAddress, new HypercallResult(Gate.Invoke(32, 4, 8)));

        EventChannelAllocateUnbound allocate = new() { Domain = new DomainId(77), RemoteDomain = DomainId.Self, Port = new Port(55) };
        Expect("allocate, no such domain"u8, NoSuchDomain, EventChannelOp.AllocateUnbound(ref allocate));
        Expect("allocate, untouched"u8, 55, new HypercallResult(allocate.Port.Value));
        allocate.Domain = DomainId.Self;
        Expect("allocate"u8, 0, EventChannelOp.AllocateUnbound(ref allocate));
        Expect("send, unbound"u8, 0, EventChannelOp.Send(new EventChannelSend { Port = allocate.Port }));
        EventChannelStatus status = new() { Domain = DomainId.Self, Port = allocate.Port };
        Expect("status"u8, 0, EventChannelOp.Status(ref status));
        Expect("status, unbound"u8, (long)EventChannelState.Unbound, new HypercallResult((long)status.State));
        status.Domain = new DomainId(77);
        Expect("status, no such domain"u8, NoSuchDomain, EventChannelOp.Status(ref status));

        EventChannelBindInterdomain bind = new() { RemoteDomain = new DomainId(77), RemotePort = allocate.Port };
        Expect("connect, no such domain"u8, NoSuchDomain, EventChannelOp.BindInterdomain(ref bind));
        bind.RemoteDomain = DomainId.Self;
        bind.RemotePort = default;
        Expect("connect, port 0"u8, InvalidArgument, EventChannelOp.BindInterdomain(ref bind));
        bind.RemotePort = allocate.Port;
        Expect("connect"u8, 0, EventChannelOp.BindInterdomain(ref bind));
        Expect("connect, the lowest free port"u8, allocate.Port.Value + 1, new HypercallResult(bind.LocalPort.Value));
        Expect("connect, twice"u8, InvalidArgument, EventChannelOp.BindInterdomain(ref bind));
        Expect("close, connected"u8, 0, EventChannelOp.Close(new EventChannelClose { Port = bind.LocalPort }));
        status = new() { Domain = DomainId.Self, Port = allocate.Port };
        _ = EventChannelOp.Status(ref status);
        Expect("close, far end unbound"u8, (long)EventChannelState.Unbound, new HypercallResult((long)status.State));
        Expect("close"u8, 0, EventChannelOp.Close(new EventChannelClose { Port = allocate.Port }));
        Expect("close, twice"u8, InvalidArgument, EventChannelOp.Close(new EventChannelClose { Port = allocate.Port }));

        EventChannelBindVirq virq = new() { Virq = (Virq)EventChannelLimits.VirqCount };
        Expect("virq, no such"u8, InvalidArgument, EventChannelOp.BindVirq(ref virq));
        virq = new() { Virq = Virq.Console, Vcpu = new VcpuId(1) };
        Expect("virq, global on vCPU 1"u8, InvalidArgument, EventChannelOp.BindVirq(ref virq));
        virq = new() { Virq = Virq.Debug, Vcpu = new VcpuId(9) };
        Expect("virq, no such vCPU"u8, NotFound, EventChannelOp.BindVirq(ref virq));
        virq.Vcpu = default;
        Expect("virq"u8, 0, EventChannelOp.BindVirq(ref virq));
        Expect("virq, twice"u8, AlreadyExists, EventChannelOp.BindVirq(ref virq));
        Expect("send, virq"u8, InvalidArgument, EventChannelOp.Send(new EventChannelSend { Port = virq.Port }));
        Expect("bind vCPU, per-vCPU virq"u8, InvalidArgument, EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = virq.Port }));
        Expect("bind vCPU, no such vCPU"u8, NotFound, EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = virq.Port, Vcpu = new VcpuId(9) }));
        Expect("close, virq"u8, 0, EventChannelOp.Close(new EventChannelClose { Port = virq.Port }));

        EventChannelBindIpi ipi = new() { Vcpu = new VcpuId(9) };
        Expect("ipi, no such vCPU"u8, NotFound, EventChannelOp.BindIpi(ref ipi));
        ipi.Vcpu = default;
        Expect("ipi"u8, 0, EventChannelOp.BindIpi(ref ipi));
        Expect("bind vCPU, ipi"u8, InvalidArgument, EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = ipi.Port }));
        Expect("close, ipi"u8, 0, EventChannelOp.Close(new EventChannelClose { Port = ipi.Port }));
        EventChannelBindPhysicalIrq irq = new() { PhysicalIrq = 1_000_000 };
        Expect("pirq, out of range"u8, InvalidArgument, EventChannelOp.BindPhysicalIrq(ref irq));
        Expect("unmask, out of range"u8, InvalidArgument, EventChannelOp.Unmask(new EventChannelUnmask { Port = new Port(4096) }));
        Expect("reset, no such domain"u8, NoSuchDomain, EventChannelOp.Reset(new EventChannelReset { Domain = new DomainId(77) }));
    }

    private void Scheduling()
    {
        Expect("yield"u8, 0, SchedOp.Yield());
        Expect("remote shutdown, no such domain"u8, NoSuchDomain, SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = new DomainId(77) }));
        Expect("shutdown, bad pointer"u8, BadAddress, new HypercallResult(Gate.Invoke(29, 2, 8)));
        Expect("shutdown code, bad pointer"u8, BadAddress, new HypercallResult(Gate.Invoke(29, 5, 8)));
    }

    private void VirtualCpus()
    {
        Expect("periodic, below a millisecond"u8, InvalidArgument, VcpuOp.SetPeriodicTimer(default, new VcpuSetPeriodicTimer { Period = 999_999 }));
        Expect("periodic, 2^62"u8, InvalidArgument, VcpuOp.SetPeriodicTimer(default, new VcpuSetPeriodicTimer { Period = 1UL << 62 }));
        Expect("periodic, 2^62 - 1"u8, 0, VcpuOp.SetPeriodicTimer(default, new VcpuSetPeriodicTimer { Period = (1UL << 62) - 1 }));
        Expect("periodic, no such vCPU"u8, NotFound, VcpuOp.SetPeriodicTimer(new VcpuId(9), new VcpuSetPeriodicTimer { Period = 1_000_000 }));
        Expect("stop periodic"u8, 0, VcpuOp.StopPeriodicTimer(default));
        Expect("stop periodic, twice"u8, 0, VcpuOp.StopPeriodicTimer(default));
        Expect("one-shot, passed"u8, 0, VcpuOp.SetSingleshotTimer(default, new VcpuSetSingleshotTimer { Timeout = 1, Flags = VcpuSingleshotFlags.Future }));
        Expect("one-shot, no such vCPU"u8, NotFound, VcpuOp.StopSingleshotTimer(new VcpuId(9)));
        Expect("timer, negative"u8, 0, HypercallSdk.Abi.Timer.Set(-1));
        Expect("timer, stop"u8, 0, HypercallSdk.Abi.Timer.Set(0));
    }

    private void EntryPoints()
    {
        VirtualAddress notCanonical = new(1UL << 48);
        Expect("callback, not canonical"u8, InvalidArgument, Callbacks.Register(new CallbackRegister { Type = CallbackType.Syscall, Address = notCanonical }));
        Expect("callback, no such"u8, NotImplemented, Callbacks.Register(new CallbackRegister { Type = (CallbackType)99, Address = new VirtualAddress(8) }));
        Expect("remove callback"u8, InvalidArgument, Callbacks.Unregister(new CallbackUnregister { Type = CallbackType.Event }));
        Expect("remove callback, nmi"u8, 0, Callbacks.Unregister(new CallbackUnregister { Type = CallbackType.NonMaskableInterrupt }));
        Expect("remove callback, no such"u8, NotImplemented, Callbacks.Unregister(new CallbackUnregister { Type = (CallbackType)99 }));
        TrapInfo trap = new() { Vector = 200, Address = notCanonical.Value };
        Expect("trap table, not canonical"u8, InvalidArgument, TrapTable.Set(new ReadOnlySpan<TrapInfo>(in trap)));
        Expect("trap table, bad pointer"u8, BadAddress, new HypercallResult(Gate.Invoke(0, 8)));
    }

    // The guest library has written arch.max_pfn of shared_info where there is a toolstack that may save the domain.
    private static void ForgetMaximumFrame(in StartInfo info)
    {
        const int MaximumFrame = 3088 / sizeof(ulong);
        VirtualAddress page = KernelMemory.ScratchPage;
        KernelMemory.TryGetMachineFrame(page, out MachineFrame own);
        _ = KernelMemory.MapPage(page, info.SharedInfo.Frame); // the scratch page is mapped, and both frames are the domain's
        page.As<ulong>()[MaximumFrame].Write(0);
        _ = KernelMemory.MapPage(page, own);
    }

    private void Memory(in StartInfo info)
    {
        Expect("reservation"u8, (long)info.PageCount, MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Self }));
        Expect("reservation, no such domain"u8, NoSuchDomain, MemoryOp.CurrentReservation(new MemoryDomain { Domain = new DomainId(77) }));
        ForgetMaximumFrame(in info);
        Expect("maximum frame, none written"u8, 0, MemoryOp.MaximumGuestFrame(new MemoryDomain { Domain = DomainId.Self }));
        Expect("memory, continued"u8, InvalidArgument, new HypercallResult(Gate.Invoke(12, 2 | (1 << 6), 0)));

        VirtualAddress page = KernelMemory.ScratchPage;
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame table);
        KernelMemory.TryGetMachineFrame(page, out MachineFrame own);
        const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;
        Expect("map, no table"u8, InvalidArgument, UpdateVaMapping.Set(new VirtualAddress(0x5000_0000_0000), default, UpdateVaMappingFlags.InvalidatePage));
        Expect("map, the hypervisor's"u8, InvalidArgument, UpdateVaMapping.Set(new VirtualAddress(HypervisorMemory.Start), default, UpdateVaMappingFlags.InvalidatePage));
        Expect("map, no memory"u8, NotPermitted, UpdateVaMapping.Set(page, new PageTableEntry(new MachineFrame(0xfff_ffff), ReadOnly), UpdateVaMappingFlags.InvalidatePage));
        Expect("map, a table, writable"u8, Busy, UpdateVaMapping.Set(page, new PageTableEntry(table, ReadOnly | PageTableFlags.Writable), UpdateVaMappingFlags.InvalidatePage));
        Expect("map, a table"u8, 0, UpdateVaMapping.Set(page, new PageTableEntry(table, ReadOnly), UpdateVaMappingFlags.InvalidatePage));
        Expect("map, bad bitmap"u8, BadAddress, UpdateVaMapping.Set(page, default, (UpdateVaMappingFlags)0x11));
        Expect("map"u8, 0, UpdateVaMapping.Set(page, new PageTableEntry(own, ReadOnly | PageTableFlags.Writable), UpdateVaMappingFlags.InvalidatePage));

        Span<MmuExtendedOperation> batch = stackalloc MmuExtendedOperation[2];
        batch[0].Command = MmuExtendedCommand.TlbFlushLocal;
        batch[1].Command = (MmuExtendedCommand)99;
        Expect("batch, no such operation"u8, NotImplemented, MmuExtOp.Execute(batch, out uint done, DomainId.Self));
        Expect("batch, one done"u8, 1, new HypercallResult(done));
        Expect("batch, no such domain"u8, NoSuchDomain, MmuExtOp.Execute(batch, out done, new DomainId(77)));
        Expect("batch, none done"u8, 0, new HypercallResult(done));
        batch[1].Command = MmuExtendedCommand.MarkSuper;
        Expect("batch, superpage"u8, NotSupported, MmuExtOp.Execute(batch, out done, DomainId.Self));
        batch[0].Command = MmuExtendedCommand.NewBasePointer;
        batch[0].Frame = own;
        Expect("batch, root that is writable"u8, InvalidArgument, MmuExtOp.Execute(batch, out done, DomainId.Self));
    }

    private void UnknownCommands()
    {
        Expect("version, no such command"u8, NotImplemented, new HypercallResult(Gate.Invoke(17, 99, 0)));
        Expect("console, no such command"u8, _caller.Told(NotImplemented, NotPermitted), new HypercallResult(Gate.Invoke(18, 9, 0, 0)));
        Expect("schedule, no such command"u8, NotImplemented, new HypercallResult(Gate.Invoke(29, 99, 0)));
        Expect("event channel, no such command"u8, NotImplemented, new HypercallResult(Gate.Invoke(32, 99, 0)));
        Expect("vCPU, no such command"u8, NotImplemented, new HypercallResult(Gate.Invoke(24, 99, 0, 0)));
        Expect("callback, no such command"u8, NotImplemented, new HypercallResult(Gate.Invoke(30, 99, 0)));
        Expect("memory, no such command"u8, NotImplemented, new HypercallResult(Gate.Invoke(12, 63, 0)));
        Expect("number 11"u8, NotImplemented, new HypercallResult(Gate.Invoke(11)));
        Expect("number 38, obsolete"u8, NotImplemented, new HypercallResult(Gate.Invoke(38, 0)));
        Expect("number 50, open"u8, NotImplemented, new HypercallResult(Gate.Invoke(50, 0)));
        Expect("number 127"u8, NotImplemented, new HypercallResult(Gate.Invoke(127, 0)));
        Expect("number 1000"u8, NotImplemented, new HypercallResult(Gate.Invoke(1000, 0)));
    }
}
