using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>What the control domain asks about the machine, and what a hypervisor may be built without.</content>
public partial struct DeclaredAnswersKernel
{
    private void Platform()
    {
        Expect("platform, bad pointer"u8, BadAddress, Gate.Invoke(7, BadPointer));
        Expect("platform, another version"u8, AccessDenied, Gate.Invoke(7, KernelMemory.Base.Value));
        PlatformOperation op = default;
        Expect("cpu info"u8, _caller.Told(Success, NotPermitted), PlatformOp.GetCpuInfo(ref op));
        Expect("cpu info, which"u8, _caller.Told((long)PlatformCpuFlags.Online, 0), (long)op.CpuInfo.Flags);
        op = new() { CpuInfo = new() { Pcpu = 9 } };
        Expect("cpu info, no such cpu"u8, _caller.Told(Success, NotPermitted), PlatformOp.GetCpuInfo(ref op));
        Expect("cpu info, no such cpu, which"u8, _caller.Told((long)PlatformCpuFlags.Invalid, 0), (long)op.CpuInfo.Flags);
        op = default;
        Expect("cpu version"u8, _caller.Told(Success, NotPermitted), PlatformOp.GetCpuVersion(ref op));
        Expect("wall clock, not 0"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.SetTime64(new() { SetTime64 = new() { MustBeZero = 1 } }));
        Expect("no such quirk"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.PlatformQuirk(new() { Quirk = (PlatformQuirk)99 }));
        Expect("online, no such cpu"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.CpuOnline(new() { Cpu = new() { Pcpu = 999 } }));
        Expect("offline, the first cpu"u8, _caller.Told(NotSupported, NotPermitted), PlatformOp.CpuOffline(default));
        Expect("offline, no such cpu"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.CpuOffline(new() { Cpu = new() { Pcpu = 999 } }));
        op = new() { CoreParking = new() { Command = (CoreParkingCommand)9 } };
        Expect("parking, no such command"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.CoreParking(ref op));
        op = new() { FirmwareInfo = new() { Type = (FirmwareInfoType)99 } };
        Expect("no such firmware information"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.FirmwareInfo(ref op));
        op = new() { FirmwareInfo = new() { Type = FirmwareInfoType.Disk, Index = 99 } };
        Expect("no such disk"u8, _caller.Told(NoSuchDomain, NotPermitted), PlatformOp.FirmwareInfo(ref op));
        op = new() { FirmwareCall = new() { Call = FirmwareCall.GetTime } };
        Expect("no such firmware"u8, _caller.Told(NotImplemented, NotPermitted), PlatformOp.FirmwareCall(ref op));
        op = new() { ReadMemoryType = new() { Register = 999 } };
        Expect("no such range register"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.ReadMemoryType(ref op));
        Expect("no microcode"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.MicrocodeUpdate(default));
        op = new() { Symbol = new() { Symbol = 10_000_000 } };
        Expect("no such symbol"u8, _caller.Told(OutOfRange, NotPermitted), PlatformOp.GetSymbol(ref op));
        op = new() { ResourceOp = new() { Count = 10_000 } };
        Expect("too many resources"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.ResourceOp(ref op));
        Expect("no power information"u8, _caller.Told(InvalidArgument, NotPermitted), PlatformOp.SetProcessorPower(new() { ProcessorPower = new() { Type = (ProcessorPowerType)9 } }));
    }

    private void Machine()
    {
        SysctlOperation op = default;
        Expect("read no console"u8, _caller.Told(Success, NotPermitted), Sysctl.ReadConsole(ref op));
        op = default;
        Expect("traces"u8, _caller.Told(Success, NotPermitted), Sysctl.TraceBufferOp(ref op));
        op = new() { TraceBufferOp = new() { Command = (TraceBufferCommand)99 } };
        Expect("traces, no such command"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.TraceBufferOp(ref op));
        op = default;
        Expect("counters"u8, _caller.Told(NotImplemented, NotPermitted), Sysctl.PerformanceCounterOp(ref op));
        Expect("locks"u8, _caller.Told(NotImplemented, NotPermitted), Sysctl.LockProfileOp(ref op));
        Expect("no domains"u8, _caller.Told(Success, NotPermitted), Sysctl.GetDomainInfoList(ref op));
        Expect("no domains, how many"u8, 0, op.GetDomainInfoList.DomainCount);
        op = new() { GetDomainInfoList = new() { MaximumDomains = 1, Domains = new(BadPointer) } };
        Expect("domains, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Sysctl.GetDomainInfoList(ref op));
        Expect("no keys"u8, _caller.Told(Success, NotPermitted), Sysctl.DebugKeys(default));
        Expect("keys, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Sysctl.DebugKeys(new() { DebugKeys = new() { Keys = new(BadPointer), Count = 1 } }));
        op = new() { AvailableHeap = new() { Node = -1 } };
        Expect("heap"u8, _caller.Told(Success, NotPermitted), Sysctl.AvailableHeap(ref op));
        op = default;
        Expect("where the cpus are, how many"u8, _caller.Told(Success, NotPermitted), Sysctl.CpuTopologyInfo(ref op));
        op = default;
        Expect("nodes, how many"u8, _caller.Told(Success, NotPermitted), Sysctl.NumaInfo(ref op));
        op = default;
        Expect("devices' nodes, none"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.PciTopologyInfo(ref op));
        Expect("what can be hidden"u8, _caller.Told(Success, NotPermitted), Sysctl.GetCpuLevellingCapabilities(ref op));
        op = default;
        Expect("features, how many"u8, _caller.Told(Success, NotPermitted), Sysctl.GetCpuFeatureSet(ref op));
        op = new() { CpuFeatureSet = new() { Set = (FeatureSet)99, Count = 1, Features = new(BadPointer) } };
        Expect("no such features"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.GetCpuFeatureSet(ref op));
        op = new() { CpuPolicy = new() { Kind = (CpuPolicyKind)99 } };
        Expect("no such policy"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.GetCpuPolicy(ref op));
        op = new() { PowerStatistics = new() { Pcpu = 999 } };
        Expect("power of no cpu"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.GetPowerStatistics(ref op));
        Expect("first cpu offline"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.CpuHotplug(new() { CpuHotplug = new() { Command = CpuHotplugCommand.Offline } }));
        Expect("no such change of cpus"u8, _caller.Told(NotSupported, NotPermitted), Sysctl.CpuHotplug(new() { CpuHotplug = new() { Command = (CpuHotplugCommand)99 } }));
        op = new() { PowerOp = new() { Pcpu = 999 } };
        Expect("frequency of no cpu"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.PowerOp(ref op));
        Expect("pages backwards"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.PageOfflineOp(new() { PageOfflineOp = new() { First = 2, Last = 1 } }));
        op = new() { CoverageOp = new() { Command = (CoverageCommand)99 } };
        Expect("coverage"u8, _caller.Told(NotSupported, NotPermitted), Sysctl.CoverageOp(ref op));
        op = default;
        Expect("cache monitoring"u8, _caller.Told(NoSuchDevice, NotPermitted), Sysctl.CacheMonitoringOp(ref op));
        op = new() { CacheAllocation = new() { Command = (CacheAllocationInfo)99 } };
        Expect("cache allocation"u8, _caller.Told(NotSupported, NotPermitted), Sysctl.CacheAllocation(ref op));
        op = new() { LivePatchOp = new() { Padding = 1 } };
        Expect("live patch, padding"u8, _caller.Told(InvalidArgument, NotPermitted), Sysctl.LivePatchOp(ref op));
        op = new() { LivePatchOp = new() { Command = (LivePatchCommand)99 } };
        Expect("live patch, no such command"u8, _caller.Told(NotSupported, NotPermitted), Sysctl.LivePatchOp(ref op));
    }

    private void Pools()
    {
        Expect("no such pool command"u8, _caller.Told(NotImplemented, NotPermitted), Pool((CpuPoolCommand)99, 0));
        Expect("about no pool"u8, _caller.Told(NotFound, NotPermitted), Pool(CpuPoolCommand.Info, 99));
        Expect("end no pool"u8, _caller.Told(NotFound, NotPermitted), Pool(CpuPoolCommand.Destroy, 99));
        Expect("a cpu for no pool"u8, _caller.Told(NotFound, NotPermitted), Pool(CpuPoolCommand.AddCpu, 99));
        Expect("a pool that there is"u8, _caller.Told(AlreadyExists, NotPermitted), Pool(CpuPoolCommand.Create, 0));
    }

    private void OtherKernels()
    {
        var range = new KexecRange { Kind = (KexecRangeKind)99 };
        Expect("no such range"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.GetRange(ref range));
        Expect("no image"u8, _caller.Told(0, NotPermitted), KexecOp.Status(default));
        Expect("no such image"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.Status(new() { Type = (KexecType)9 }));
        Expect("unload no such image"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.Unload(new() { Type = (KexecType)9 }));
        Expect("start no image"u8, _caller.Told(NotFound, NotPermitted), KexecOp.Execute(default));
        Expect("start no such image"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.Execute(new() { Type = 9 }));
        Expect("load no such image"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.Load(new() { Type = (KexecType)9 }));
        Expect("load no such image, older"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.LoadV1(new() { Type = 9 }));
        Expect("unload no such image, older"u8, _caller.Told(InvalidArgument, NotPermitted), KexecOp.UnloadV1(new() { Type = 9 }));
        Expect("kexec, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Gate.Invoke(37, 0, BadPointer));
        Expect("no such kexec command"u8, _caller.Told(Success, NotPermitted), Gate.Invoke(37, 99, 0));
    }

    private void WhatMayBeMissing()
    {
        Expect("argo"u8, NotImplemented, ArgoOp.UnregisterRing(default, default, 0, 0));
        var counters = default(CounterParameters);
        Expect("performance counters"u8, NotSupported, CounterOp.GetMode(ref counters));
        Expect("version of settings"u8, _caller.Told(SettingEntry.Version, NotPermitted), SettingsOp.GetVersion(default, 0, default, 0));
        Expect("version of settings, not 0"u8, _caller.Told(InvalidArgument, NotPermitted), SettingsOp.GetVersion(default, 1, default, 0));
        SecurityOperation security = default;
        Expect("security module"u8, NotImplemented, SecurityOp.GetEnforcing(security));
        MachineCheckOperation check = default;
        Expect("machine checks, cpus"u8, _caller.Told(Success, NotPermitted), MachineCheckOp.PhysicalCpuInfo(ref check));
        Expect("machine checks, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Gate.Invoke(48, BadPointer));
        check = default;
        Expect("machine checks, fetch nothing"u8, _caller.Told(InvalidArgument, NotPermitted), MachineCheckOp.Fetch(ref check));
        Expect("device model without a buffer"u8, NoData, DeviceModelOp.Execute(_nobody, default));
        Expect("device model of no domain"u8, NoSuchDomain, DeviceModelOp.Execute(_nobody, stackalloc DeviceModelBuffer[1]));
        var parameter = new HvmParameter { Domain = _nobody };
        Expect("parameter of no domain"u8, NoSuchDomain, HvmOp.GetParameter(ref parameter));
        parameter.Domain = DomainId.Self;
        Expect("parameter of a PV domain"u8, InvalidArgument, HvmOp.GetParameter(ref parameter));
        Expect("set one of a PV domain"u8, InvalidArgument, HvmOp.SetParameter(parameter));
        Expect("memory access"u8, NotImplemented, HvmOp.SetMemoryAccess(default));
        Expect("flush, not null"u8, InvalidArgument, HvmOp.FlushTlbs(new(BadPointer)));
    }

    private static HypercallResult Pool(CpuPoolCommand command, uint pool)
    {
        var op = new SysctlOperation { CpuPoolOp = new() { Command = command, CpuPool = pool, Scheduler = SchedulerType.Credit } };
        return Sysctl.CpuPoolOp(ref op);
    }
}
