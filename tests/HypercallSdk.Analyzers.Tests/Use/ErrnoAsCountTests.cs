// HCS0309. XSA-316: one error path of GNTTABOP_map_grant answered 1, and Linux took the map for done. The passing condition:
// an errno becomes a result by its conversion, which has the sign; a result's value is a count only once IsError was asked.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class ErrnoAsCountTests : FixTests<ErrnoAsCountAnalyzer, ErrnoAsCountCodeFix>
{
    protected override string Bug => Calls("""
        if (frames > 9)
            return {|HCS0309:new HypercallResult((int)XenErrno.NoSpace)|};

        int count = (int)EventChannelOp.Send(in send).Value;
        for (int index = 0; index < {|HCS0309:count|}; index++)
            total++;

        total += {|HCS0309:EventChannelOp.Send(in send).Value|};
        return new HypercallResult(total);
        """);

    protected override string Mended => Calls("""
        if (frames > 9)
            return XenErrno.NoSpace;

        HypercallResult result = EventChannelOp.Send(in send);
        if (result.IsError)
            return result;

        for (int index = 0; index < result.Value; index++)
            total++;

        total += result.Value;
        return new HypercallResult(total);
        """);

    protected override string NearMiss => Calls("""
        long answer = EventChannelOp.Send(in send).Value;
        GuestConsole.WriteLine($"sent: {answer}");
        if (answer < 0)
            return new HypercallResult(answer);

        for (int index = 0; index < answer; index++)
            total++;

        if (frames > 9)
            return new HypercallResult(-(int)XenErrno.NoSpace);

        return new HypercallResult(total);
        """);

    protected override string Before => Calls("""
        return {|HCS0309:new HypercallResult((long)(int)XenErrno.NoSpace)|}; // too many
        """);

    protected override string After => Calls("""
        return XenErrno.NoSpace; // too many
        """);

    protected override string BeforeAll => Calls("""
        if (frames > 9)
            return {|HCS0309:new HypercallResult((int)XenErrno.NoSpace)|};

        return {|HCS0309:new HypercallResult(-(-(long)XenErrno.Busy))|};
        """);

    protected override string AfterAll => Calls("""
        if (frames > 9)
            return XenErrno.NoSpace;

        return XenErrno.Busy;
        """);

    [Fact]
    public Task An_index_and_a_length_of_a_result() => Reports(Calls("""
        HypercallResult result = EventChannelOp.Send(in send);
        int[] counts = new int[{|HCS0309:result.Value|}];
        if (result.IsSuccess)
            counts[result.Value] = 1;

        return result;
        """));

    private static string Calls(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Calls
        {
            public static HypercallResult Make(EventChannelSend send, ulong frames)
            {
                long total = 0;
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
