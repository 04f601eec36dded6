using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Testing;

/// <summary>A guest under test whose kernel is a <typeparamref name="TKernel"/>.</summary>
/// <typeparam name="TKernel">The kernel.</typeparam>
public sealed unsafe class Guest<TKernel> : Guest
    where TKernel : unmanaged, IGuestKernel<TKernel>
{
    // As they were when its memory went.
    private TKernel _kept;

    internal Guest(Machine machine, Domain domain)
        : base(machine, domain, typeof(TKernel).Name)
    {
    }

    /// <summary>
    /// The kernel's own fields, as they are now: a copy. What a test may look at is what the kernel declares <c>public</c> or
    /// <c>internal</c>.
    /// </summary>
    // SAFETY: the kernel's state lies in its domain's memory, aligned, as long as the domain is on the machine.
    public TKernel Kernel => IsTakenOff ? _kept : *(TKernel*)Domain.Image.KernelState;

    /// <summary>
    /// Makes a system call of the kernel's, as a program in user mode would: its handler finds the number in RAX and the arguments in
    /// Linux's order (RDI, RSI, RDX, R10, R8, R9), and runs to completion on vCPU 0.
    /// </summary>
    /// <param name="number">The call's number.</param>
    /// <param name="arguments">Up to six arguments; the others are 0. A pointer is an address in the address space that the vCPU is on.</param>
    /// <returns>What the program would find in RAX: by Linux's custom, an error is negative.</returns>
    /// <exception cref="System.ArgumentException">There are more than six arguments.</exception>
    /// <exception cref="System.InvalidOperationException">
    /// The kernel has no system-call handler, has not booted, is paused or suspended or has ended; or programs of its own run, whose calls
    /// are theirs to make.
    /// </exception>
    /// <exception cref="GuestFailureException">
    /// The kernel crashed; or it did not return to its caller, because it went to another program or to its idle loop.
    /// </exception>
    public long Syscall(ulong number, params System.ReadOnlySpan<ulong> arguments)
    {
        const int MostArguments = 6;
        if (!TKernel.HandlesSyscalls)
            throw new System.InvalidOperationException($"{KernelName} has no [SyscallHandler] and implements no contract of system calls.");

        if (arguments.Length > MostArguments)
            throw new System.ArgumentException($"A system call has at most {MostArguments} arguments, not {arguments.Length}.", nameof(arguments));

        System.Span<ulong> all = stackalloc ulong[MostArguments];
        arguments.CopyTo(all);
        return Enter(number, all);
    }

    /// <inheritdoc/>
    private protected override void KeepKernel() => _kept = Kernel;

    private long Enter(ulong number, System.ReadOnlySpan<ulong> arguments)
    {
        RequireBetweenHandlers();
        if (Domain.Vcpus[0].Mode == VcpuMode.User)
            throw new System.InvalidOperationException($"{this} runs a program in user mode: its system calls are that one's to make.");

        // Where a program's code and stack may be; nobody looks, unless the handler does.
        const ulong Code = 0x0040_0000;
        const ulong Stack = 0x7fff_f000;
        var frame = TrapFrame.ForUserMode(new VirtualAddress(Code), new VirtualAddress(Stack));
        frame.Vector = KernelEntry.Syscall;
        frame.Rax = number;
        (frame.Rdi, frame.Rsi, frame.Rdx) = (arguments[0], arguments[1], arguments[2]);
        (frame.R10, frame.R8, frame.R9) = (arguments[3], arguments[4], arguments[5]);
        (frame.Rcx, frame.R11) = (frame.Rip, frame.Rflags);
        void* state = Domain.Image.KernelState;
        RunAsGuest(() => KernelRuntime<TKernel>.Trap(ref Unsafe.AsRef<TKernel>(state), ref frame), $"system call {number} to return");
        if (frame.Rip != Code || frame.Rsp != Stack || !frame.IsFromUserMode)
            throw Machine.Fail($"system call {number} of {this} did not return to its caller: it went on at 0x{frame.Rip:x}", this);

        return (long)frame.Rax;
    }
}
