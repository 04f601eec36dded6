using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Runs small programs in user mode, on an address space's second root, and prints how each comes back to the kernel: by a
/// system call, an instruction that traps, or an access to what user mode does not have. For real Xen: user mode is machine
/// code.
/// </summary>
/// <remarks>
/// The kernel's own place is the frame of a breakpoint: leaving the handler with another frame goes to user mode, and putting
/// the kept one back there goes on behind the breakpoint.
/// </remarks>
[GuestKernel]
public partial struct UserModeKernel
{
    private const ulong ExitCall = 60;

    private static readonly VirtualAddress _code = new(0x40_0000);
    private static readonly VirtualAddress _data = new(0x60_0000);

    private TrapFrame _kernel;
    private TrapFrame _next;
    private ulong _programEnd;
    private GuestPointer<byte> _program;

    [Boot]
    private void Start(in StartInfo info)
    {
        GuestConsole.WriteLine($"domain 0: {(info.Flags & StartInfoFlags.InitialDomain) != 0}");
        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame code);
        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame data);
        HypercallResult made = AddressSpace.TryCreate(out AddressSpace space, hasUserRoot: true);
        HypercallResult codeMapped = space.Map(_code, code, PageTable.ReadExecute);
        HypercallResult dataMapped = space.Map(_data, data);
        HypercallResult switched = space.SwitchTo();
        GuestConsole.WriteLine($"space: {made.Value}, code: {codeMapped.Value}, data: {dataMapped.Value}, switch: {switched.Value}");
        _program = KernelMemory.AddressOf(code).As<byte>();

        Run("system calls"u8, [0xb8, 0x34, 0x12, 0, 0, 0x0f, 0x05, 0x50, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]); // mov eax, 0x1234; syscall; push rax; mov eax, 60; syscall
        GuestConsole.WriteLine($"what user mode pushed: {(KernelMemory.AddressOf(data) + 4088).As<ulong>().Read():x}");
        Run("breakpoint"u8, [0xcc]);
        Run("undefined instruction"u8, [0x0f, 0x0b]);
        Run("privileged instruction"u8, [0xf4]);
        Run("store to the own code"u8, _code, 0x88, 0);
        Run("store to the kernel"u8, KernelMemory.ScratchPage, 0x88, 0);
        Run("load from the kernel"u8, KernelMemory.ScratchPage, 0x8a, 0);
        Run("load from the kernel's tables"u8, info.PageTableBase, 0x8a, 0);
        Run("jump to the kernel"u8, KernelMemory.ScratchPage, 0xff, 0xe0);
        Run("jump to the data"u8, _data, 0xff, 0xe0);

        HypercallResult back = AddressSpace.Kernel.SwitchTo();
        HypercallResult destroyed = space.Destroy();
        GuestConsole.WriteLine($"back: {back.Value}, destroyed: {destroyed.Value}");
        SchedOp.PowerOff();
    }

    private void Run(ReadOnlySpan<byte> what, ReadOnlySpan<byte> program)
    {
        for (int index = 0; index < program.Length; index++)
        {
            _program[index].Write(program[index]);
        }

        _programEnd = _code.Value + (ulong)program.Length;
        _next = TrapFrame.ForUserMode(_code, _data + Page.Size);
        GuestConsole.WriteLine($"{what}:");
        Gate.RaiseTrap((byte)TrapVector.Breakpoint);
    }

    // mov rax, address; then one of: mov [rax], al; mov al, [rax]; jmp rax
    private void Run(ReadOnlySpan<byte> what, VirtualAddress address, byte opcode, byte operand)
    {
        Span<byte> program = [0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, opcode, operand];
        for (int index = 0; index < sizeof(ulong); index++)
        {
            program[index + 2] = (byte)(address.Value >> (8 * index));
        }

        Run(what, program);
    }

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame)
    {
        if (frame.IsFromUserMode)
        {
            Leave(ref frame);
            return;
        }

        _kernel = frame;
        frame = _next;
    }

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame) => Leave(ref frame);

    [TrapHandler(TrapVector.GeneralProtection)]
    private void OnGeneralProtection(ref TrapFrame frame) => Leave(ref frame);

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        VirtualAddress address = Traps.FaultAddress;
        ReadOnlySpan<byte> place = address.PageStart == KernelMemory.ScratchPage ? "in the kernel"u8 : address.PageStart == _code ? "in the code"u8 : address.PageStart == _data ? "in the data"u8 : "elsewhere"u8;
        GuestConsole.WriteLine($"  fault {place}");
        Leave(ref frame);
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame)
    {
        if (frame.Rax == ExitCall)
        {
            Leave(ref frame);
            return;
        }

        GuestConsole.WriteLine($"  call {frame.Rax:x}, user mode: {frame.IsFromUserMode}, place: {frame.Rip - _code.Value}");
        frame.Rax = 0xabcd;
    }

    // Only what comes from user mode may end the program: a fault of the kernel's own ends the domain.
    private void Leave(ref TrapFrame frame)
    {
        GuestConsole.WriteLine(
            $"  vector {frame.Vector}, error {frame.Error:x}, user mode: {frame.IsFromUserMode}, CS {frame.Cs & 0xffff:x}, SS {frame.Ss & 0xffff:x}, upcalls: {(frame.Rflags & 0x200) != 0}, in the program: {frame.Rip >= _code.Value && frame.Rip <= _programEnd}");
        if (!frame.IsFromUserMode)
        {
            SchedOp.Crash();
        }

        frame = _kernel;
    }
}
