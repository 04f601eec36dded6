using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Help that a domain asks the hypervisor for (<c>HYPERVISOR_vm_assist</c>).</summary>
[HypercallHandler<IVmAssist>]
internal sealed partial class VmAssistHandler
{
    /// <summary>
    /// Turns one kind of help on or off. Those of 32-bit domains are accepted and change nothing, as on Xen.
    /// </summary>
    public HypercallResult Change(Vcpu caller, VmAssistCommand command, VmAssistType type)
    {
        bool exists = type is VmAssistType.FullSegments or VmAssistType.FullSegmentsNotify or VmAssistType.WritablePageTables
            or VmAssistType.PaeExtendedCr3 or VmAssistType.ArchitecturalIopl or VmAssistType.RunstateUpdateFlag
            or VmAssistType.MachineToPhysicalStrict;
        if (!exists)
            return caller.Refuse(XenErrno.InvalidArgument, "no such kind of help", "type", (ulong)type, "0 to 5, or 32");

        ulong bit = 1UL << (int)type;
        switch (command)
        {
            case VmAssistCommand.Enable:
                caller.Domain.Assists |= bit;
                return HypercallResult.Success;
            case VmAssistCommand.Disable:
                caller.Domain.Assists &= ~bit;
                return HypercallResult.Success;
            default:
                return caller.Refuse(XenErrno.NotImplemented, "no such command", "command", (ulong)command, "0 to enable, 1 to disable");
        }
    }
}
