// HCS0310. A rule of the programming model: each refusal leaves an explanation in the domain's log. The bug is what Xen does:
// -EINVAL, and the guest's author reads the hypervisor's source.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class BareRefusalTests : FixTests<BareRefusalAnalyzer, BareRefusalCodeFix>
{
    protected override string Bug => Handlers.Board(
        """
        if (reading.Sensor > 1)
            return {|HCS0310:XenErrno.NoSuchDevice|};

        return HypercallResult.Success;
        """,
        """
        return percent > 100 ? {|HCS0310:XenErrno.InvalidArgument|} : HypercallResult.Success;
        """);

    protected override string Mended => Handlers.Board("""
        if (reading.Sensor > 1)
            return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a sensor", "reading.Sensor", reading.Sensor, "0 or 1");

        return HypercallResult.Success;
        """);

    protected override string NearMiss => Handlers.Board(
        """
        HypercallResult result = Ask();
        return result.IsError ? result : XenErrno.None;
        """,
        members: """
        // It knows no caller, and so cannot explain: whoever calls it does.
        private static HypercallResult Ask() => XenErrno.Busy;
        """);

    protected override string Before => Handlers.Board("""
        return {|HCS0310:XenErrno.NoSuchDevice|}; // always
        """);

    protected override string After => Handlers.Board("""
        return caller.Refuse(XenErrno.NoSuchDevice, "Read asks for something else", null, 0, null); // always
        """);

    protected override string BeforeAll => Handlers.Board(
        """
        return reading.Sensor > 1 ? {|HCS0310:XenErrno.NoSuchDevice|} : {|HCS0310:XenErrno.Busy|};
        """,
        """
        return {|HCS0310:XenErrno.NotPermitted|};
        """);

    protected override string AfterAll => Handlers.Board(
        """
        return reading.Sensor > 1 ? caller.Refuse(XenErrno.NoSuchDevice, "Read asks for something else", null, 0, null) : caller.Refuse(XenErrno.Busy, "Read asks for something else", null, 0, null);
        """,
        """
        return caller.Refuse(XenErrno.NotPermitted, "SetFan asks for something else", null, 0, null);
        """);

    [Fact]
    public Task A_part_of_an_operation_that_knows_the_caller_explains() => Reports(Handlers.Board(
        "return Part(caller);",
        members: "private static HypercallResult Part(Vcpu caller) => {|HCS0310:XenErrno.Busy|};"));
}
