// HCS0408. A sum of strings is a new string on a heap that real Xen's kernels do not have, by String.Concat that CoreLib
// does not have.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class StringConcatenationTests : FixTests<StringConcatenationAnalyzer, StringConcatenationCodeFix>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        GuestConsole.WriteLine({|HCS0408:"pages: " + info.PageCount + "."|});
        string name = "a";
        {|HCS0408:name += _count|};
        """);

    protected override string Mended => XenKernel.Starts("""
        GuestConsole.WriteLine($"pages: {info.PageCount}.");
        GuestConsole.WriteLine("a"u8);
        """);

    protected override string NearMiss => XenKernel.Starts("""
        const string Prefix = "a" + "b";
        GuestConsole.WriteLine(Prefix + nameof(Probe));
        _count = _count + 1;
        GuestConsole.WriteLine($"{_count + 1}");
        """);

    protected override string Before => XenKernel.Starts("""
        GuestConsole.WriteLine({|HCS0408:"pages: " + info.PageCount + "{}"|}); // how many
        """);

    protected override string After => XenKernel.Starts("""
        GuestConsole.WriteLine($"pages: {info.PageCount}{{}}"); // how many
        """);

    protected override string BeforeAll => XenKernel.Starts("""
        GuestConsole.WriteLine({|HCS0408:_count + 1 + " of " + (_count == 1 ? 2 : 3)|});
        GuestConsole.Write({|HCS0408:"tick " + _count|});
        """);

    protected override string AfterAll => XenKernel.Starts("""
        GuestConsole.WriteLine($"{_count + 1} of {(_count == 1 ? 2 : 3)}");
        GuestConsole.Write($"tick {_count}");
        """);

    [Fact]
    public Task A_sum_that_goes_elsewhere_is_left()
    {
        string source = XenKernel.Starts("string line = {|HCS0408:\"a\" + _count|};");
        return Fixes(source, source);
    }
}
