using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Debugging;

namespace HypercallSdk.Hypervisor.Kernels;

/// <summary>A guest kernel whose handlers are .NET methods in this process: how the hypervisor enters it.</summary>
internal abstract unsafe class HostedKernel
{
    /// <summary>The kernel's name, for reports.</summary>
    public abstract string Name { get; }

    /// <summary>The kernel's type.</summary>
    protected abstract Type Type { get; }

    /// <summary>The kernel's handlers and their lines.</summary>
    public KernelSource Source => field ??= new KernelSource(Type);

    /// <summary>The structure that the guest library keeps its state in.</summary>
    public Type LibraryStateType => field ??= typeof(GuestKernelAttribute).Assembly.GetType("HypercallSdk.Guest.GuestLibraryState", throwOnError: true)!;

    /// <summary>The size of the kernel's state in bytes.</summary>
    public abstract int StateSize { get; }

    /// <summary>The size in bytes of the guest library's state in a domain that may have so many vCPUs.</summary>
    public abstract int LibraryStateSizeFor(int vcpus);

    /// <summary>A copy of the kernel's state.</summary>
    public abstract object CopyState(void* state);

    /// <summary>The number of the handler that a port's events call, as the guest library has it; 0 for none, or where it is not at hand.</summary>
    public abstract int EventHandlerOf(void* libraryState, Port port);

    /// <summary>Whether the kernel has background work.</summary>
    public abstract bool HasIdleWork { get; }

    /// <summary>Enters the kernel's boot entry.</summary>
    /// <param name="state">Where the kernel's state lies in guest memory.</param>
    /// <param name="startInfo">The guest virtual address of start_info.</param>
    public abstract void Boot(void* state, ulong startInfo);

    /// <summary>Enters the kernel on a vCPU that was brought up.</summary>
    public abstract void BootVcpu(void* state);

    /// <summary>Enters a trap, the upcall or a system call; <paramref name="frame"/> says which.</summary>
    public abstract void Trap(void* state, ref TrapFrame frame);

    /// <summary>Does a round of background work; true while there is more.</summary>
    public abstract bool Idle(void* state);

    /// <summary>Has the kernel and its library let go of what a suspend changes.</summary>
    public abstract void Suspend(void* state);

    /// <summary>Has the library and its kernel take up again what they let go of.</summary>
    public abstract void Resume(void* state);

    /// <summary>Has the library take up again, on a vCPU but the first, what is that vCPU's own.</summary>
    public abstract void ResumeVcpu();
}
