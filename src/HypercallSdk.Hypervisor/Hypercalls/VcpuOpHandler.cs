using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// vCPUs and their timers (<c>HYPERVISOR_vcpu_op</c>). That there is such a vCPU, <see cref="VcpuOpFirstLook"/> has seen.
/// </summary>
[HypercallHandler<IVcpuOp>]
internal sealed unsafe partial class VcpuOpHandler
{
    private const ulong LeastPeriod = 1_000_000;
    private const ulong MostPeriod = (1UL << 62) - 1;

    /// <summary>Gives a vCPU its first state.</summary>
    public HypercallResult Initialise(Vcpu caller, VcpuId vcpu, in VcpuGuestContext context)
    {
        Vcpu target = Find(caller, vcpu);
        return target.IsInitialised
            ? caller.Refuse(XenErrno.AlreadyExists, "the vCPU has been initialised, which is done once", "vcpu", vcpu.Value, "one that has not")
            : target.Initialise(caller, in context);
    }

    /// <summary>Brings a vCPU up.</summary>
    public HypercallResult Up(Vcpu caller, VcpuId vcpu)
    {
        Vcpu target = Find(caller, vcpu);
        if (!EventChannelTable.HasInfo(target))
            return RefuseNoInfo(caller, vcpu.Value);

        if (!target.IsInitialised)
            return caller.Refuse(XenErrno.InvalidArgument, "the vCPU has no state to run from", "vcpu", vcpu.Value, "one that VCPUOP_initialise was called for");

        if (!target.IsUp)
            target.Start();

        return HypercallResult.Success;
    }

    /// <summary>Takes a vCPU down; the last one ends its domain.</summary>
    public HypercallResult Down(Vcpu caller, VcpuId vcpu)
    {
        Vcpu target = Find(caller, vcpu);
        bool isLast = true;
        foreach (Vcpu other in caller.Domain.Vcpus)
            isLast &= other == target || !other.IsUp;

        if (isLast)
        {
            caller.Domain.End(ShutdownReason.PowerOff);
            throw new DomainUnwindException();
        }

        target.Stop();
        return HypercallResult.Success;
    }

    /// <summary>Whether a vCPU is up.</summary>
    public HypercallResult IsUp(Vcpu caller, VcpuId vcpu) =>
        new(Find(caller, vcpu).IsUp ? 1 : 0);

    /// <summary>What a vCPU is doing, and how long it did what.</summary>
    public HypercallResult GetRunstateInfo(Vcpu caller, VcpuId vcpu, out VcpuRunstateInfo info)
    {
        info = Find(caller, vcpu).DescribeRunstate();
        return HypercallResult.Success;
    }

    /// <summary>Writes what a vCPU is doing into the guest's memory from now on.</summary>
    public HypercallResult RegisterRunstateMemoryArea(Vcpu caller, VcpuId vcpu, in VcpuRegisterRunstateMemoryArea op)
    {
        Vcpu target = Find(caller, vcpu);
        if (!Vcpus.Vcpu.CanBeGuests(op.Address.Address))
            return NotTheGuests(caller, "op.Address", op.Address.Address);

        target.RegisterRunstateArea(op.Address, caller);
        return HypercallResult.Success;
    }

    /// <summary>Starts or changes a periodic timer.</summary>
    public HypercallResult SetPeriodicTimer(Vcpu caller, VcpuId vcpu, in VcpuSetPeriodicTimer op)
    {
        Vcpu target = Find(caller, vcpu);
        if (op.Period is < LeastPeriod or > MostPeriod)
            return caller.Refuse(XenErrno.InvalidArgument, "the period is out of range", "op.Period", op.Period, $"{LeastPeriod} ns to 2^62 - 1 ns");

        if (target.PeriodicTimer.Set(op.Period, caller.Domain.Host.Clock.Now))
            caller.Domain.EventChannels.RaiseVirq(target, Virq.Timer);

        return HypercallResult.Success;
    }

    /// <summary>Stops a periodic timer.</summary>
    public HypercallResult StopPeriodicTimer(Vcpu caller, VcpuId vcpu)
    {
        Vcpu target = Find(caller, vcpu);
        target.PeriodicTimer.Set(0, caller.Domain.Host.Clock.Now);
        return HypercallResult.Success;
    }

    /// <summary>Arms the caller's one-shot timer.</summary>
    public HypercallResult SetSingleshotTimer(Vcpu caller, VcpuId vcpu, in VcpuSetSingleshotTimer op)
    {
        Host host = caller.Domain.Host;
        host.Timers.Arm(caller.SingleShotTimer, host.Delay(caller, ulong.Max(op.Timeout, host.Clock.Now)));
        return HypercallResult.Success;
    }

    /// <summary>Stops the caller's one-shot timer.</summary>
    public HypercallResult StopSingleshotTimer(Vcpu caller, VcpuId vcpu)
    {
        caller.DisarmSingleShot();
        return HypercallResult.Success;
    }

    /// <summary>Moves a vCPU's <c>vcpu_info</c> into one of the domain's pages.</summary>
    public HypercallResult RegisterVcpuInfo(Vcpu caller, VcpuId vcpu, in VcpuRegisterVcpuInfo op)
    {
        Vcpu target = Find(caller, vcpu);
        if (op.Offset > Page.Size - sizeof(VcpuInfo))
            return caller.Refuse(XenErrno.NoSuchDeviceOrAddress, "vcpu_info would not lie within the page", "op.Offset", op.Offset, $"at most {Page.Size - sizeof(VcpuInfo)}");

        if (op.Offset % sizeof(ulong) != 0)
            return caller.Refuse(XenErrno.NoSuchDeviceOrAddress, "vcpu_info would not be aligned", "op.Offset", op.Offset, "a multiple of 8");

        if (target.InfoFrame is not null)
            return caller.Refuse(XenErrno.InvalidArgument, "the vCPU's vcpu_info was moved already, which is done once", "vcpu", vcpu.Value, "one whose was not");

        if (target != caller && target.IsUp)
            return caller.Refuse(XenErrno.InvalidArgument, "the vCPU is up: only itself may move its vcpu_info", "vcpu", vcpu.Value, "the caller, or one that is down");

        return target.RegisterInfo(caller, op.Frame, op.Offset);
    }

    /// <summary>Sends a vCPU a non-maskable interrupt.</summary>
    public HypercallResult SendNmi(Vcpu caller, VcpuId vcpu, GuestPointer<byte> nothing)
    {
        Vcpu target = Find(caller, vcpu);
        if (nothing.Address != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a non-maskable interrupt carries nothing", "nothing", nothing.Address, "0");

        target.RaiseNmi();
        return HypercallResult.Success;
    }

    /// <summary>Which physical CPU a pinned vCPU of the control domain runs on.</summary>
    public HypercallResult GetPhysicalId(Vcpu caller, VcpuId vcpu, out VcpuGetPhysicalId op)
    {
        op = default;
        Vcpu target = Find(caller, vcpu);
        (Scheduling.CpuMask hard, _) = caller.Domain.GetAffinity(vcpu);
        if (!caller.Domain.IsControlDomain || hard.Count != 1)
            return caller.Refuse(XenErrno.InvalidArgument, "only vCPUs of the control domain that are pinned to a physical CPU each have its number", "vcpu", vcpu.Value, "a pinned vCPU of domain 0");

        // The APIC's number and ACPI's: the machine has neither, and numbers its processors.
        ulong cpu = (ulong)target.Unit.Cpu.Id;
        op.PhysicalId = cpu | (cpu << 32);
        return HypercallResult.Success;
    }

    /// <summary>Writes the time into the guest's memory too from now on.</summary>
    public HypercallResult RegisterTimeMemoryArea(Vcpu caller, VcpuId vcpu, in VcpuRegisterTimeMemoryArea op)
    {
        Vcpu target = Find(caller, vcpu);
        if (!Vcpus.Vcpu.CanBeGuests(op.Address.Address))
            return NotTheGuests(caller, "op.Address", op.Address.Address);

        target.RegisterTimeArea(op.Address);
        return HypercallResult.Success;
    }

    /// <summary>Refuses a vCPU that has no <c>vcpu_info</c> and needs one: <c>-EINVAL</c>.</summary>
    internal static HypercallResult RefuseNoInfo(Vcpu caller, uint vcpu) =>
        caller.Refuse(XenErrno.InvalidArgument, "shared_info has no vcpu_info for the vCPU", "vcpu", vcpu, $"one below {SharedInfo.VcpuCount}, or one with a registered vcpu_info");

    private static Vcpu Find(Vcpu caller, VcpuId vcpu) => caller.Domain.Vcpus[(int)vcpu.Value];

    private static HypercallResult NotTheGuests(Vcpu caller, string argument, ulong address) =>
        caller.Refuse(XenErrno.BadAddress, "the address is not canonical or lies in the hypervisor's own range", argument, address, "an address of the guest's");
}
