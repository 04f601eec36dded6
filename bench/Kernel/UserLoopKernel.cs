using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Benchmarks;

/// <summary>
/// Runs a loop of machine code in user mode that comes to the kernel in one way: <c>loop=</c>, a <see cref="UserLoop"/>. After
/// <c>rounds=</c> times the domain ends.
/// </summary>
[GuestKernel]
public partial struct UserLoopKernel
{
    // In virtual time: a hundred instructions of the loop.
    private const ulong SliceNanoseconds = 100;

    // Of the load: mov al, [rdi].
    private const int LoadLength = 2;

    private static readonly VirtualAddress _code = new(0x40_0000);

    private AddressSpace _space;
    private ulong _left;

    [Boot]
    private void Start(in StartInfo info)
    {
        // Xen starts each vCPU with a 10 ms periodic timer, which is not to be measured.
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        bool isReady = info.TryGetNumber("loop"u8, out ulong loop) & info.TryGetNumber("rounds"u8, out _left);
        isReady &= PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame);
        if (!isReady || AddressSpace.TryCreate(out _space, hasUserRoot: true).IsError || _space.Map(_code, frame, PageTable.ReadExecute).IsError || _space.SwitchTo().IsError)
        {
            GuestConsole.WriteLine("no loop=, no rounds=, or no user mode");
            SchedOp.Crash();
        }

        KernelMemory.AddressOf(frame).As<byte>().CopyFrom(CodeOf((UserLoop)loop));
        if ((UserLoop)loop == UserLoop.Preemptions)
        {
            SetTimer();
        }

        // RDI, the first argument, is 0, where nothing is mapped.
        UserMode.Enter(TrapFrame.ForUserMode(_code, _code + Page.Size));
    }

    private static ReadOnlySpan<byte> CodeOf(UserLoop loop) => loop switch
    {
        // mov eax, 39; syscall; jmp to the start
        UserLoop.SystemCalls => [0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7],

        // mov al, [rdi]; jmp to the start
        UserLoop.PageFaults => [0x8a, 0x07, 0xeb, 0xfc],

        // jmp to the start
        _ => [0xeb, 0xfe],
    };

    private static void SetTimer() => _ = Timers.SetOneShot(Timers.SystemTime + SliceNanoseconds); // a time that is past fires at once

    private void Count()
    {
        if (--_left == 0)
        {
            SchedOp.PowerOff();
        }
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame)
    {
        frame.Rax = 1;
        Count();
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        frame.Rip += LoadLength;
        Count();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        SetTimer();
        Count();
    }
}
