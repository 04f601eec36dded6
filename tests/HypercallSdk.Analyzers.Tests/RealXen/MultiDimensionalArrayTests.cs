// HCS0410. A multi-dimensional array is made and read by methods that a runtime invents: ilc stops at them.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class MultiDimensionalArrayTests : RuleTests<MultiDimensionalArrayAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        int[,] board = {|HCS0410:new int[3, 3]|};
        int[,] given = {|HCS0410:{ { 1, 2 }, { 3, 4 } }|};
        _count = board[0, 1] + given[0, 0];
        """);

    protected override string Mended => XenKernel.Starts("""
        Span<int> board = stackalloc int[3 * 3];
        _count = board[0 * 3 + 1];
        """);

    protected override string NearMiss => XenKernel.Starts("""
        _count = Static.Table[1] + this[1, 2];
        """, types: """
        internal static class Static
        {
            public static readonly int[] Table = [1, 2];
        }
        """, members: """
        private int this[int row, int column] => row * 3 + column;
        """);

    [Fact]
    public Task One_that_a_static_field_holds_is_reported() => Reports(XenKernel.Starts("""
        _count = Static.Board[1, 2];
        """, types: """
        internal static class Static
        {
            public static readonly int[,] Board = {|HCS0410:new int[3, 3]|};
        }
        """));
}
