using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi.Tests.Planted;
using HypercallSdk.Abi.Tests.Probe;

namespace HypercallSdk.Abi.Tests;

/// <summary>The probe bites: each kind of mistake in a declaration is reported, and a right declaration is not.</summary>
public sealed class ProbeTeethTests
{
    [Fact]
    public void A_right_declaration_is_not_reported() => Assert.Empty(Report(typeof(WrongDeclarations.RightBinding), typeof(WrongDeclarations.RightConstants)));

    /// <summary>The same declaration fails on real Xen: <c>PlantedMistakeTests</c> of HypercallSdk.Xen.Tests.</summary>
    [Fact]
    public void A_wrong_offset_is_reported_with_structure_field_and_both_offsets() =>
        Assert.Contains(Report(typeof(MisplacedVcpuInfo)), mismatch => mismatch.ToString() == "MisplacedVcpuInfo: offset of UpcallMask (evtchn_upcall_mask) is 2, in Xen's headers 1");

    [Fact]
    public void A_wrong_size_of_a_structure_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.WrongSize)), mismatch => mismatch.Message == "size (evtchn_send_t) is 8, in Xen's headers 4");

    [Fact]
    public void A_wrong_size_of_a_field_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.WrongFieldSize)), mismatch => mismatch.Message == "size of Domain (dom) is 4, in Xen's headers 2");

    [Fact]
    public void A_wrong_alignment_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.WrongAlignment)), mismatch => mismatch.Message == "alignment (sched_watchdog_t) is 8, in Xen's headers 4");

    [Fact]
    public void A_wrong_sign_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.WrongSign)), mismatch => mismatch.Message == "sign (evtchn_port_t) is 1, in Xen's headers 0");

    [Fact]
    public void A_wrong_constant_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.WrongConstants)), mismatch => mismatch.Message == "Four (VIRQ_TBUF) is 5, in Xen's headers 4");

    [Fact]
    public void A_wrong_text_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.WrongText)), mismatch => mismatch.Message == "Device (XENKBD_DRIVER_NAME) is 1, in Xen's headers 0");

    [Fact]
    public void A_wrong_command_is_reported() =>
        Assert.Contains(Report(typeof(WrongDeclarations.IWrongContract)), mismatch => mismatch.Message == "Send (EVTCHNOP_send) is 3, in Xen's headers 4");

    [Fact]
    public void A_name_that_the_headers_do_not_have_is_reported_and_the_rest_is_compared_all_the_same()
    {
        IReadOnlyList<ProbeMismatch> report = Report(typeof(WrongDeclarations.UnknownNames), typeof(WrongDeclarations.WrongConstants));
        Assert.Contains(report, mismatch => mismatch.Message.StartsWith("Nobody (VIRQ_NOBODY) is not in Xen's headers", StringComparison.Ordinal));
        Assert.Contains(report, mismatch => mismatch.Message.StartsWith("size (struct evtchn_nobody) is not in Xen's headers", StringComparison.Ordinal));
        Assert.Contains(report, mismatch => mismatch.Owner == nameof(WrongDeclarations.WrongConstants));
    }

    [Fact]
    public void A_declaration_that_names_no_counterpart_is_reported()
    {
        string[] report = [.. AbiDeclarations.Of([typeof(WrongDeclarations.Unnamed), typeof(WrongDeclarations.UnnamedConstant), typeof(WrongDeclarations.IUnnamed)]).Unnamed.Select(mismatch => mismatch.ToString())];
        Assert.Equal(
            [
                "Unnamed: no counterpart named",
                "UnnamedConstant: Second names no counterpart",
                "IUnnamed: Send names no counterpart",
                "IUnnamed: Close has no [Hypercall]",
            ],
            report);
    }

    private static IReadOnlyList<ProbeMismatch> Report(params Type[] types)
    {
        CCompiler.Require();
        return CProbe.Run(AbiDeclarations.Of(types)).Mismatches;
    }
}
