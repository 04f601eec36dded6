// HCS0308. XSA-122: sub-operations of HYPERVISOR_xen_version copied out buffers that they had not filled. The passing
// condition: on each path that answers with success the reply was written; a refusal copies nothing out.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class ReplyNotWrittenTests : RuleTests<ReplyNotWrittenAnalyzer>
{
    protected override string Bug => Handlers.Board("""
        switch (reading.Sensor)
        {
            case 0:
                reading.MilliCelsius = _sensors[0];
                break;
            case 1:
                return {|HCS0308:HypercallResult.Success|};
        }

        return {|HCS0308:HypercallResult.Success|};
        """);

    protected override string Mended => Handlers.Board("""
        switch (reading.Sensor)
        {
            case 0:
                reading.MilliCelsius = _sensors[0];
                break;
            case 1:
                reading.MilliCelsius = _sensors[1];
                break;
            default:
                return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a sensor", "reading.Sensor", reading.Sensor, "0 or 1");
        }

        return HypercallResult.Success;
        """);

    protected override string NearMiss => Handlers.Board(
        """
        if (reading.Sensor == 0)
            Fill(ref reading);
        else
            reading = default;

        return reading.Sensor > 1 ? new HypercallResult(-22) : HypercallResult.Success;
        """,
        members: """
        private static void Fill(ref Reading reading) => reading.MilliCelsius = 1;
        """);

    [Fact]
    public Task Each_branch_of_an_expression_is_a_path() => Reports(Handlers.Board("""
        if (reading.Sensor > 1)
        {
            reading.MilliCelsius = 2;
            return new HypercallResult(1);
        }

        return reading.Sensor == 1 ? {|HCS0308:HypercallResult.Success|} : new HypercallResult(-22);
        """));

    [Fact]
    public Task A_value_that_branches_and_an_initializer_are_writes() => Reports(Handlers.Board("""
        if (reading.Sensor == 0)
            reading.MilliCelsius = _sensors[0] > 3 ? 1 : 2;
        else
            reading = new Reading { MilliCelsius = _sensors[0] > 3 ? 1 : 2 };

        return HypercallResult.Success;
        """));

    [Fact]
    public Task A_parameter_that_is_never_written_is_only_read() => Reports(Handlers.Board("""
        return reading.Sensor == 1 ? HypercallResult.Success : new HypercallResult(-22);
        """));
}
