using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>vCPUs' timers (<c>HYPERVISOR_vcpu_op</c>).</summary>
[HypercallHandler<IVcpuOp>]
internal sealed partial class VcpuOpHandler
{
    private const ulong LeastPeriod = 1_000_000;
    private const ulong MostPeriod = (1UL << 62) - 1;

    /// <summary>Starts or changes a periodic timer.</summary>
    public HypercallResult SetPeriodicTimer(Vcpu caller, VcpuId vcpu, in VcpuSetPeriodicTimer op)
    {
        if (Find(caller, vcpu) is not { } target)
            return NoSuchVcpu(caller, vcpu);

        if (op.Period is < LeastPeriod or > MostPeriod)
            return caller.Refuse(XenErrno.InvalidArgument, "the period is out of range", "op.Period", op.Period, $"{LeastPeriod} ns to 2^62 - 1 ns");

        target.PeriodicTimer.Set(op.Period, caller.Domain.Host.Clock.Now);
        return HypercallResult.Success;
    }

    /// <summary>Stops a periodic timer.</summary>
    public HypercallResult StopPeriodicTimer(Vcpu caller, VcpuId vcpu)
    {
        if (Find(caller, vcpu) is not { } target)
            return NoSuchVcpu(caller, vcpu);

        target.PeriodicTimer.Set(0, caller.Domain.Host.Clock.Now);
        return HypercallResult.Success;
    }

    /// <summary>Arms the caller's one-shot timer.</summary>
    public HypercallResult SetSingleshotTimer(Vcpu caller, VcpuId vcpu, in VcpuSetSingleshotTimer op)
    {
        if (Find(caller, vcpu) is not { } target)
            return NoSuchVcpu(caller, vcpu);

        if (target != caller)
            return NotTheCaller(caller, vcpu);

        caller.Domain.Host.Timers.Arm(caller.SingleShotTimer, op.Timeout);
        return HypercallResult.Success;
    }

    /// <summary>Stops the caller's one-shot timer.</summary>
    public HypercallResult StopSingleshotTimer(Vcpu caller, VcpuId vcpu)
    {
        if (Find(caller, vcpu) is not { } target)
            return NoSuchVcpu(caller, vcpu);

        if (target != caller)
            return NotTheCaller(caller, vcpu);

        caller.Domain.Host.Timers.Disarm(caller.SingleShotTimer);
        return HypercallResult.Success;
    }

    private static Vcpu? Find(Vcpu caller, VcpuId vcpu) =>
        vcpu.Value < (uint)caller.Domain.Vcpus.Count ? caller.Domain.Vcpus[(int)vcpu.Value] : null;

    private static HypercallResult NoSuchVcpu(Vcpu caller, VcpuId vcpu) =>
        caller.Refuse(XenErrno.NotFound, "the domain has no such vCPU", "vcpu", vcpu.Value, $"0 to {caller.Domain.Vcpus.Count - 1}");

    private static HypercallResult NotTheCaller(Vcpu caller, VcpuId vcpu) =>
        caller.Refuse(XenErrno.InvalidArgument, "a vCPU has only its own one-shot timer", "vcpu", vcpu.Value, caller.Id.ToString());

    /// <summary>Not served yet.</summary>
    public HypercallResult Initialise(Vcpu caller, VcpuId vcpu, in VcpuGuestContext context) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult Up(Vcpu caller, VcpuId vcpu) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult Down(Vcpu caller, VcpuId vcpu) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult IsUp(Vcpu caller, VcpuId vcpu) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult RegisterRunstateMemoryArea(Vcpu caller, VcpuId vcpu, in VcpuRegisterRunstateMemoryArea op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult RegisterVcpuInfo(Vcpu caller, VcpuId vcpu, in VcpuRegisterVcpuInfo op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult SendNmi(Vcpu caller, VcpuId vcpu, GuestPointer<byte> nothing) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult RegisterTimeMemoryArea(Vcpu caller, VcpuId vcpu, in VcpuRegisterTimeMemoryArea op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult GetRunstateInfo(Vcpu caller, VcpuId vcpu, out VcpuRunstateInfo info)
    {
        info = default;
        return NotServedYet(caller);
    }

    /// <summary>Not served yet.</summary>
    public HypercallResult GetPhysicalId(Vcpu caller, VcpuId vcpu, out VcpuGetPhysicalId op)
    {
        op = default;
        return NotServedYet(caller);
    }

    private static HypercallResult NotServedYet(Vcpu caller) =>
        caller.Refuse(XenErrno.NotImplemented, "not served yet", null, 0, null);
}
