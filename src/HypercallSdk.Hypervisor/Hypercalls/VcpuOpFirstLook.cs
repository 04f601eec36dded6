using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// <c>HYPERVISOR_vcpu_op</c> looks for the vCPU before anything else, the command too; then whose one-shot timer it is and
/// whether the vCPU that is initialised has a <c>vcpu_info</c>. Only then does it read its argument.
/// </summary>
/// <param name="handler">What serves the calls: the vCPU that it is given is there.</param>
internal sealed class VcpuOpFirstLook(VcpuOpHandler handler) : FirstLookDispatcher(handler)
{
    private const uint Initialise = 0;
    private const uint SetSingleshotTimer = 8;
    private const uint StopSingleshotTimer = 9;

    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers)
    {
        var number = (uint)registers.Rsi;
        if (number >= (uint)caller.Domain.Vcpus.Count)
            return caller.Refuse(XenErrno.NotFound, "the domain has no such vCPU", "vcpu", number, $"0 to {caller.Domain.Vcpus.Count - 1}");

        Vcpu vcpu = caller.Domain.Vcpus[(int)number];
        return (uint)registers.Rdi switch
        {
            SetSingleshotTimer or StopSingleshotTimer when vcpu != caller =>
                caller.Refuse(XenErrno.InvalidArgument, "a vCPU has only its own one-shot timer", "vcpu", number, caller.Id.ToString()),
            Initialise when !EventChannelTable.HasInfo(vcpu) => VcpuOpHandler.RefuseNoInfo(caller, number),
            _ => HypercallResult.Success,
        };
    }
}
