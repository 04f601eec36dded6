// HCS0413. A throw does not link on the xen target, a catch is dead code there: what would throw is a panic.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class ExceptionFeatureTests : RuleTests<ExceptionFeatureAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts(
        """
        if (info.PageCount == 0)
            {|HCS0413:throw new InvalidOperationException("no memory");|}
        _count = info.PageCount == 1 ? {|HCS0413:throw new InvalidOperationException()|} : 1;
        _count = {|HCS0413:_count switch { 1 => 2, 2 => 3 }|};
        """,
        types: """
        internal static class Library
        {
            public static int Share(int of)
            {
                try
                {
                    return 1 / of;
                }
                {|HCS0413:catch (DivideByZeroException)
                {
                    return 0;
                }|}
            }
        }
        """);

    protected override string Mended => XenKernel.Starts("""
        if (info.PageCount == 0)
        {
            GuestConsole.WriteLine("no memory");
            SchedOp.Crash();
        }
        _count = _count == 0 ? 0 : 1 / _count;
        _count = _count switch { 1 => 2, 2 => 3, _ => 4 };
        """);

    protected override string NearMiss => XenKernel.Starts("""
        try
        {
            _count = 1;
        }
        finally
        {
            GuestConsole.WriteLine("done");
        }
        using var held = new Held();
        _count = checked(_count + 1);
        """, types: """
        internal ref struct Held
        {
            public void Dispose() { }
        }
        """);

    [Fact]
    public Task A_catch_in_kernel_code_is_left_to_the_kernels_rule() => Reports(XenKernel.Starts("""
        try
        {
            _count = 1;
        }
        catch
        {
            {|HCS0413:throw;|}
        }
        """));
}
