using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>What a toolstack does to domains (<c>HYPERVISOR_domctl</c>): their vCPUs and their share of the processors.</summary>
[HypercallHandler<IDomctl>(NotServed =
[
    nameof(IDomctl.CreateDomain),
    nameof(IDomctl.DestroyDomain),
    nameof(IDomctl.GetDomainInfo),
    nameof(IDomctl.MaxMemory),
    nameof(IDomctl.SetVcpuContext),
    nameof(IDomctl.GetVcpuContext),
    nameof(IDomctl.SetDomainHandle),
    nameof(IDomctl.SetDebugging),
    nameof(IDomctl.IrqPermission),
    nameof(IDomctl.IoMemoryPermission),
    nameof(IDomctl.IoPortPermission),
    nameof(IDomctl.HypercallInit),
    nameof(IDomctl.SetTimeOffset),
    nameof(IDomctl.ResumeDomain),
    nameof(IDomctl.SendTrigger),
    nameof(IDomctl.Subscribe),
    nameof(IDomctl.GetHvmContext),
    nameof(IDomctl.SetHvmContext),
    nameof(IDomctl.SetAddressSize),
    nameof(IDomctl.GetAddressSize),
    nameof(IDomctl.AssignDevice),
    nameof(IDomctl.BindPassedIrq),
    nameof(IDomctl.MemoryMapping),
    nameof(IDomctl.IoPortMapping),
    nameof(IDomctl.SetExtendedVcpuContext),
    nameof(IDomctl.GetExtendedVcpuContext),
    nameof(IDomctl.TestAssignDevice),
    nameof(IDomctl.SetTarget),
    nameof(IDomctl.DeassignDevice),
    nameof(IDomctl.UnbindPassedIrq),
    nameof(IDomctl.GetDeviceGroup),
    nameof(IDomctl.DebugOp),
    nameof(IDomctl.GetHvmContextPartial),
    nameof(IDomctl.VmEventOp),
    nameof(IDomctl.MemorySharingOp),
    nameof(IDomctl.GetTscInfo),
    nameof(IDomctl.SetTscInfo),
    nameof(IDomctl.GetPageFrameInfo3),
    nameof(IDomctl.SetVcpuExtendedState),
    nameof(IDomctl.GetVcpuExtendedState),
    nameof(IDomctl.SetAccessRequired),
    nameof(IDomctl.AuditPhysicalMap),
    nameof(IDomctl.SetVirqHandler),
    nameof(IDomctl.SetBrokenPage),
    nameof(IDomctl.SetNodeAffinity),
    nameof(IDomctl.GetNodeAffinity),
    nameof(IDomctl.CacheFlush),
    nameof(IDomctl.GetVcpuMsrs),
    nameof(IDomctl.SetVcpuMsrs),
    nameof(IDomctl.SetVirtualNumaInfo),
    nameof(IDomctl.CacheMonitoringOp),
    nameof(IDomctl.MonitorOp),
    nameof(IDomctl.CacheAllocation),
    nameof(IDomctl.SoftReset),
    nameof(IDomctl.VirtualUartOp),
    nameof(IDomctl.GetCpuPolicy),
    nameof(IDomctl.SetCpuPolicy),
    nameof(IDomctl.TraceOp),
    nameof(IDomctl.GetPagingPoolSize),
    nameof(IDomctl.SetPagingPoolSize),
    nameof(IDomctl.GdbGuestMemory),
    nameof(IDomctl.GdbPauseVcpu),
    nameof(IDomctl.GdbUnpauseVcpu),
    nameof(IDomctl.GdbDomainStatus),
])]
internal sealed partial class DomctlHandler
{
    private const ushort CapStays = ushort.MaxValue;

    // Those that may be about no domain: Xen does not look for one.
    private const uint CreateDomainCommand = 1;
    private const uint TestAssignDeviceCommand = 45;
    private const uint VmEventCommand = 56;
    private const uint GdbGuestMemoryCommand = 1000;

    /// <summary>Stops another domain.</summary>
    public HypercallResult PauseDomain(Vcpu caller, in DomctlOperation op)
    {
        HypercallResult found = FindOther(caller, op.Domain, out Domain? domain);
        if (found.IsError)
            return found;

        return domain!.TryPause()
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.Overflow, "the domain is paused as often as it may be", "op.Domain", op.Domain.Value, "at most 255 pauses at a time");
    }

    /// <summary>Takes one stop back.</summary>
    public HypercallResult UnpauseDomain(Vcpu caller, in DomctlOperation op)
    {
        HypercallResult found = Find(caller, op.Domain, out Domain? domain);
        if (found.IsError)
            return found;

        return domain!.TryUnpause()
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.InvalidArgument, "the domain is not paused", "op.Domain", op.Domain.Value, "a domain that was paused");
    }

    /// <summary>Tells whether the number is the one that the domain was made with.</summary>
    public HypercallResult MaxVcpus(Vcpu caller, in DomctlOperation op)
    {
        HypercallResult found = FindOther(caller, op.Domain, out Domain? domain);
        if (found.IsError)
            return found;

        uint count = (uint)domain!.Vcpus.Count;
        return op.MaxVcpus.Maximum == count
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.InvalidArgument, "the number of a domain's vCPUs was said when it was made", "op.MaxVcpus.Maximum", op.MaxVcpus.Maximum, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Tells what a vCPU is doing.</summary>
    public HypercallResult GetVcpuInfo(Vcpu caller, ref DomctlOperation op)
    {
        HypercallResult found = FindVcpu(caller, op.Domain, op.GetVcpuInfo.Vcpu, out Vcpu? vcpu);
        if (found.IsError)
            return found;

        RunstateKind state = vcpu!.Runstate.Kind;
        op.GetVcpuInfo.Online = vcpu.IsUp ? (byte)1 : (byte)0;
        op.GetVcpuInfo.Blocked = state == RunstateKind.Blocked ? (byte)1 : (byte)0;
        op.GetVcpuInfo.Running = state == RunstateKind.Running ? (byte)1 : (byte)0;
        op.GetVcpuInfo.CpuTime = vcpu.TimeIn(RunstateKind.Running);
        op.GetVcpuInfo.Pcpu = (uint)vcpu.Unit.Cpu.Id;
        return HypercallResult.Success;
    }

    /// <summary>Sets or reads a domain's weight and cap. Null has neither: it is asked in vain, and answers that all is well.</summary>
    public HypercallResult SchedulerOp(Vcpu caller, ref DomctlOperation op)
    {
        HypercallResult found = Find(caller, op.Domain, out Domain? domain);
        if (found.IsError)
            return found;

        Scheduler scheduler = caller.Domain.Host.Scheduler;
        ref DomctlSchedulerOp asked = ref op.SchedulerOp;
        if ((SchedulerKind)asked.Scheduler != scheduler.Kind)
            return caller.Refuse(XenErrno.InvalidArgument, "the domain runs under another scheduler", "op.SchedulerOp.Scheduler", (ulong)asked.Scheduler, $"{(int)scheduler.Kind}, {scheduler.Kind}");

        bool isOfVcpus = asked.Command is DomctlSchedulerCommand.GetVcpuInfo or DomctlSchedulerCommand.PutVcpuInfo;
        if (!isOfVcpus && asked.Command is not (DomctlSchedulerCommand.GetInfo or DomctlSchedulerCommand.PutInfo))
            return caller.Refuse(XenErrno.InvalidArgument, "no such command", "op.SchedulerOp.Command", (ulong)asked.Command, "0 to 3");

        if (isOfVcpus && asked.Vcpus.Address == 0)
            return caller.Refuse(XenErrno.InvalidArgument, "the list of vCPUs is nowhere", "op.SchedulerOp.Vcpus", 0, "its address");

        if (scheduler.Kind != SchedulerKind.Credit)
            return HypercallResult.Success;

        if (isOfVcpus)
            return caller.Refuse(XenErrno.InvalidArgument, "Credit has no parameters of single vCPUs", "op.SchedulerOp.Command", (ulong)asked.Command, "those of the domain");

        CreditDomain share = domain!.Share;
        if (asked.Command == DomctlSchedulerCommand.GetInfo)
        {
            asked.Credit.Weight = (ushort)share.Weight;
            asked.Credit.Cap = (ushort)share.Cap;
            return HypercallResult.Success;
        }

        if (asked.Credit.Weight != 0)
            share.Weight = asked.Credit.Weight;

        if (asked.Credit.Cap != CapStays)
            domain.SetCap(asked.Credit.Cap);

        return HypercallResult.Success;
    }

    /// <summary>Sets where a vCPU may run, and where it would rather.</summary>
    public HypercallResult SetVcpuAffinity(Vcpu caller, in DomctlOperation op)
    {
        HypercallResult found = FindForAffinity(caller, op, out Vcpu? vcpu);
        if (found.IsError)
            return found;

        DomctlVcpuAffinity asked = op.VcpuAffinity;
        if (asked.Flags.HasFlag(VcpuAffinityFlags.Force))
            vcpu!.Domain.TryUnpin(vcpu);

        CpuMask online = Online(caller);
        CpuMask former = vcpu!.Unit.HardAffinity;
        if (asked.Flags.HasFlag(VcpuAffinityFlags.Hard))
        {
            if (!CpuBitmap.TryRead(caller, asked.Hard, online, out CpuMask hard))
                return BadBitmap(caller, "op.VcpuAffinity.Hard", asked.Hard);

            if (hard.IsEmpty)
                return caller.Refuse(XenErrno.InvalidArgument, "the vCPU could run nowhere", "op.VcpuAffinity.Hard", hard.Bits, $"one of {online}");

            if (vcpu.Domain.IsPinned(vcpu))
                return caller.Refuse(XenErrno.Busy, "the vCPU is kept on a processor", "op.VcpuAffinity.Flags", (ulong)asked.Flags, "VcpuAffinityFlags.Force");

            vcpu.SetAffinity(hard, vcpu.Unit.SoftAffinity);
            if (!CpuBitmap.TryWrite(caller, asked.Hard, hard))
                return BadBitmap(caller, "op.VcpuAffinity.Hard", asked.Hard);
        }

        if (!asked.Flags.HasFlag(VcpuAffinityFlags.Soft))
            return HypercallResult.Success;

        if (!CpuBitmap.TryRead(caller, asked.Soft, online, out CpuMask soft))
        {
            vcpu.SetAffinity(former, vcpu.Unit.SoftAffinity);
            return BadBitmap(caller, "op.VcpuAffinity.Soft", asked.Soft);
        }

        vcpu.SetAffinity(vcpu.Unit.HardAffinity, soft);
        return CpuBitmap.TryWrite(caller, asked.Soft, soft & vcpu.Unit.HardAffinity & online)
            ? HypercallResult.Success
            : BadBitmap(caller, "op.VcpuAffinity.Soft", asked.Soft);
    }

    /// <summary>Reads where a vCPU may run, and where it would rather, as it was set.</summary>
    public HypercallResult GetVcpuAffinity(Vcpu caller, in DomctlOperation op)
    {
        HypercallResult found = FindForAffinity(caller, op, out Vcpu? vcpu);
        if (found.IsError)
            return found;

        DomctlVcpuAffinity asked = op.VcpuAffinity;
        CpuMask online = Online(caller);
        if (asked.Flags.HasFlag(VcpuAffinityFlags.Hard) && !CpuBitmap.TryWrite(caller, asked.Hard, vcpu!.Unit.HardAffinity & online))
            return BadBitmap(caller, "op.VcpuAffinity.Hard", asked.Hard);

        return !asked.Flags.HasFlag(VcpuAffinityFlags.Soft) || CpuBitmap.TryWrite(caller, asked.Soft, vcpu!.Unit.SoftAffinity & online)
            ? HypercallResult.Success
            : BadBitmap(caller, "op.VcpuAffinity.Soft", asked.Soft);
    }

    private static CpuMask Online(Vcpu caller) => CpuMask.First(caller.Domain.Host.PhysicalCpus.Length);

    // That there is no such domain is said before that the caller may not.
    private static HypercallResult Find(Vcpu caller, DomainId id, out Domain? domain)
    {
        domain = id == DomainId.Self ? null : caller.Domain.Host.FindDomain(id, caller.Domain);
        if (domain is null)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "op.Domain", id.Value, "the number of a domain");

        return caller.Domain.IsControlDomain
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.NotPermitted, "only the control domain may make this call", "caller's domain", caller.Domain.Id.Value, "domain 0");
    }

    // One that is not the caller's own.
    private static HypercallResult FindOther(Vcpu caller, DomainId id, out Domain? domain)
    {
        HypercallResult found = Find(caller, id, out domain);
        return found.IsSuccess && domain == caller.Domain
            ? caller.Refuse(XenErrno.InvalidArgument, "a domain does not do this to itself", "op.Domain", id.Value, "the number of another domain")
            : found;
    }

    private static HypercallResult FindVcpu(Vcpu caller, DomainId id, VcpuId number, out Vcpu? vcpu)
    {
        vcpu = null;
        HypercallResult found = Find(caller, id, out Domain? domain);
        if (found.IsError)
            return found;

        if (number.Value >= (uint)domain!.Vcpus.Count)
            return caller.Refuse(XenErrno.InvalidArgument, "the domain has no such vCPU", "vcpu", number.Value, $"0 to {domain.Vcpus.Count - 1}");

        vcpu = domain.Vcpus[(int)number.Value];
        return HypercallResult.Success;
    }

    private static HypercallResult FindForAffinity(Vcpu caller, in DomctlOperation op, out Vcpu? vcpu)
    {
        vcpu = null;
        HypercallResult found = Find(caller, op.Domain, out _);
        if (found.IsError)
            return found;

        return op.VcpuAffinity.Flags == VcpuAffinityFlags.None
            ? caller.Refuse(XenErrno.InvalidArgument, "neither mask is meant", "op.VcpuAffinity.Flags", 0, "VcpuAffinityFlags.Hard, Soft or both")
            : FindVcpu(caller, op.Domain, op.VcpuAffinity.Vcpu, out vcpu);
    }

    // As for a command that there is: the domain first, then rights. Who has none is not told which commands there are.
    private static long RefuseUnknownCommand(Vcpu caller, in DomctlOperation op)
    {
        bool namesDomain = op.Command switch
        {
            CreateDomainCommand or GdbGuestMemoryCommand => false,
            TestAssignDeviceCommand or VmEventCommand => op.Domain != DomainId.Invalid,
            _ => true,
        };
        HypercallResult found = namesDomain ? Find(caller, op.Domain, out _) : HypercallResult.Success;
        if (found.IsError)
            return found.Value;

        return caller.Domain.IsControlDomain ? RefuseUnknownCommand(caller) : RefusePrivilege(caller);
    }

    private static HypercallResult BadBitmap(Vcpu caller, string argument, in ControlBitmap bitmap) =>
        caller.Refuse(XenErrno.BadAddress, "the mask is not memory that the caller can use so", argument, bitmap.Bytes.Address, "an address in the guest's memory");
}
