using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using OnXen;
using OnXen.Domu;
using IdleKernel = Differential.Running.IdleKernel;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// The kernels that ask what the contracts' documentation says, as an unprivileged domain: on real Xen as guests that
/// <c>xl</c> starts under Debian's Linux, on the built-in hypervisor beside a domain 0. Where the documentation says
/// something else for who is not privileged, that is what they expect.
/// </summary>
public sealed class UnprivilegedAnswersTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(4);

    private static readonly (string Kernel, int Vcpus, int Answers)[] _kernels =
    [
        (nameof(AnswersKernel), 1, 101),
        (nameof(PagingAnswersKernel), 1, 226),
        (nameof(ReservationAnswersKernel), 1, 244),
        (nameof(GrantAnswersKernel), 1, 277),
        (nameof(SchedulingAnswersKernel), 4, 398),
        (nameof(DeclaredAnswersKernel), 1, 171),
    ];

    // Of these Xen refuses what they name before it looks at rights, which otherwise come first: it is not looked at here.
    private static readonly string[] _malformed = ["serve oneself: ", "no such irq: ", "no memory: ", "ports beyond the last: ", "add a device, no such flag: "];

    [Fact]
    public async Task Every_documented_answer_to_an_unprivileged_domain_is_real_Xens()
    {
        RealXen.Require(unprivileged: true);
        List<KernelProject> projects = [];
        try
        {
            List<DomuGuest> guests = [];
            foreach ((string kernel, int vcpus, _) in _kernels)
            {
                var project = new KernelProject(KernelSource.MembersOf(kernel));
                projects.Add(project);
                await project.MustBuild();
                guests.Add(new DomuGuest(project.Image, new BootOptions { Vcpus = vcpus, XenOptions = "sched=credit" }));
            }

            IReadOnlyList<DomuResult> results = await DomuMachine.Boot(guests, _limit, report: output.WriteLine);
            foreach (((string kernel, _, int answers), DomuResult result) in _kernels.Zip(results))
            {
                string[] said = [.. result.Errors, .. result.Lines];
                Assert.True(said is [string last] && last == $"{answers} answers as documented", $"{kernel}:\n{string.Join('\n', said)}");
                Assert.Equal(Verdict.Passed, result.Verdict);
            }
        }
        finally
        {
            projects.ForEach(project => project.Dispose());
        }
    }

    [Fact]
    public void Every_documented_answer_to_an_unprivileged_domain_is_the_built_in_hypervisors() => Agrees<AnswersKernel>(101);

    [Fact]
    public void Every_documented_answer_about_page_tables_is_the_built_in_hypervisors() => Agrees<PagingAnswersKernel>(226);

    [Fact]
    public void Every_documented_answer_about_reservations_is_the_built_in_hypervisors() => Agrees<ReservationAnswersKernel>(244);

    [Fact]
    public void Every_documented_answer_about_grants_is_the_built_in_hypervisors() => Agrees<GrantAnswersKernel>(277);

    [Fact]
    public void Every_documented_answer_about_vCPUs_events_and_schedulers_is_the_built_in_hypervisors() => Agrees<SchedulingAnswersKernel>(398, vcpus: 4);

    // Most of what this asks for nobody serves here: that is how the answers differ, and not in who is refused. (A debug
    // register's bits, which Xen refuses domain 0 too, are nobody's right.)
    [Fact]
    public void Whoever_has_no_right_to_what_is_declared_alone_is_told_as_by_Xen()
    {
        using Host host = new(new HostOptions());
        host.CreateDomain<IdleKernel>(new DomainConfig { MemoryMegabytes = 32 });
        Domain domain = host.CreateDomain<DeclaredAnswersKernel>(new DomainConfig { MemoryMegabytes = 64 });
        host.Run();
        string[] lines = domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^[1-9][0-9]+ answers as documented$", lines[^1]);
        Assert.DoesNotContain(lines[..^1], line => line.EndsWith(", documented -1", StringComparison.Ordinal) && !line.StartsWith("debug register", StringComparison.Ordinal));
        Assert.DoesNotContain(lines[..^1], line => line.Contains(": -1,", StringComparison.Ordinal) && !_malformed.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
    }

    private static void Agrees<TKernel>(int answers, int vcpus = 1)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        using Host host = new(new HostOptions { PhysicalCpus = vcpus, RecountInvariants = true });
        host.CreateDomain<IdleKernel>(new DomainConfig { MemoryMegabytes = 32 });
        Domain domain = host.CreateDomain<TKernel>(new DomainConfig { MemoryMegabytes = 64, MaximumMemoryMegabytes = 65, Vcpus = vcpus });
        host.Run();
        Assert.True(domain.ConsoleText == $"{answers} answers as documented\n", $"{domain.CrashReport}\n{domain.ConsoleText}");
    }
}
