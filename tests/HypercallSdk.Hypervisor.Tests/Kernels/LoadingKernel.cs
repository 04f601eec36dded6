using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Loads its boot module as a program, gives it three arguments and two texts of environment, and serves its output and its end.</summary>
[GuestKernel]
public partial struct LoadingKernel
{
    private const ulong WriteCall = 1;
    private const ulong ExitCall = 60;

    private static readonly VirtualAddress _stackTop = new(0x7fff_ffff_e000);

    public ulong ExitStatus;

    private AddressSpace _space;

    [Boot]
    private void Start(in StartInfo info)
    {
        info.TryGetBootModule(out GuestPointer<byte> start, out ulong length);
        HypercallResult result = AddressSpace.TryCreate(out _space, hasUserRoot: true);
        var source = new ProgramInMemory(start, length);
        ulong free = PageAllocator.FreePages;
        UserProgram program = default;
        result = result.IsError ? result : UserProgram.TryLoad(in _space, ref source, out program);
        result = result.IsError ? result : UserStack.TryMap(in _space, _stackTop, 4);
        if (result.IsError)
        {
            _ = _space.FreePages(); // the error that matters is the one before
            GuestConsole.WriteLine($"not loaded: {(int)result.Error}, given back: {PageAllocator.FreePages >= free - 4}");
            SchedOp.PowerOff();
        }

        var stack = new UserStack(in _space, _stackTop, 4 * Page.Size);
        VirtualAddress pointer = default;
        bool isBuilt = stack.TryAddArgument("program"u8) && stack.TryAddArgument("one"u8) && stack.TryAddArgument("two words"u8)
            && stack.TryAddEnvironment("A=1"u8) && stack.TryAddEnvironment("B="u8) && !stack.TryAddArgument("too late"u8)
            && stack.TryFinish(in program, "0123456789abcdef"u8, out pointer);
        result = _space.SwitchTo();
        if (!isBuilt || result.IsError)
        {
            GuestConsole.WriteLine($"no stack, or no space: {(int)result.Error}");
            SchedOp.Crash();
        }

        UserMode.Enter(TrapFrame.ForUserMode(program.Entry, pointer));
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame)
    {
        if (frame.Rax == ExitCall)
        {
            ExitStatus = frame.Rdi;
            SchedOp.PowerOff();
        }

        Span<byte> text = stackalloc byte[256];
        text = text.Slice(0, (int)Math.Min(frame.Rdx, (ulong)text.Length));
        int read = frame.Rax == WriteCall ? UserMemory.Read(in _space, new VirtualAddress(frame.Rsi), text) : 0;
        GuestConsole.Write((ReadOnlySpan<byte>)text.Slice(0, read));
        frame.Rax = (ulong)read;
    }
}
