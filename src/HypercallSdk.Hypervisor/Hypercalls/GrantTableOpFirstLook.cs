using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// The commands of <c>HYPERVISOR_grant_table_op</c> that take one element look at the count before the element, wherever that
/// is.
/// </summary>
/// <param name="handler">What serves the calls.</param>
internal sealed class GrantTableOpFirstLook(GrantTableOpHandler handler) : FirstLookDispatcher(handler)
{
    private const uint SetupTable = 2;
    private const uint QuerySize = 6;
    private const uint GetStatusFrames = 9;

    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers)
    {
        var count = (uint)registers.Rdx;
        return (uint)registers.Rdi is SetupTable or QuerySize or GetStatusFrames && count != 1
            ? caller.Refuse(XenErrno.InvalidArgument, "this command takes one element", "operations", count, "1")
            : HypercallResult.Success;
    }
}
