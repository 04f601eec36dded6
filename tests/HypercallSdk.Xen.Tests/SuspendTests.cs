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
public sealed class SuspendTests(ITestOutputHelper output)
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
        RealXen.Require(unprivileged: true);
        using KernelProject kernel = await Build(nameof(SuspendedKernel));
        DomuGuest Guest(string commandLine, DomuAction action) => new(kernel.Image, new BootOptions { MemoryMegabytes = 32, Vcpus = Vcpus, CommandLine = commandLine })
        {
            Steps = [new DomuStep(action, "ready")],
        };

        IReadOnlyList<DomuResult> results = await DomuMachine.Boot(
            [Guest("", DomuAction.SaveAndRestore), Guest("fifo", DomuAction.SaveAndRestore), Guest("registered", DomuAction.SaveAndRestore), Guest("", DomuAction.Checkpoint)],
            _limit,
            (guest, line) => output.WriteLine($"{guest}: {line}"),
            output.WriteLine,
            output.WriteLine);
        foreach (DomuResult result in results)
        {
            Assert.Empty(result.Errors);
            Assert.Equal(_lines, result.Lines);
            Assert.Equal(Verdict.Passed, result.Verdict);
        }
    }

    private static async Task<KernelProject> Build(string name)
    {
        string source = File.ReadAllText(Path.Combine(SourceRoot.Directory, "tests", "HypercallSdk.Xen.Tests", $"{name}.cs"));
        var kernel = new KernelProject(source[(source.IndexOf('{', StringComparison.Ordinal) + 1)..source.LastIndexOf('}')]);
        ProcessRun build = await kernel.Build();
        Assert.True(build.ExitCode == 0, build.Output);
        return kernel;
    }
}
