using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using OnXen;
using OnXen.Domu;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// An unprivileged guest of real Xen that xl saves and restores, or asks for something else: the guest library does what the
/// toolstack asks for by the store, and the kernel goes on as one does that the built-in hypervisor suspends and resumes.
/// </summary>
public sealed class SavedGuestTests(ITestOutputHelper output)
{
    private const int Vcpus = 3;

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(4);

    private static readonly string[] _lines =
    [
        "before: 600 pages intact, 600 frames known, fifo as asked True",
        "600 grants in 2 frames from 8 on, 600 ended",
        "answer 1, booted 1 1",
        "ready",
        "suspending",
        "resumed: 1 1",
        "after: 600 pages intact, 600 frames known, fifo as asked True",
        "600 grants in 2 frames from 8 on, 600 ended",
        "2 vCPUs up",
        "answer 2, booted 1 1",
        "answer 3, booted 1 1",
        "timers tick, time goes on",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("fifo")]
    [InlineData("registered")]
    public void A_kernel_goes_on_when_the_built_in_hypervisor_suspends_and_resumes_it(string commandLine)
    {
        using Host host = new(new HostOptions());
        Domain domain = host.CreateDomain<SuspendedKernel>(new DomainConfig { MemoryMegabytes = 32, Vcpus = Vcpus, CommandLine = commandLine });
        while (!domain.ConsoleText.Contains("ready\n", StringComparison.Ordinal))
        {
            Assert.True(host.Step());
        }

        domain.Suspend();
        domain.Resume();
        host.Run();
        Assert.Equal(_lines, domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_kernel_goes_on_when_real_Xen_saves_and_restores_it()
    {
        DomuStep[] save = [new DomuStep(DomuAction.SaveAndRestore, "ready")];
        IReadOnlyList<DomuResult> results = await Boot(
            KernelSource.MembersOf(nameof(SuspendedKernel)),
            ("", save),
            ("fifo", save),
            ("registered", save),
            ("", [new DomuStep(DomuAction.Checkpoint, "ready")]));
        foreach (DomuResult result in results)
        {
            Assert.Empty(result.Errors);
            Assert.Equal(_lines, result.Lines);
            Assert.Equal(Verdict.Passed, result.Verdict);
        }
    }

    /// <summary>
    /// Both vCPUs are in user mode when xl saves the domain: what they do there goes on where it was, on the tables for user
    /// mode that it had.
    /// </summary>
    [Fact]
    public async Task Processes_in_user_mode_go_on_when_real_Xen_saves_and_restores_the_guest()
    {
        IReadOnlyList<DomuResult> results = await Boot(
            """
                private AddressSpace _space;
                private PerVcpu<ulong> _data;
                private PerVcpu<ulong> _saved;
                private bool _isReady;
                private bool _isResumed;

                [Boot]
                private void Start(in StartInfo info)
                {
                    Check(AddressSpace.TryCreate(out _space, hasUserRoot: true));
                    for (int vcpu = 0; vcpu < 2; vcpu++)
                    {
                        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame code);
                        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame data);

                        // again: inc qword [rip + 0xff9]; jmp again
                        KernelMemory.AddressOf(code).As<ulong>().Write(0xeb00_000f_f905_ff48);
                        KernelMemory.AddressOf(code).As<byte>()[8].Write(0xf7);
                        Check(_space.Map(PlaceOf(vcpu), code, PageTable.ReadExecute));
                        Check(_space.Map(PlaceOf(vcpu) + 4096, data, PageTable.ReadWrite));
                        _data[vcpu] = KernelMemory.AddressOf(data).Value;
                    }

                    Check(Vcpus.Start(1));
                    Enter();
                }

                [VcpuBoot]
                private void OnVcpu() => Enter();

                [TrapHandler(TrapVector.Breakpoint)]
                private static void OnBreakpoint(ref TrapFrame frame)
                {
                    frame.Rip = PlaceOf(Vcpu.Id).Value;
                    frame.Cs = FlatSelector.UserCode;
                    frame.Ss = FlatSelector.UserStack;
                    frame.Rsp = 0;
                    frame.Rflags = 0x202;
                }

                [VirqHandler(Virq.Timer)]
                private void OnTick()
                {
                    if (Vcpu.Id != 0 || _isResumed != _isReady || Count(0) <= _saved[0] || Count(1) <= _saved[1])
                    {
                        return;
                    }

                    if (_isResumed)
                    {
                        GuestConsole.WriteLine("both go on");
                        SchedOp.PowerOff();
                    }

                    _isReady = true;
                    GuestConsole.WriteLine("both run");
                }

                [Suspend]
                private void OnSuspend()
                {
                    _saved[0] = Count(0);
                    _saved[1] = Count(1);
                }

                [Resume]
                private void OnResume()
                {
                    GuestConsole.WriteLine($"resumed, one where it was: {Count(0) == _saved[0]}");
                    _isResumed = true;
                }

                private ulong Count(int vcpu) => new GuestPointer<ulong>(_data[vcpu]).Read();

                private void Enter()
                {
                    Check(_space.SwitchTo());
                    Vcpu.Breakpoint();
                }

                private static VirtualAddress PlaceOf(int vcpu) => new(0x1000_0000UL + ((ulong)(uint)vcpu << 13));

                private static void Check(HypercallResult result)
                {
                    if (result.IsError)
                    {
                        GuestConsole.WriteLine($"error {(int)result.Error}");
                        SchedOp.Crash();
                    }
                }
            """,
            ("", [new DomuStep(DomuAction.SaveAndRestore, "both run")]));
        Assert.Empty(results[0].Errors);
        Assert.Equal(["both run", "resumed, one where it was: True", "both go on"], results[0].Lines);
        Assert.Equal(Verdict.Passed, results[0].Verdict);
    }

    /// <summary>vCPU 1 is nearly always in a handler that waits for one of vCPU 0's: neither is kept from it for long.</summary>
    [Fact]
    public async Task A_guest_whose_handlers_wait_for_each_other_is_saved()
    {
        IReadOnlyList<DomuResult> results = await Boot(
            """
                private int _ticks;
                private int _waits;
                private bool _isResumed;

                [Boot]
                private void Start(in StartInfo info)
                {
                    Timers.StopPeriodic();
                    Timers.SetOneShot(Timers.SystemTime + 5_000_000);
                    Vcpus.Start(1);
                    GuestConsole.WriteLine("started");
                }

                [VirqHandler(Virq.Timer)]
                private void OnTick()
                {
                    if (Vcpu.Id != 0)
                    {
                        return;
                    }

                    System.Threading.Interlocked.Increment(ref _ticks);
                    Timers.SetOneShot(Timers.SystemTime + 5_000_000);
                    if (_isResumed && System.Threading.Volatile.Read(ref _waits) > 10)
                    {
                        GuestConsole.WriteLine("it goes on waiting");
                        SchedOp.PowerOff();
                    }
                }

                [IdleHandler]
                private bool Wait()
                {
                    if (Vcpu.Id == 0)
                    {
                        return false;
                    }

                    int ticks = System.Threading.Volatile.Read(ref _ticks);
                    while (System.Threading.Volatile.Read(ref _ticks) == ticks)
                    {
                        SchedOp.Yield();
                    }

                    System.Threading.Interlocked.Increment(ref _waits);
                    return true;
                }

                [Resume]
                private void OnResume()
                {
                    _isResumed = true;
                    System.Threading.Interlocked.Exchange(ref _waits, 0);
                }
            """,
            ("", [new DomuStep(DomuAction.SaveAndRestore, "started")]));
        Assert.Empty(results[0].Errors);
        Assert.Equal(["started", "it goes on waiting"], results[0].Lines);
        Assert.Equal(Verdict.Passed, results[0].Verdict);
    }

    /// <summary>
    /// What xl asks for besides, twice too; and what a user is told where it cannot be done, here since the kernel has written
    /// over what shared_info says of its memory, or since it ended before.
    /// </summary>
    [Fact]
    public async Task A_guest_ends_as_xl_asks_it_to_and_one_that_cannot_be_saved_is_told_in_xls_words()
    {
        IReadOnlyList<DomuResult> results = await Boot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    if (info.TryGetArgument("spoil"u8, out _))
                    {
                        // arch.pfn_to_mfn_frame_list_list
                        KernelMemory.MapPage(KernelMemory.ScratchPage, info.SharedInfo.Frame);
                        KernelMemory.ScratchPage.As<ulong>()[387].Write(0);
                    }

                    GuestConsole.WriteLine("started");
                    if (info.TryGetArgument("end"u8, out _))
                    {
                        SchedOp.PowerOff();
                    }
                }
            """,
            ("", [new DomuStep(DomuAction.ShutDown, "started")]),
            ("", [new DomuStep(DomuAction.Reboot, "")]),
            ("", [new DomuStep(DomuAction.SaveAndRestore, ""), new DomuStep(DomuAction.SaveAndRestore, ""), new DomuStep(DomuAction.ShutDown, "")]),
            ("spoil", [new DomuStep(DomuAction.SaveAndRestore, "started")]),
            ("end", [new DomuStep(DomuAction.SaveAndRestore, "never said")]));
        foreach (string error in results.SelectMany(result => result.Errors))
        {
            output.WriteLine(error);
        }

        Assert.Equal([Verdict.Passed, Verdict.Crashed, Verdict.Passed, Verdict.NoVerdict, Verdict.NoVerdict], results.Select(result => result.Verdict));
        Assert.All(results, result => Assert.Equal(["started"], result.Lines));
        Assert.All(results.Take(3), result => Assert.Empty(result.Errors));
        Assert.Contains(results[3].Errors, error => error.Contains("Bad mfn 0 for p2m frame list list", StringComparison.Ordinal));
        Assert.Matches("xl could not save it: exit code [1-9]", results[3].Errors[^1]);
        Assert.Equal("it ended before it was time to save it: it had not printed \"never said\"", results[4].Errors[^1]);
    }

    private async Task<IReadOnlyList<DomuResult>> Boot(string members, params (string CommandLine, DomuStep[] Steps)[] guests)
    {
        RealXen.Require(unprivileged: true);
        using var kernel = new KernelProject(members);
        await kernel.MustBuild();
        return await DomuMachine.Boot(
            [.. guests.Select(guest => new DomuGuest(kernel.Image, new BootOptions { MemoryMegabytes = 32, Vcpus = Vcpus, CommandLine = guest.CommandLine }) { Steps = guest.Steps })],
            _limit,
            (guest, line) => output.WriteLine($"{guest}: {line}"),
            output.WriteLine,
            output.WriteLine);
    }
}
