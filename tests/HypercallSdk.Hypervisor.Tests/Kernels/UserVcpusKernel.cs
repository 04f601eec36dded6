using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Each vCPU runs one program in user mode, in one space: it counts, calls, and stops after so many calls.</summary>
[GuestKernel]
public partial struct UserVcpusKernel
{
    public const int Calls = 50;
    public const int Vcpus = 4;

    private static readonly VirtualAddress _code = new(0x40_0000);
    private static readonly VirtualAddress _data = new(0x60_0000);

    public PerVcpu<int> Made;
    public PerVcpu<int> Wrong;
    public int Finished;

    private AddressSpace _space;

    [Boot]
    private void Start(in StartInfo info)
    {
        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame code);
        HypercallResult result = AddressSpace.TryCreate(out _space, hasUserRoot: true);
        result = result.IsError ? result : _space.Map(_code, code, PageTable.ReadExecute);

        // movq rax, xmm1; mov edx, 500; dec edx; jnz; movq xmm1, rbx; cmp rax, rbx; setne dil; syscall; jmp to the start
        KernelMemory.AddressOf(code).As<byte>().CopyFrom([0x66, 0x48, 0x0f, 0x7e, 0xc8, 0xba, 0xf4, 1, 0, 0, 0xff, 0xca, 0x75, 0xfc, 0x66, 0x48, 0x0f, 0x6e, 0xcb, 0x48, 0x39, 0xd8, 0x40, 0x0f, 0x95, 0xc7, 0x0f, 0x05, 0xeb, 0xe2]);
        for (int vcpu = 1; vcpu < Vcpus && result.IsSuccess; vcpu++)
        {
            result = Guest.Vcpus.Start(vcpu);
        }

        if (result.IsError)
        {
            SchedOp.Crash();
        }

        Go();
    }

    [VcpuBoot]
    private void StartVcpu() => Go();

    private void Go()
    {
        UserContext context = UserContext.Create(_code, _data);
        context.Frame.Rbx = 0x100 + (ulong)Vcpu.Id;
        if (_space.SwitchTo().IsError || context.Resume().IsError)
        {
            SchedOp.Crash();
        }
    }

    // RDI: whether XMM1 was not the vCPU's own; it is not at the first call.
    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame)
    {
        Wrong.Current += (frame.Rdi & 1) != 0 ? 1 : 0;
        Made.Current++;
        if (Made.Current == Calls)
        {
            Interlocked.Increment(ref Finished);
            UserMode.Idle();
        }
    }
}
