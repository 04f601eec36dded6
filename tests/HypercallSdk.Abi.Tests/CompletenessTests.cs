using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HypercallSdk.Abi.Tests.Probe;

namespace HypercallSdk.Abi.Tests;

/// <summary>
/// What Xen's headers have of a kind is declared somewhere in Abi, all of it: whoever declares a part of a list is asked for
/// the rest. What is left out is named here, with the reason.
/// </summary>
public sealed partial class CompletenessTests
{
    private static readonly Lazy<HashSet<string>> _declared = new(static () =>
        [.. AbiDeclarations.Of(AbiDeclarations.TypesOf(typeof(DomainId).Assembly)).Facts.SelectMany(static fact => Identifier().Matches(fact.Expression).Select(static match => match.Value))]);

    private static readonly Lazy<string> _macros = new(static () => Preprocess("-dM"));

    private static readonly Lazy<string> _text = new(static () => Preprocess("-P"));

    [Theory]
    [InlineData("XEN_DOMCTL_", "XEN_DOMCTL_real_mode_area|XEN_DOMCTL_set_opt_feature", "of PowerPC and Itanium; no x86 Xen ever had them")]
    [InlineData("XEN_DOMINF_", "", "")]
    [InlineData("XENMEM_", "XENMEM_resource_grant_table_id_shared|XENMEM_resource_grant_table_id_status|XENMEM_resource_ioreq_server_frame_bufioreq", "numbers within a resource: 0 and 1, told at the resource")]
    [InlineData("XENMAPSPACE_", "", "")]
    [InlineData("GNTST_", "", "")]
    [InlineData("GTF_", "", "")]
    [InlineData("CALLBACKOP_", "", "")]
    [InlineData("CONSOLEIO_", "", "")]
    [InlineData("VMASST_CMD_", "", "")]
    [InlineData("VMASST_TYPE_", "", "")]
    [InlineData("XEN_VM_EVENT_", "", "")]
    [InlineData("XEN_SYSCTL_", "", "")]
    [InlineData("LIVEPATCH_", "", "")]
    [InlineData("PMSTAT_", "", "")]
    [InlineData("PG_OFFLINE_", "", "")]
    [InlineData("XEN_X86_", "XEN_X86_FPU_INITIALISED", "of a saved fully virtualised domain")]
    [InlineData("PHYSDEVOP_", "PHYSDEVOP_pirq_eoi_gmfn", "another name for one of two, by the interface's version")]
    [InlineData("XENIRQSTAT_", "", "")]
    [InlineData("MAP_PIRQ_TYPE_", "", "")]
    [InlineData("XEN_PCI_", "", "")]
    [InlineData("SEGBASE_", "", "")]
    [InlineData("XENNMI_", "", "")]
    [InlineData("XEN_NMIREASON_", "", "")]
    [InlineData("XENPF_", "", "")]
    [InlineData("QUIRK_", "", "")]
    [InlineData("XEN_EFI_", "", "")]
    [InlineData("XEN_FW_", "", "")]
    [InlineData("XEN_PM_", "", "")]
    [InlineData("XEN_PROCESSOR_PM_", "", "")]
    [InlineData("XEN_PX_", "", "")]
    [InlineData("XEN_CPUPERF_", "", "")]
    [InlineData("XEN_PCPU_", "", "")]
    [InlineData("XEN_CORE_PARKING_", "", "")]
    [InlineData("XEN_RESOURCE_OP_", "", "")]
    [InlineData("KEXEC_", "", "")]
    [InlineData("XEN_MC_", "", "")]
    [InlineData("MC_TYPE_", "", "")]
    [InlineData("MC_FLAG_", "", "")]
    [InlineData("MC_ACTION_", "", "")]
    [InlineData("MC_MSRINJ_", "", "")]
    [InlineData("REC_ACTION_", "", "")]
    [InlineData("XENPMU_", "", "")]
    [InlineData("PMU_", "", "")]
    [InlineData("XENOPROF_", "", "")]
    [InlineData("XEN_ARGO_", "", "")]
    [InlineData("XEN_HYPFS_", "", "")]
    [InlineData("FLASK_", "", "")]
    [InlineData("HVMOP_", "", "")]
    [InlineData("XEN_DMOP_", "", "")]
    [InlineData("HVM_IOREQSRV_", "", "")]
    [InlineData("BLKIF_", "", "")]
    [InlineData("VDISK_", "", "")]
    [InlineData("NETTXF_", "", "")]
    [InlineData("NETRXF_", "", "")]
    [InlineData("NETIF_RSP_", "", "")]
    [InlineData("XEN_NETIF_", "", "")]
    [InlineData("XENFB_", "", "")]
    [InlineData("XENKBD_", "", "")]
    [InlineData("XENSTORE_", "XENSTORE_RING_IDX", "a type's name")]
    [InlineData("XEN_IO_PROTO_ABI_", "", "")]
    public void Every_constant_of_the_headers_whose_name_starts_so_is_declared(string prefix, string leftOut, string reason)
    {
        CCompiler.Require();
        Assert.Equal(leftOut.Length == 0, reason.Length == 0);
        string[] inHeaders =
        [
            .. _macros.Value.Split('\n')
                .Select(static line => line.Split(' '))
                .Where(words => words.Length > 2 && words[0] == "#define" && words[1].StartsWith(prefix, StringComparison.Ordinal) && !words[1].Contains('(', StringComparison.Ordinal))
                .Select(static words => words[1])
                .Except(leftOut.Split('|')),
        ];
        Assert.NotEmpty(inHeaders);
        Assert.Empty(inHeaders.Except(_declared.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("XS_")]
    [InlineData("XenbusState[A-Z]")]
    [InlineData("PT_IRQ_TYPE_")]
    [InlineData("HVMMEM_")]
    [InlineData("XENMEM_access_")]
    public void Every_member_of_the_headers_enumerations_whose_name_starts_so_is_declared(string prefix)
    {
        CCompiler.Require();
        string[] inHeaders = [.. Regex.Matches(_text.Value, $@"\b{prefix}\w+").Select(static match => match.Value).Distinct()];
        Assert.NotEmpty(inHeaders);
        Assert.Empty(inHeaders.Except(_declared.Value).Order(StringComparer.Ordinal));
    }

    private static string Preprocess(string form)
    {
        IEnumerable<string> headers = CProbe.Headers.SelectMany(static header => new[] { "-include", $"xen/{header}.h" });
        (int status, string output, string errors) = CCompiler.Compile(
            ["-E", form, $"-D__XEN_INTERFACE_VERSION__=0x{XenInterface.Version:x8}", "-D__XEN_TOOLS__=1", "-include", "stdint.h", "-include", "stddef.h", "-include", "string.h", .. headers, "-x", "c", "/dev/null"]);
        Assert.True(status == 0, errors);
        return output;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Identifier();
}
