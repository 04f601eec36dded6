using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The machine's state and settings (<c>HYPERVISOR_sysctl</c>): its physical CPUs and its scheduler.</summary>
[HypercallHandler<ISysctl>(NotServed =
[
    nameof(ISysctl.ReadConsole),
    nameof(ISysctl.TraceBufferOp),
    nameof(ISysctl.PerformanceCounterOp),
    nameof(ISysctl.GetDomainInfoList),
    nameof(ISysctl.DebugKeys),
    nameof(ISysctl.AvailableHeap),
    nameof(ISysctl.GetPowerStatistics),
    nameof(ISysctl.CpuHotplug),
    nameof(ISysctl.PowerOp),
    nameof(ISysctl.PageOfflineOp),
    nameof(ISysctl.LockProfileOp),
    nameof(ISysctl.CpuTopologyInfo),
    nameof(ISysctl.NumaInfo),
    nameof(ISysctl.CpuPoolOp),
    nameof(ISysctl.CoverageOp),
    nameof(ISysctl.PciTopologyInfo),
    nameof(ISysctl.CacheMonitoringOp),
    nameof(ISysctl.CacheAllocation),
    nameof(ISysctl.GetCpuLevellingCapabilities),
    nameof(ISysctl.GetCpuFeatureSet),
    nameof(ISysctl.LivePatchOp),
    nameof(ISysctl.GetCpuPolicy),
])]
internal sealed partial class SysctlHandler
{
    private const ulong Kilohertz = 1_000;
    private const ulong NanosecondsPerMillisecond = 1_000_000;
    private const ulong NanosecondsPerMicrosecond = 1_000;

    /// <summary>Tells what the machine is made of: one socket, a core for each physical CPU.</summary>
    public HypercallResult PhysicalInfo(Vcpu caller, ref SysctlOperation op)
    {
        Host host = caller.Domain.Host;
        uint cpus = (uint)host.PhysicalCpus.Length;
        op.PhysicalInfo = new SysctlPhysicalInfo
        {
            ThreadsPerCore = 1,
            CoresPerSocket = cpus,
            CpuCount = cpus,
            MaximumCpuId = cpus - 1,
            NodeCount = 1,
            MaximumNodeId = 63,
            CpuKilohertz = (uint)(host.Options.TimestampFrequency / Kilohertz),
            Capabilities = PhysicalCapabilities.ParaVirtual | PhysicalCapabilities.GrantTableV1 | PhysicalCapabilities.GrantTableV2,
            TotalPages = host.Memory.FrameCount,
            FreePages = host.Memory.FreeFrames,
            OutstandingPages = host.Reservations.ClaimedPages,
            MaximumFrame = new MachineFrame(host.Memory.FrameCount - 1),
        };
        return HypercallResult.Success;
    }

    /// <summary>Tells which scheduler runs.</summary>
    public HypercallResult SchedulerId(Vcpu caller, ref SysctlOperation op)
    {
        op.SchedulerId.Scheduler = (SchedulerType)caller.Domain.Host.Scheduler.Kind;
        return HypercallResult.Success;
    }

    /// <summary>Tells how long each physical CPU was idle.</summary>
    public HypercallResult GetCpuInfo(Vcpu caller, ref SysctlOperation op)
    {
        Host host = caller.Domain.Host;
        uint count = uint.Min(op.GetCpuInfo.MaximumCpus, (uint)host.PhysicalCpus.Length);
        for (uint i = 0; i < count; i++)
        {
            var info = new SysctlCpuInfo { IdleTime = host.PhysicalCpus[(int)i].IdleTime(host.KnownUntil) };
            ulong address = op.GetCpuInfo.Cpus.Address + (i * sizeof(ulong));
            if (!caller.TryCopyOut(address, in info))
                return caller.Refuse(XenErrno.BadAddress, "the answer cannot be written there", "op.GetCpuInfo.Cpus", address, "an address in the guest's memory");
        }

        op.GetCpuInfo.CpuCount = count;
        return HypercallResult.Success;
    }

    /// <summary>Sets or reads the scheduler's parameters. Null has none: it is asked in vain, and answers that all is well.</summary>
    public HypercallResult SchedulerOp(Vcpu caller, ref SysctlOperation op)
    {
        ref SysctlSchedulerOp asked = ref op.SchedulerOp;
        Scheduler scheduler = caller.Domain.Host.Scheduler;
        if (asked.Command is not (SysctlSchedulerCommand.GetInfo or SysctlSchedulerCommand.PutInfo))
            return caller.Refuse(XenErrno.InvalidArgument, "no such command", "op.SchedulerOp.Command", (ulong)asked.Command, "0 or 1");

        if (asked.CpuPool != 0)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such pool of physical CPUs", "op.SchedulerOp.CpuPool", asked.CpuPool, "0, where all are");

        if ((SchedulerKind)asked.Scheduler != scheduler.Kind)
            return caller.Refuse(XenErrno.InvalidArgument, "the pool has another scheduler", "op.SchedulerOp.Scheduler", (ulong)asked.Scheduler, $"{(int)scheduler.Kind}, {scheduler.Kind}");

        if (scheduler is not CreditScheduler credit)
            return HypercallResult.Success;

        ref SysctlCredit parameters = ref asked.Credit;
        if (asked.Command == SysctlSchedulerCommand.PutInfo)
        {
            if (parameters.SliceMilliseconds is < ControlInterface.LeastSlice or > ControlInterface.MostSlice)
                return caller.Refuse(XenErrno.InvalidArgument, "the slice is out of range", "op.SchedulerOp.Credit.SliceMilliseconds", parameters.SliceMilliseconds, $"{ControlInterface.LeastSlice} to {ControlInterface.MostSlice}");

            if (parameters.RateLimitMicroseconds is not 0 and (< ControlInterface.LeastRateLimit or > ControlInterface.MostRateLimit)
                || parameters.RateLimitMicroseconds > parameters.SliceMilliseconds * 1000)
            {
                return caller.Refuse(XenErrno.InvalidArgument, "the rate limit is out of range", "op.SchedulerOp.Credit.RateLimitMicroseconds", parameters.RateLimitMicroseconds, $"{ControlInterface.LeastRateLimit} to {ControlInterface.MostRateLimit} and no longer than a slice, or 0");
            }

            if (parameters.MigrationDelayMicroseconds > ControlInterface.MostMigrationDelay)
                return caller.Refuse(XenErrno.InvalidArgument, "the migration delay is out of range", "op.SchedulerOp.Credit.MigrationDelayMicroseconds", parameters.MigrationDelayMicroseconds, $"at most {ControlInterface.MostMigrationDelay}");

            credit.Slice = parameters.SliceMilliseconds * NanosecondsPerMillisecond;
            credit.RateLimit = parameters.RateLimitMicroseconds * NanosecondsPerMicrosecond;
            credit.MigrationDelay = parameters.MigrationDelayMicroseconds * NanosecondsPerMicrosecond;
        }

        parameters.SliceMilliseconds = (uint)(credit.Slice / NanosecondsPerMillisecond);
        parameters.RateLimitMicroseconds = (uint)(credit.RateLimit / NanosecondsPerMicrosecond);
        parameters.MigrationDelayMicroseconds = (uint)(credit.MigrationDelay / NanosecondsPerMicrosecond);
        return HypercallResult.Success;
    }
}
