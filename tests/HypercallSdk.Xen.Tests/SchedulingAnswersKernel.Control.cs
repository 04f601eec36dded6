using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>What the control domain asks of schedulers, and what every domain asks of its own.</content>
public partial struct SchedulingAnswersKernel
{
    private void Processors()
    {
        Expect("no such scheduling command"u8, NotImplemented, Gate.Invoke(29, 8, BadPointer));
        Expect("yield"u8, Success, SchedOp.Yield());
        Expect("pin, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Gate.Invoke(29, 7, BadPointer));
        Expect("undo no pin"u8, _caller.Told(InvalidArgument, NotPermitted), Pin(-1));
        Expect("pin, no such cpu"u8, _caller.Told(InvalidArgument, NotPermitted), Pin(4));
        Expect("pin, far cpu"u8, _caller.Told(InvalidArgument, NotPermitted), Pin(int.MaxValue));
        Expect("pin"u8, _caller.Told(Success, NotPermitted), Pin(1));
        Expect("pin again"u8, _caller.Told(Busy, NotPermitted), Pin(1));
        Expect("pin elsewhere"u8, _caller.Told(Busy, NotPermitted), Pin(2));
        Expect("pin elsewhere, no such cpu"u8, _caller.Told(InvalidArgument, NotPermitted), Pin(4));
        Expect("affinity while pinned"u8, _caller.Told(Busy, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard, 0xf));
        Expect("affinity by force"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard | VcpuAffinityFlags.Force, 0xf));
        Expect("undo after force"u8, _caller.Told(InvalidArgument, NotPermitted), Pin(-1));
        Expect("pin, last cpu"u8, _caller.Told(Success, NotPermitted), Pin(3));
        Expect("undo"u8, _caller.Told(Success, NotPermitted), Pin(int.MinValue));
        Expect("undo twice"u8, _caller.Told(InvalidArgument, NotPermitted), Pin(-1));
    }

    private void Giving()
    {
        Expect("watchdog, bad pointer"u8, BadAddress, Gate.Invoke(29, 6, BadPointer));
        Expect("watchdog 3"u8, InvalidArgument, SchedOp.Watchdog(new() { Id = 3, Timeout = 10 }));
        Expect("watchdog -1"u8, InvalidArgument, SchedOp.Watchdog(new() { Id = uint.MaxValue }));
        Expect("watchdog 1, not in use"u8, InvalidArgument, SchedOp.Watchdog(new() { Id = 1, Timeout = 10 }));
        Expect("end watchdog 1, not in use"u8, InvalidArgument, SchedOp.Watchdog(new() { Id = 1 }));
        Expect("watchdog, new one"u8, 1, SchedOp.Watchdog(new() { Timeout = 1000 }));
        Expect("watchdog, second"u8, 2, SchedOp.Watchdog(new() { Timeout = 1000 }));
        Expect("watchdog, third"u8, NoSpace, unchecked((int)SchedOp.Watchdog(new() { Timeout = 1000 }).Value));
        Expect("feed watchdog 1"u8, Success, SchedOp.Watchdog(new() { Id = 1, Timeout = 1000 }));
        Expect("end watchdog 1"u8, Success, SchedOp.Watchdog(new() { Id = 1 }));
        Expect("end watchdog 1 twice"u8, InvalidArgument, SchedOp.Watchdog(new() { Id = 1 }));
        Expect("feed watchdog 1, ended"u8, InvalidArgument, SchedOp.Watchdog(new() { Id = 1, Timeout = 10 }));
        Expect("watchdog, another"u8, 1, SchedOp.Watchdog(new() { Timeout = uint.MaxValue }));
        Expect("end watchdog 2"u8, Success, SchedOp.Watchdog(new() { Id = 2 }));
        Expect("end the other"u8, Success, SchedOp.Watchdog(new() { Id = 1 }));
        Expect("poll, bad pointer"u8, BadAddress, Gate.Invoke(29, 3, BadPointer));
#pragma warning disable HCS0209 // refused for its count, so nothing is waited for
        Expect("poll, too many"u8, InvalidArgument, SchedOp.Poll(new() { PortCount = 129, Ports = new(BadPointer) }));
#pragma warning restore HCS0209
        Expect("remote shutdown, bad pointer"u8, BadAddress, Gate.Invoke(29, 4, BadPointer));
        Expect("remote shutdown, no such domain"u8, NoSuchDomain, SchedOp.RemoteShutdown(new() { Domain = new DomainId(77) }));
        Expect("remote shutdown, self"u8, NoSuchDomain, SchedOp.RemoteShutdown(new() { Domain = DomainId.Self }));
        Expect("shutdown, bad pointer"u8, BadAddress, Gate.Invoke(29, 2, BadPointer));
        Expect("shutdown code, bad pointer"u8, BadAddress, Gate.Invoke(29, 5, BadPointer));
    }

    private void Domains()
    {
        Expect("domctl, bad pointer"u8, BadAddress, Gate.Invoke(36, BadPointer));
        Expect("domctl, structure over the end"u8, BadAddress, Raw(Window(30) - 16, 4, ControlInterface.DomctlVersion, 0, unmapped: true));
        Expect("domctl, other version"u8, AccessDenied, Raw(Window(7), 3, ControlInterface.DomctlVersion + 1, 77));
        Expect("domctl, version 0, no such command"u8, AccessDenied, Raw(Window(7), 9999, 0, 77));
        Expect("no such domctl"u8, _caller.Told(NotImplemented, NotPermitted), Raw(Window(7), 9999, ControlInterface.DomctlVersion, 0));
        Expect("pause, no such domain"u8, NoSuchDomain, Domctl.PauseDomain(new() { Domain = new DomainId(77) }));
        Expect("pause, self by name"u8, NoSuchDomain, Domctl.PauseDomain(new() { Domain = DomainId.Self }));
        Expect("pause, the hypervisor"u8, NoSuchDomain, Domctl.PauseDomain(new() { Domain = DomainId.Xen }));
        Expect("pause, own"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.PauseDomain(default));
        Expect("unpause, no such domain"u8, NoSuchDomain, Domctl.UnpauseDomain(new() { Domain = new DomainId(77) }));
        Expect("unpause, own"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.UnpauseDomain(default));
        Expect("max vcpus, no such domain"u8, NoSuchDomain, Domctl.MaxVcpus(new() { Domain = new DomainId(77) }));
        Expect("max vcpus, own"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.MaxVcpus(new() { MaxVcpus = new() { Maximum = 4 } }));
        Expect("max vcpus, own, more"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.MaxVcpus(new() { MaxVcpus = new() { Maximum = 5 } }));

        var op = new DomctlOperation { GetVcpuInfo = new() { Vcpu = new VcpuId(4) } };
        Expect("vcpu info, no such vcpu"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.GetVcpuInfo(ref op));
        op.GetVcpuInfo.Vcpu = new VcpuId(uint.MaxValue);
        Expect("vcpu info, vcpu -1"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.GetVcpuInfo(ref op));
        op.Domain = new DomainId(77);
        Expect("vcpu info, no such domain"u8, NoSuchDomain, Domctl.GetVcpuInfo(ref op));
        op = default;
        Expect("vcpu info, vcpu 0"u8, _caller.Told(Success, NotPermitted), Domctl.GetVcpuInfo(ref op));
        Expect("vcpu 0, online"u8, _caller.Told(1, 0), op.GetVcpuInfo.Online);
        Expect("vcpu 0, blocked"u8, 0, op.GetVcpuInfo.Blocked);
        Expect("vcpu 0, running"u8, _caller.Told(1, 0), op.GetVcpuInfo.Running);
        Expect("vcpu 0, ran"u8, _caller.Told(1, 0), op.GetVcpuInfo.CpuTime != 0 ? 1 : 0);
        Expect("vcpu 0, cpu"u8, 1, op.GetVcpuInfo.Pcpu < 4 ? 1 : 0);
        Expect("domctl, domain on return"u8, 0, op.Domain.Value);
        op = new() { GetVcpuInfo = new() { Vcpu = new VcpuId(3) } };
        Expect("vcpu info, vcpu 3"u8, _caller.Told(Success, NotPermitted), Domctl.GetVcpuInfo(ref op));
        Expect("vcpu 3, online"u8, 0, op.GetVcpuInfo.Online);
        Expect("vcpu 3, blocked"u8, 0, op.GetVcpuInfo.Blocked);
        Expect("vcpu 3, running"u8, 0, op.GetVcpuInfo.Running);
        Expect("vcpu 3, ran"u8, 0, (long)op.GetVcpuInfo.CpuTime);
    }

    private void Affinity()
    {
        Expect("set affinity, no flag"u8, _caller.Told(InvalidArgument, NotPermitted), SetAffinity(0, VcpuAffinityFlags.None, 0xf));
        Expect("set affinity, other flag"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, (VcpuAffinityFlags)8, 0xf));
        Expect("set affinity, no such vcpu"u8, _caller.Told(InvalidArgument, NotPermitted), SetAffinity(4, VcpuAffinityFlags.Hard, 0xf));
        Expect("set affinity, vcpu -1"u8, _caller.Told(InvalidArgument, NotPermitted), SetAffinity(uint.MaxValue, VcpuAffinityFlags.Hard, 0xf));
        Expect("set affinity, nowhere"u8, _caller.Told(InvalidArgument, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard, 0));
        Expect("set affinity, cpus that are not there"u8, _caller.Told(InvalidArgument, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard, 0xf0));
        Expect("set affinity, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Domctl.SetVcpuAffinity(new() { VcpuAffinity = new() { Flags = VcpuAffinityFlags.Hard, Hard = new() { Bytes = new(BadPointer), BitCount = 8 } } }));
        Expect("set affinity, no bits"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SetVcpuAffinity(new() { VcpuAffinity = new() { Flags = VcpuAffinityFlags.Hard } }));
        Expect("set affinity, one bit of eight"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard, 0xff, bits: 1));
        Expect("set affinity, one bit, written back"u8, _caller.Told(1, 255), Mask(0));
        Expect("get affinity, one bit"u8, _caller.Told(Success, NotPermitted), GetAffinity(0, VcpuAffinityFlags.Hard, 8));
        Expect("affinity, one bit"u8, _caller.Told(1, 170), Mask(0));
        Expect("set affinity"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard, 0xf6));
        Expect("set affinity, written back"u8, _caller.Told(6, 246), Mask(0));
        Expect("get affinity"u8, _caller.Told(Success, NotPermitted), GetAffinity(0, VcpuAffinityFlags.Hard, 8));
        Expect("affinity as it was set, where there are cpus"u8, _caller.Told(6, 170), Mask(0));
        Expect("get affinity, 64 bits"u8, _caller.Told(Success, NotPermitted), GetAffinity(0, VcpuAffinityFlags.Hard, 64));
        Expect("affinity beyond what was set"u8, _caller.Told(0, 170), Mask(1));
        Expect("get affinity, soft"u8, _caller.Told(Success, NotPermitted), GetAffinity(0, VcpuAffinityFlags.Soft, 8));
        Expect("soft affinity to begin with"u8, _caller.Told(0xf, 246), Mask(8));
        Expect("set affinity, soft"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Soft, 0x3));
        Expect("set affinity, soft, written back"u8, _caller.Told(2, 3), Mask(8));
        Expect("set affinity, soft, elsewhere"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Soft, 0x1));
        Expect("set affinity, soft, elsewhere, written back"u8, _caller.Told(0, 1), Mask(8));
        Expect("set affinity, soft, none"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Soft, 0));
        Expect("set affinity, both, soft unreadable"u8, _caller.Told(BadAddress, NotPermitted), Domctl.SetVcpuAffinity(new()
        {
            VcpuAffinity = new() { Flags = VcpuAffinityFlags.Hard | VcpuAffinityFlags.Soft, Hard = Bits(0, 0x1, 8), Soft = new() { Bytes = new(BadPointer), BitCount = 8 } },
        }));
        Expect("get affinity after that"u8, _caller.Told(Success, NotPermitted), GetAffinity(0, VcpuAffinityFlags.Hard, 8));
        Expect("affinity is as it was"u8, _caller.Told(6, 170), Mask(0));
        Expect("set affinity, both"u8, _caller.Told(Success, NotPermitted), SetAffinity(0, VcpuAffinityFlags.Hard | VcpuAffinityFlags.Soft, 0xff));
        Expect("get affinity, no flag"u8, _caller.Told(InvalidArgument, NotPermitted), GetAffinity(0, VcpuAffinityFlags.None, 8));
        Expect("get affinity, force"u8, _caller.Told(Success, NotPermitted), GetAffinity(0, VcpuAffinityFlags.Hard | VcpuAffinityFlags.Force, 8));
        Expect("get affinity, no such vcpu"u8, _caller.Told(InvalidArgument, NotPermitted), GetAffinity(4, VcpuAffinityFlags.Hard, 8));
        Expect("get affinity, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Domctl.GetVcpuAffinity(new() { VcpuAffinity = new() { Flags = VcpuAffinityFlags.Hard, Hard = new() { Bytes = new(BadPointer), BitCount = 8 } } }));
        Expect("get affinity, vcpu 3"u8, _caller.Told(Success, NotPermitted), GetAffinity(3, VcpuAffinityFlags.Hard, 8));
        Expect("affinity of vcpu 3"u8, _caller.Told(0xf, 170), Mask(0));
    }

    private void Shares()
    {
        DomctlOperation op = Share(DomctlSchedulerCommand.GetInfo);
        Expect("get share"u8, _caller.Told(Success, NotPermitted), Domctl.SchedulerOp(ref op));
        Expect("weight"u8, _caller.Told(256, 0), op.SchedulerOp.Credit.Weight);
        Expect("cap"u8, 0, op.SchedulerOp.Credit.Cap);
        op.SchedulerOp.Scheduler = SchedulerType.Credit2;
        Expect("get share, other scheduler"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SchedulerOp(ref op));
        op = Share((DomctlSchedulerCommand)4);
        Expect("share, no such command"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SchedulerOp(ref op));
        op = Share(DomctlSchedulerCommand.GetVcpuInfo);
        Expect("get share of vcpus"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SchedulerOp(ref op));
        op = Share(DomctlSchedulerCommand.PutVcpuInfo);
        Expect("set share of vcpus"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SchedulerOp(ref op));
        op = Share(DomctlSchedulerCommand.GetInfo);
        op.Domain = new DomainId(77);
        Expect("get share, no such domain"u8, NoSuchDomain, Domctl.SchedulerOp(ref op));

        op = Share(DomctlSchedulerCommand.PutInfo, 512, 150);
        Expect("set share"u8, _caller.Told(Success, NotPermitted), Domctl.SchedulerOp(ref op));
        Expect("weight, set"u8, _caller.Told(512, 0), Read().Weight);
        Expect("cap, set"u8, _caller.Told(150, 0), Read().Cap);
        op = Share(DomctlSchedulerCommand.PutInfo, 0, ushort.MaxValue);
        Expect("set share, neither"u8, _caller.Told(Success, NotPermitted), Domctl.SchedulerOp(ref op));
        Expect("weight, kept"u8, _caller.Told(512, 0), Read().Weight);
        Expect("cap, kept"u8, _caller.Told(150, 0), Read().Cap);
        op = Share(DomctlSchedulerCommand.PutInfo, 1, 401);
        Expect("set share, more than the vcpus"u8, _caller.Told(Success, NotPermitted), Domctl.SchedulerOp(ref op));
        Expect("cap, more than the vcpus"u8, _caller.Told(401, 0), Read().Cap);
        op = Share(DomctlSchedulerCommand.PutInfo, ushort.MaxValue, ushort.MaxValue - 1);
        Expect("set share, greatest"u8, _caller.Told(Success, NotPermitted), Domctl.SchedulerOp(ref op));
        Expect("weight, greatest"u8, _caller.Told(ushort.MaxValue, 0), Read().Weight);
        op = Share(DomctlSchedulerCommand.PutInfo, 256);
        Expect("set share back"u8, _caller.Told(Success, NotPermitted), Domctl.SchedulerOp(ref op));
    }

    private void Machine()
    {
        Expect("sysctl, bad pointer"u8, BadAddress, Gate.Invoke(35, BadPointer));
        Expect("sysctl, other version"u8, AccessDenied, Raw(Window(7), 4, ControlInterface.SysctlVersion - 1, 0, number: 35));
        Expect("no such sysctl"u8, _caller.Told(NotImplemented, NotPermitted), Raw(Window(7), 9999, ControlInterface.SysctlVersion, 0, number: 35));

        SysctlOperation op = default;
        Expect("scheduler"u8, _caller.Told(Success, NotPermitted), Sysctl.SchedulerId(ref op));
        Expect("scheduler, which"u8, _caller.Told((long)SchedulerType.Credit, 0), (long)op.SchedulerId.Scheduler);
        op = default;
        Expect("physical info"u8, _caller.Told(Success, NotPermitted), Sysctl.PhysicalInfo(ref op));
        Expect("cpus"u8, _caller.Told(4, 0), op.PhysicalInfo.CpuCount);
        Expect("nodes"u8, _caller.Told(1, 0), op.PhysicalInfo.NodeCount);
        Expect("greatest cpu"u8, _caller.Told(3, 0), op.PhysicalInfo.MaximumCpuId);
        Expect("greatest node"u8, _caller.Told(63, 0), op.PhysicalInfo.MaximumNodeId);

        var idle = new GuestPointer<SysctlCpuInfo>(Window(8));
        op = new() { GetCpuInfo = new() { MaximumCpus = 2, Cpus = idle } };
        Expect("cpu info"u8, _caller.Told(Success, NotPermitted), Sysctl.GetCpuInfo(ref op));
        Expect("cpu info, how many"u8, _caller.Told(2, 0), op.GetCpuInfo.CpuCount);
        op = new() { GetCpuInfo = new() { MaximumCpus = 9, Cpus = idle } };
        Expect("cpu info, room"u8, _caller.Told(Success, NotPermitted), Sysctl.GetCpuInfo(ref op));
        Expect("cpu info, room, how many"u8, _caller.Told(4, 0), op.GetCpuInfo.CpuCount);
        op = new() { GetCpuInfo = new() { Cpus = new(BadPointer) } };
        Expect("cpu info, none"u8, _caller.Told(Success, NotPermitted), Sysctl.GetCpuInfo(ref op));
        op = new() { GetCpuInfo = new() { MaximumCpus = 1, Cpus = new(BadPointer) } };
        Expect("cpu info, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Sysctl.GetCpuInfo(ref op));

        op = Scheduler(SysctlSchedulerCommand.GetInfo);
        Expect("get schedule"u8, _caller.Told(Success, NotPermitted), Sysctl.SchedulerOp(ref op));
        Expect("slice"u8, _caller.Told(30, 0), op.SchedulerOp.Credit.SliceMilliseconds);
        Expect("rate limit"u8, _caller.Told(1000, 0), op.SchedulerOp.Credit.RateLimitMicroseconds);
        Expect("migration delay"u8, 0, op.SchedulerOp.Credit.MigrationDelayMicroseconds);
        op = Scheduler((SysctlSchedulerCommand)2);
        Expect("schedule, no such command"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.SchedulerOp(ref op));
        op = Scheduler(SysctlSchedulerCommand.GetInfo);
        op.SchedulerOp.CpuPool = 5;
        Expect("schedule, no such pool"u8, _caller.Told(NoSuchDomain, NotPermitted), Sysctl.SchedulerOp(ref op));
        op = Scheduler(SysctlSchedulerCommand.GetInfo);
        op.SchedulerOp.Scheduler = SchedulerType.Null;
        Expect("schedule, other scheduler"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.SchedulerOp(ref op));
        Expect("slice 0"u8, _caller.Told(InvalidArgument, NotPermitted), Put(0, 0, 0));
        Expect("slice 1001"u8, _caller.Told(InvalidArgument, NotPermitted), Put(1001, 0, 0));
        Expect("rate limit 99"u8, _caller.Told(InvalidArgument, NotPermitted), Put(30, 99, 0));
        Expect("rate limit over a slice"u8, _caller.Told(InvalidArgument, NotPermitted), Put(1, 1001, 0));
        Expect("rate limit 500001"u8, _caller.Told(InvalidArgument, NotPermitted), Put(1000, 500_001, 0));
        Expect("migration delay 100001"u8, _caller.Told(InvalidArgument, NotPermitted), Put(30, 1000, 100_001));
        Expect("schedule, least"u8, _caller.Told(Success, NotPermitted), Put(1, 100, 0));
        Expect("schedule, greatest"u8, _caller.Told(Success, NotPermitted), Put(1000, 500_000, 100_000));
        Expect("schedule, no rate limit"u8, _caller.Told(Success, NotPermitted), Put(10, 0, 5));
        op = Scheduler(SysctlSchedulerCommand.GetInfo);
        Expect("get schedule again"u8, _caller.Told(Success, NotPermitted), Sysctl.SchedulerOp(ref op));
        Expect("slice, set"u8, _caller.Told(10, 0), op.SchedulerOp.Credit.SliceMilliseconds);
        Expect("rate limit, set"u8, 0, op.SchedulerOp.Credit.RateLimitMicroseconds);
        Expect("migration delay, set"u8, _caller.Told(5, 0), op.SchedulerOp.Credit.MigrationDelayMicroseconds);
        Expect("schedule back"u8, _caller.Told(Success, NotPermitted), Put(30, 1000, 0));
    }

    private static HypercallResult Put(uint slice, uint rateLimit, uint delay)
    {
        SysctlOperation op = Scheduler(SysctlSchedulerCommand.PutInfo);
        op.SchedulerOp.Credit = new() { SliceMilliseconds = slice, RateLimitMicroseconds = rateLimit, MigrationDelayMicroseconds = delay };
        return Sysctl.SchedulerOp(ref op);
    }

    private static SysctlOperation Scheduler(SysctlSchedulerCommand command) =>
        new() { SchedulerOp = new() { Scheduler = SchedulerType.Credit, Command = command } };

    private static DomctlOperation Share(DomctlSchedulerCommand command, ushort weight = 0, ushort cap = 0) =>
        new() { SchedulerOp = new() { Scheduler = SchedulerType.Credit, Command = command, Credit = new() { Weight = weight, Cap = cap } } };

    private static DomctlSchedulerCredit Read()
    {
        DomctlOperation op = Share(DomctlSchedulerCommand.GetInfo);
        _ = Domctl.SchedulerOp(ref op);
        return op.SchedulerOp.Credit;
    }

    private static HypercallResult Pin(int cpu) => SchedOp.PinOverride(new() { Pcpu = cpu });

    // The hard mask lies at the start of window 8, the soft one 8 bytes on.
    private static long Mask(long index) => new GuestPointer<byte>(Window(8))[index].Read();

    private static ControlBitmap Bits(long index, byte mask, uint bits)
    {
        GuestPointer<byte> bytes = new GuestPointer<byte>(Window(8)) + index;
        bytes.Write(mask);
        return new() { Bytes = bytes, BitCount = bits };
    }

    private static HypercallResult SetAffinity(uint vcpu, VcpuAffinityFlags flags, byte mask, uint bits = 8) =>
        Domctl.SetVcpuAffinity(new() { VcpuAffinity = new() { Vcpu = new VcpuId(vcpu), Flags = flags, Hard = Bits(0, mask, bits), Soft = Bits(8, mask, bits) } });

    private static HypercallResult GetAffinity(uint vcpu, VcpuAffinityFlags flags, uint bits)
    {
        new GuestPointer<ulong>(Window(8)).Write(0xaaaa_aaaa_aaaa_aaaa);
        return Domctl.GetVcpuAffinity(new() { VcpuAffinity = new() { Vcpu = new VcpuId(vcpu), Flags = flags, Hard = new() { Bytes = new(Window(8)), BitCount = bits }, Soft = new() { Bytes = new(Window(8) + 8), BitCount = bits } } });
    }

    private static long Raw(ulong address, uint command, uint version, ushort domain, ulong number = 36, bool unmapped = false)
    {
        var words = new GuestPointer<uint>(address);
        words[0].Write(command);
        words[1].Write(version);
        words[2].Write(domain);
        if (unmapped)
        {
            _ = KernelMemory.UnmapPage(new VirtualAddress(Window(30)));
        }

        return Gate.Invoke(number, address);
    }
}
