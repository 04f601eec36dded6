using System;
using System.Linq;
using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Several vCPUs on real Xen, and on the built-in hypervisor beside it: the same kernel prints the same on both. With 4 all
/// have a place in shared_info; with 40 most have theirs registered.
/// </summary>
public sealed class VcpuTests
{
    [Theory]
    [InlineData(4, "")]
    [InlineData(40, "")]
    [InlineData(4, "fifo")]
    [InlineData(40, "fifo")]
    public async Task Vcpus_start_share_what_they_lock_stop_and_go_on_on_real_Xen(int vcpus, string commandLine)
    {
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(GuestVcpusKernel)), commandLine, vcpus: vcpus);
        AssertLines(vcpus, commandLine, boot.HasPassed().Lines, boot.Output);
    }

    [Theory]
    [InlineData(4, "", 1)]
    [InlineData(40, "", 1)]
    [InlineData(256, "", 4)]
    [InlineData(4, "fifo", 4)]
    [InlineData(256, "fifo", 1)]
    public void Vcpus_start_share_what_they_lock_stop_and_go_on_on_the_built_in_hypervisor(int vcpus, string commandLine, int processors)
    {
        using Host host = new(new HostOptions { PhysicalCpus = processors });
        Domain domain = host.CreateDomain<GuestVcpusKernel>(new DomainConfig { MemoryMegabytes = 128, Vcpus = vcpus, CommandLine = commandLine, MaximumPort = 4095 });
        host.Run();
        AssertLines(vcpus, commandLine, domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries), domain.ConsoleText);
    }

    // The vCPUs' own lines come in whatever order.
    private static void AssertLines(int vcpus, string commandLine, string[] lines, string output)
    {
        int others = vcpus - 1;
        string[] expected =
        [
            $"{vcpus} possible, 1 up, FIFO: {commandLine.Length != 0}",
            "one too many: 2, an interrupt before its start: 2",
            .. Enumerable.Range(1, others).Select(vcpu => $"vCPU {vcpu}: a line that is longer than the 128 bytes at a time that Xen prints of it, so that it shows whether another vCPU's comes in between; it does not").Order(StringComparer.Ordinal),
            $"{others} booted, {others} interrupted, {others * 500} counted, {vcpus} up, time went back 0 times",
            "vCPU 1 has been running for a while: True",
            "a port that was moved to the last vCPU comes there: True",
            $"one stopped: {others} up",
            $"and started again: {vcpus} up, {others} booted",
            commandLine.Length != 0 ? "in the order of their priorities: 123, beyond them: 22" : "a priority with the two-level interface: 38",
        ];
        string[] actual = lines.Length < expected.Length ? lines : [.. lines[..2], .. lines[2..^6].Order(StringComparer.Ordinal), .. lines[^6..]];
        Assert.True(actual.SequenceEqual(expected), output);
    }
}
