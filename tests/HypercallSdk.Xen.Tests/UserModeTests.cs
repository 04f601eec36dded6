using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using OnXen;
using OnXen.Domu;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// User mode runs on a root of its own on real Xen: the kernel goes there by a frame, gets what it does there as system calls
/// and traps that say where they come from, and has nothing of its own mapped there. As domain 0 and as an unprivileged guest.
/// </summary>
public sealed class UserModeTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task User_mode_comes_back_by_system_calls_and_traps_as_domain_0_of_real_Xen()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(UserModeKernel)));
        Assert.Equal(Expected(isDomain0: true), boot.HasPassed().Lines);
    }

    [Fact]
    public async Task User_mode_comes_back_by_system_calls_and_traps_as_an_unprivileged_guest_of_real_Xen()
    {
        RealXen.Require(unprivileged: true);
        using var kernel = new KernelProject(KernelSource.MembersOf(nameof(UserModeKernel)));
        await kernel.MustBuild();
        IReadOnlyList<DomuResult> results = await DomuMachine.Boot([new DomuGuest(kernel.Image, new BootOptions())], _limit);
        Assert.Empty(results[0].Errors);
        Assert.Equal(Expected(isDomain0: false), results[0].Lines);
        Assert.Equal(Verdict.Passed, results[0].Verdict);
    }

    [Fact]
    public void Going_to_user_mode_is_refused_with_a_report_by_the_built_in_hypervisor()
    {
        using Host host = new(new HostOptions());
        Domain domain = host.CreateDomain<UserModeKernel>(new DomainConfig { MemoryMegabytes = 64 });
        host.Run();
        Assert.Equal("domain 0: True\nspace: 0, code: 0, data: 0, switch: 0\nsystem calls:\n", domain.ConsoleText);
        Assert.StartsWith("iret to a frame that cannot be resumed: CS 0xe033 ", domain.CrashReport?.Reason, StringComparison.Ordinal);
    }

    private static string[] Expected(bool isDomain0) =>
    [
        $"domain 0: {isDomain0}",
        "space: 0, code: 0, data: 0, switch: 0",
        "system calls:",
        "  call 1234, user mode: True, place: 7",
        Left("34, error 0"),
        "what user mode pushed: abcd",
        "breakpoint:",
        Left("3, error 0"),
        "undefined instruction:",
        Left("6, error 0"),
        "privileged instruction:",
        Left("13, error 0"),
        "store to the own code:",
        "  fault in the code",
        Left("14, error 7"),
        "store to the kernel:",
        "  fault in the kernel",
        Left("14, error 6"),
        "load from the kernel:",
        "  fault in the kernel",
        Left("14, error 4"),
        "load from the kernel's tables:",
        "  fault elsewhere",
        Left("14, error 4"),
        "jump to the kernel:",
        "  fault in the kernel",
        Left("14, error 14", isInProgram: false),
        "jump to the data:",
        "  fault in the data",
        Left("14, error 15", isInProgram: false),
        "back: 0, destroyed: 0",
    ];

    private static string Left(string vector, bool isInProgram = true) =>
        $"  vector {vector}, user mode: True, CS e033, SS e02b, upcalls: True, in the program: {isInProgram}";
}
