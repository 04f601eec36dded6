using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Kernels;

/// <summary>Enters a kernel of type <typeparamref name="TKernel"/> through the guest library's runtime.</summary>
internal sealed unsafe class HostedKernel<TKernel> : HostedKernel
    where TKernel : unmanaged, IGuestKernel<TKernel>
{
    /// <inheritdoc/>
    public override string Name => typeof(TKernel).Name;

    /// <inheritdoc/>
    protected override Type Type => typeof(TKernel);

    /// <inheritdoc/>
    public override int StateSize => sizeof(TKernel);

    /// <inheritdoc/>
    public override int LibraryStateSizeFor(int vcpus) => KernelRuntime<TKernel>.LibraryStateSizeFor(vcpus);

    /// <inheritdoc/>
    public override object CopyState(void* state) => Unsafe.AsRef<TKernel>(state);

    /// <inheritdoc/>
    public override int EventHandlerOf(void* libraryState, Port port) => KernelRuntime<TKernel>.EventHandlerOf(libraryState, port);

    /// <inheritdoc/>
    public override bool HasIdleWork => TKernel.HasIdleWork;

    /// <inheritdoc/>
    public override void Boot(void* state, ulong startInfo) =>
        KernelRuntime<TKernel>.Boot(ref Unsafe.AsRef<TKernel>(state), new GuestPointer<StartInfo>(startInfo));

    /// <inheritdoc/>
    public override void BootVcpu(void* state) => KernelRuntime<TKernel>.BootVcpu(ref Unsafe.AsRef<TKernel>(state));

    /// <inheritdoc/>
    public override void Trap(void* state, ref TrapFrame frame) =>
        KernelRuntime<TKernel>.Trap(ref Unsafe.AsRef<TKernel>(state), ref frame);

    /// <inheritdoc/>
    public override bool Idle(void* state) => KernelRuntime<TKernel>.Idle(ref Unsafe.AsRef<TKernel>(state));

    /// <inheritdoc/>
    public override void Suspend(void* state) => KernelRuntime<TKernel>.Suspend(ref Unsafe.AsRef<TKernel>(state));

    /// <inheritdoc/>
    public override void Resume(void* state) => KernelRuntime<TKernel>.Resume(ref Unsafe.AsRef<TKernel>(state));

    /// <inheritdoc/>
    public override void ResumeVcpu() => KernelRuntime<TKernel>.ResumeVcpu();
}
