// HCS0403. A delegate is an object and a thunk; CoreLib's Delegate is an empty class, and ilc stops at any creation of one.
// Hosted, the kernel runs; its image cannot be made.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class DelegateCreationTests : RuleTests<DelegateCreationAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        Action<int> count = {|HCS0403:by => info2 += by|};
        Step step = {|HCS0403:Next|};
        count(step(1));
        """, types: """
        internal delegate int Step(int value);
        """, members: """
        private static int info2;

        private static int Next(int value) => value + 1;
        """);

    protected override string Mended => XenKernel.Starts("""
        delegate*<int, int> step = &Next;
        _count = step(1);
        """, members: """
        private static int Next(int value) => value + 1;
        """);

    protected override string NearMiss => XenKernel.Starts("""
        int start = _count;
        _count = Twice(1);

        int Twice(int value) => value * 2 + start;
        _count = nameof(Twice).Length;
        """);

    [Fact]
    public Task A_delegate_in_a_static_field_is_reported() => Reports(XenKernel.Starts("""
        _count = Static.Next(1);
        """, types: """
        internal delegate int Step(int value);

        internal static class Static
        {
            public static readonly Step Next = {|HCS0403:static value => value + 1|};
        }
        """));
}
