namespace HypercallSdk.Abi;

/// <summary>The stack that the hypervisor enters a kernel on (<c>HYPERVISOR_stack_switch</c>).</summary>
[HypercallContract]
public interface IStackSwitch
{
    /// <summary>
    /// Sets the stack that the calling vCPU's kernel is entered on from user mode (<c>HYPERVISOR_stack_switch</c>). Any
    /// domain; cannot fail.
    /// </summary>
    /// <param name="selector">The stack selector: <see cref="FlatSelector.KernelStack"/>. Xen makes its ring 3.</param>
    /// <param name="stack">The stack pointer.</param>
    /// <remarks>
    /// Order: before user mode is entered, and at each switch between tasks with kernel stacks of their own. Traps in kernel
    /// mode stay on the stack in use.
    /// </remarks>
    [Hypercall(HypercallNumber.StackSwitch)]
    HypercallResult Set(ulong selector, VirtualAddress stack);
}
