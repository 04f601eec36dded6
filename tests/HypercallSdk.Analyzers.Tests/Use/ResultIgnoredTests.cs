// HCS0301. Xen's grant code unmapped a page, did not look whether that had worked, and gave the page back to its owner while
// it was still mapped (XSA-222; the same in the page-table code, XSA-247). The guest's side of that mistake: the other domain
// is told that the page is free while the mapping is still there.
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class ResultIgnoredTests : FixTests<ResultIgnoredAnalyzer, ResultIgnoredCodeFix>
{
    protected override string Bug => Ring("""
        {|HCS0301:EventChannelOp.Unmask(new EventChannelUnmask { Port = port })|};
        {|HCS0301:mapping.Unmap()|};
        {|HCS0301:EventChannelOp.Send(new EventChannelSend { Port = port })|};
        """);

    protected override string Mended => Ring("""
        if (mapping.Unmap() != GrantStatus.Okay)
        {
            GuestConsole.WriteLine($"the page is still mapped");
            return;
        }

        _ = EventChannelOp.Send(new EventChannelSend { Port = port });
        """);

    protected override string NearMiss => Ring("""
        HypercallResult sent = EventChannelOp.Send(new EventChannelSend { Port = port });
        GuestConsole.WriteLine($"sent: {sent.Value}");
        System.Math.Abs(-1);
        """);

    protected override string Before => Ring("""
        {|HCS0301:mapping.Unmap()|}; // gives it back
        """);

    protected override string After => Ring("""
        _ = mapping.Unmap(); // gives it back
        """);

    protected override string BeforeAll => Ring("""
        {|HCS0301:mapping.Unmap()|};
        if (port.Value == 0)
            {|HCS0301:EventChannelOp.Send(new EventChannelSend { Port = port })|};
        """);

    protected override string AfterAll => Ring("""
        _ = mapping.Unmap();
        if (port.Value == 0)
            _ = EventChannelOp.Send(new EventChannelSend { Port = port });
        """);

    private static string Ring(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Ring
        {
            public static void GiveBack(MappedGrant mapping, Port port)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
