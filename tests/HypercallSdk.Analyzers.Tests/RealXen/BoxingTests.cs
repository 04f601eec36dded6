// HCS0402. A struct that becomes an object is a heap allocation, and CoreLib's RhBox is a panic: a kernel that formats
// through object, or compares through Equals(object), runs hosted and crashes its domain on real Xen.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class BoxingTests : RuleTests<BoxingAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        object boxed = {|HCS0402:_count|};
        IDisposable scope = {|HCS0402:new Scope()|};
        Enum state = {|HCS0402:State.Idle|};
        bool same = _count.Equals({|HCS0402:info.PageCount|});
        string name = {|HCS0402:State.Idle.ToString()|};
        """, types: """
        internal struct Scope : IDisposable
        {
            public void Dispose() { }
        }

        internal enum State
        {
            Idle,
        }
        """);

    protected override string Mended => XenKernel.Starts("""
        using var scope = new Scope();
        End(new Scope());
        bool same = (ulong)_count == info.PageCount;
        GuestConsole.WriteLine($"{(int)State.Idle} {same}");
        """, types: """
        internal struct Scope : IDisposable
        {
            public void Dispose() { }
        }

        internal enum State
        {
            Idle,
        }
        """, members: """
        private static void End<T>(T scope)
            where T : struct, IDisposable
        {
            scope.Dispose();
        }
        """);

    protected override string NearMiss => XenKernel.Starts("""
        object text = "a reference";
        int hash = _count.GetHashCode() ^ State.Idle.GetHashCode();
        GuestConsole.WriteLine($"{hash} {_count} {new Port(3)}");
        int? maybe = _count;
        string sum = "a" + _count;
        Text(1, 2);
        """, types: """
        internal enum State
        {
            Idle,
        }
        """, members: """
        private static void Text(params object[] all) { }
        """);

    [Fact]
    public Task What_a_static_field_starts_with_is_laid_out_in_the_image() => Reports(XenKernel.Starts("""
        _count = Static.Answer is null ? 1 : 2;
        """, types: """
        internal static class Static
        {
            public static readonly object Answer = 42;
        }
        """));
}
