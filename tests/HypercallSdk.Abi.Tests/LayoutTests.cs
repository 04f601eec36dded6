using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi.Tests.Probe;

namespace HypercallSdk.Abi.Tests;

/// <summary>
/// Abi's structures, constants and commands are Xen's: the C compiler says so, over Debian's <c>libxen-dev</c>. A
/// simulator that shares a wrong structure with its guest would not notice; the headers do.
/// </summary>
public sealed class LayoutTests(ProbeOfAbi probe) : IClassFixture<ProbeOfAbi>
{
    /// <summary>The types that declare something to compare.</summary>
    public static IEnumerable<TheoryDataRow<string>> Owners =>
        AbiDeclarations.Of(AbiDeclarations.TypesOf(typeof(DomainId).Assembly)).Facts
            .Select(fact => fact.Owner)
            .Distinct()
            .Select(owner => new TheoryDataRow<string>(owner));

    [Theory]
    [MemberData(nameof(Owners))]
    public void A_type_is_what_the_C_compiler_makes_of_its_counterpart(string type)
    {
        CCompiler.Require();
        Assert.DoesNotContain(probe.Mismatches, mismatch => mismatch.Owner == type);
    }

    [Fact]
    public void Everything_that_Abi_declares_names_its_counterpart_or_says_why_there_is_none() =>
        Assert.Empty(probe.Declarations.Unnamed);

    [Fact]
    public void The_probe_compares_every_fact()
    {
        CCompiler.Require();
        Assert.Empty(probe.Mismatches);
        Assert.Equal(probe.Declarations.Facts.Count, probe.Compared);
        Assert.True(probe.Compared > 500, $"only {probe.Compared} facts");
        TestContext.Current.SendDiagnosticMessage($"{probe.Compared} facts compared");
    }

    [Fact]
    public void Every_error_number_of_the_headers_is_declared()
    {
        CCompiler.Require();
        (int status, string output, string errors) = CCompiler.Compile("-E", "-P", "-include", "xen/errno.h", "-x", "c", "/dev/null");
        Assert.True(status == 0, errors);
        string[] inHeaders = [.. output.Split([' ', ',', '\n', '{', '}'], System.StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("XEN_E", System.StringComparison.Ordinal))];
        Assert.NotEmpty(inHeaders);
        Assert.Empty(inHeaders.Except(NamesIn(nameof(XenErrno))));
    }

    [Theory]
    [InlineData(nameof(HypercallNumber), "__HYPERVISOR_", "__HYPERVISOR_VIRT_|__HYPERVISOR_dom0_op")]
    [InlineData(nameof(Virq), "VIRQ_", "")]
    [InlineData(nameof(XenFeature), "XENFEAT_", "XENFEAT_NR_SUBMAPS")]
    [InlineData(nameof(MmuExtendedCommand), "MMUEXT_", "")]
    [InlineData(nameof(EventChannelState), "EVTCHNSTAT_", "")]
    [InlineData(nameof(ShutdownReason), "SHUTDOWN_", "")]
    [InlineData(nameof(CallbackType), "CALLBACKTYPE_", "")]
    [InlineData(nameof(UpdateVaMappingFlags), "UVMF_", "")]
    [InlineData(nameof(StartInfoFlags), "SIF_", "")]
    [InlineData(nameof(IXenVersion), "XENVER_", "")]
    [InlineData(nameof(IEventChannelOp), "EVTCHNOP_", "")]
    [InlineData(nameof(ISchedOp), "SCHEDOP_", "")]
    [InlineData(nameof(IVcpuOp), "VCPUOP_", "")]
    [InlineData(nameof(RunstateKind), "RUNSTATE_", "")]
    [InlineData(nameof(VcpuContextFlags), "VGCF_", "VGCF_in_syscall|VGCF_IN_SYSCALL")]
    [InlineData(nameof(SchedulerType), "XEN_SCHEDULER_", "")]
    [InlineData(nameof(VcpuAffinityFlags), "XEN_VCPUAFFINITY_", "")]
    [InlineData(nameof(DomctlSchedulerCommand), "XEN_DOMCTL_SCHEDOP_", "")]
    [InlineData(nameof(PhysicalCapabilities), "XEN_SYSCTL_PHYSCAP_", "XEN_SYSCTL_PHYSCAP_MAX")]
    [InlineData(nameof(DomainId), "DOMID_", "DOMID_MASK")]
    public void A_list_of_the_headers_is_declared_completely(string type, string prefix, string leftOut)
    {
        CCompiler.Require();
        string[] exceptions = leftOut.Split('|', System.StringSplitOptions.RemoveEmptyEntries);
        (int status, string output, string errors) = CCompiler.Compile(
            "-E", "-dM", $"-D__XEN_INTERFACE_VERSION__=0x{XenInterface.Version:x8}", "-include", "xen/xen.h", "-include", "xen/event_channel.h", "-include", "xen/sched.h",
            "-include", "xen/version.h", "-include", "xen/callback.h", "-include", "xen/vcpu.h", "-D__XEN_TOOLS__=1", "-include", "xen/sysctl.h", "-include", "xen/arch-x86/xen-mca.h", "-x", "c", "/dev/null");
        Assert.True(status == 0, errors);
        string[] inHeaders =
        [
            .. output.Split('\n')
                .Select(line => line.Split(' '))
                .Where(words => words.Length > 2 && words[0] == "#define" && words[1].StartsWith(prefix, System.StringComparison.Ordinal))
                .Select(words => words[1])
                .Where(name => !exceptions.Any(exception => name.StartsWith(exception, System.StringComparison.Ordinal))),
        ];
        Assert.NotEmpty(inHeaders);
        Assert.Empty(inHeaders.Except(NamesIn(type)));
    }

    private IEnumerable<string> NamesIn(string type) => probe.Declarations.Facts.Where(fact => fact.Owner == type).Select(fact => fact.Expression);
}
