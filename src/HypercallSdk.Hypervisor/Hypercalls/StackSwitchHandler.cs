using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The stack that a kernel is entered on from user mode (<c>HYPERVISOR_stack_switch</c>).</summary>
[HypercallHandler<IStackSwitch>]
internal sealed partial class StackSwitchHandler
{
    /// <summary>Keeps the selector, made the guest's, and the pointer.</summary>
    public HypercallResult Set(Vcpu caller, ulong selector, VirtualAddress stack)
    {
        caller.Traps.SetKernelStack((ushort)(selector | 3), stack.Value);
        return HypercallResult.Success;
    }
}
