using System;
using System.IO;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Each vCPU has user code of its own, on whichever physical CPUs; a vCPU may start there; a run of it can be made again.</summary>
public sealed class UserVcpuTests
{
    private const ulong Code = 0x40_0000;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_vcpu_runs_user_code_with_registers_of_its_own(int cpus)
    {
        using Host host = new(new HostOptions { PhysicalCpus = cpus });
        Domain domain = host.CreateDomain<UserVcpusKernel>(new DomainConfig { MemoryMegabytes = 16, Vcpus = UserVcpusKernel.Vcpus });
        host.Run();
        Assert.Null(domain.CrashReport?.ToString());
        UserVcpusKernel kernel = State(domain);
        Assert.Equal(UserVcpusKernel.Vcpus, kernel.Finished);
        for (int vcpu = 0; vcpu < UserVcpusKernel.Vcpus; vcpu++)
            Assert.Equal((UserVcpusKernel.Calls, 1), (kernel.Made[vcpu], kernel.Wrong[vcpu]));
    }

    [Fact]
    public void Physical_cpus_run_user_code_side_by_side()
    {
        Assert.InRange(TimeOf(4) * 4, TimeOf(1), TimeOf(1) * 3 / 2);

        static ulong TimeOf(int cpus)
        {
            using Host host = new(new HostOptions { PhysicalCpus = cpus });
            host.CreateDomain<UserVcpusKernel>(new DomainConfig { MemoryMegabytes = 16, Vcpus = UserVcpusKernel.Vcpus });
            host.Run();
            return host.Now;
        }
    }

    [Fact]
    public void A_vcpu_can_be_initialised_to_start_in_user_mode()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host, new DomainConfig { MemoryMegabytes = 8, Vcpus = 2 });
        user.Write(0x64, 0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0, 0x0f, 0x05); // mov rax, fs:[0]; syscall
        user.Guest.InGuest(() =>
        {
            KernelMemory.AddressOf(user.DataFrame).As<ulong>().Write(0xf5);
            var context = default(VcpuGuestContext);
            context.Flags = VcpuContextFlags.SyscallDisablesEvents;
            context.Registers.Rip = Code;
            context.Registers.Rsp = UserProbe.Data.Value + 64;
            context.Registers.Cs = FlatSelector.UserCode;
            context.Registers.Ss = FlatSelector.UserStack;
            context.Registers.Rbx = 77;
            context.KernelStackPointer = Gate.StackTop(1);
            context.FsBase = UserProbe.Data.Value;
            context.ControlRegisters[3] = KernelMemory.MachineFrameOf(user.Space.Root).Address.Value;
            context.ControlRegisters[1] = KernelMemory.MachineFrameOf(user.Space.UserRoot).Address.Value;
            context.SyscallCallback = new VirtualAddress(Gate.EntryAddress(KernelEntry.Syscall));
            Assert.Equal(HypercallResult.Success, VcpuOp.Initialise(new VcpuId(1), in context));
            Assert.Equal(HypercallResult.Success, VcpuOp.Up(new VcpuId(1)));
        });
        host.Run();
        Assert.Null(user.Guest.Domain.CrashReport?.ToString());
        Assert.Equal((1, (ulong)KernelEntry.Syscall), (user.Kernel.Stops, user.Kernel.Vector));
        Assert.Equal((0xf5UL, 77UL, Code + 11), (user.Frame.Rax, user.Frame.Rbx, user.Frame.Rip));
    }

    [Fact]
    public void A_recorded_run_of_user_code_ends_with_the_same_state_when_it_is_replayed()
    {
        using MemoryStream recording = new();
        UInt128 recorded = Run(new HostOptions { Time = Time.TimeMode.WallClock, Record = recording });
        recording.Position = 0;
        Assert.Equal(recorded, Run(new HostOptions { Replay = recording }));

        static UInt128 Run(HostOptions options)
        {
            Host host = new(options);
            Domain domain = host.CreateDomain<UserVcpusKernel>(new DomainConfig { MemoryMegabytes = 16, Vcpus = UserVcpusKernel.Vcpus });
            while (State(domain).Finished < UserVcpusKernel.Vcpus)
                Assert.True(host.Step());

            UInt128 hash = host.StateHash(domain);
            host.Dispose();
            return hash;
        }
    }

    private static unsafe UserVcpusKernel State(Domain domain) => *(UserVcpusKernel*)domain.Image.KernelState;
}
