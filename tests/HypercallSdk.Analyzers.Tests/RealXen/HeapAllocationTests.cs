// HCS0401. Under a kernel on real Xen there is no allocator: RhpNewFast and RhpNewArrayFast of CoreLib are panics. The same
// kernel runs hosted, where .NET has a heap, and crashes its domain on Xen at the first 'new' of a class or an array.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class HeapAllocationTests : FixTests<HeapAllocationAnalyzer, HeapAllocationCodeFix>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        int[] counts = {|HCS0401:new int[(int)info.PageCount]|};
        var ring = {|HCS0401:new Ring()|};
        int[] few = {|HCS0401:[1, 2, _count]|};
        string line = {|HCS0401:$"{_count} pages"|};
        counts[0] = ring.Head + few[0] + line.Length;
        """, types: """
        internal sealed class Ring
        {
            public int Head;
        }
        """);

    protected override string Mended => XenKernel.Starts("""
        Span<int> counts = stackalloc int[16];
        var ring = new Ring();
        ReadOnlySpan<int> few = [1, 2, _count];
        GuestConsole.WriteLine($"{_count} pages");
        counts[0] = ring.Head + few[0];
        """, types: """
        internal struct Ring
        {
            public int Head;
        }
        """);

    protected override string NearMiss => XenKernel.Starts("""
        ReadOnlySpan<byte> table = new byte[] { 1, 2, 3 };
        ReadOnlySpan<byte> text = "abc"u8;
        _count = table[0] + text[0] + Static.Table[1] + Static.One.Head;
        GuestConsole.WriteLine($"{nameof(Ring)} {_count}");
        const string Name = $"{nameof(Ring)}";
        GuestConsole.WriteLine(Name);
        """, types: """
        internal sealed class Ring
        {
            public int Head;
        }

        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class NamedAttribute(params string[] names) : Attribute
        {
            public string[] Names { get; } = names;
        }

        [Named("a", "b")]
        internal static class Static
        {
            public static readonly int[] Table = [1, 2, 3];
            public static readonly Ring One = new() { Head = 3 };
        }
        """);

    protected override string Before => XenKernel.Starts("""
        int[] seen = {|HCS0401:new int[8]|}; // one a vCPU
        seen[_count] = 1;
        _count = seen.Length;
        """);

    protected override string After => XenKernel.Starts("""
        Span<int> seen = stackalloc int[8]; // one a vCPU
        seen[_count] = 1;
        _count = seen.Length;
        """);

    protected override string BeforeAll => XenKernel.Starts("""
        int[] seen = {|HCS0401:new int[8]|};
        ulong[] frames = {|HCS0401:new ulong[16]|};
        seen[0] = (int)frames[1];
        """);

    protected override string AfterAll => XenKernel.Starts("""
        Span<int> seen = stackalloc int[8];
        Span<ulong> frames = stackalloc ulong[16];
        seen[0] = (int)frames[1];
        """);

    [Fact]
    public Task A_params_array_is_reported_at_the_call() => Reports(XenKernel.Starts("""
        {|HCS0401:Take(1, 2)|};
        Look(1, 2);
        """, members: """
        private static void Take(params int[] values) { }

        private static void Look(params ReadOnlySpan<int> values) { }
        """));

    [Fact]
    public Task An_array_of_references_is_not_laid_out_in_the_image() => Reports(XenKernel.Starts("""
        _count = Names.All.Length;
        """, types: """
        internal static class Names
        {
            public static readonly string[] All = {|HCS0401:["a", "b"]|};
        }
        """));

    [Fact]
    public Task An_iterator_is_reported_once() => Reports(XenKernel.Starts("""
        _count = 1;
        """, types: """
        internal static class Numbers
        {
            public static System.Collections.Generic.IEnumerable<int> All()
            {
                {|HCS0401:yield return 1;|}
                yield return 2;
            }
        }
        """));

    [Fact]
    public Task An_async_method_is_reported_once() => Reports(XenKernel.Starts("""
        _count = 1;
        """, types: """
        internal static class Later
        {
            public static async System.Threading.Tasks.Task Twice()
            {
                {|HCS0401:await System.Threading.Tasks.Task.Yield()|};
                await System.Threading.Tasks.Task.Yield();
            }
        }
        """));

    [Fact]
    public Task An_anonymous_type_is_an_object() => Reports(XenKernel.Starts("""
        var pair = {|HCS0401:new { A = 1 }|};
        _count = pair.A;
        """));

    [Fact]
    public Task What_the_xen_target_never_compiles_is_not_reported() => Reports(XenKernel.Starts("""
        #if !HYPERCALLSDK_XEN
                int[] counts = new int[3];
                _count = counts[0];
        #if DEBUG || true
                object o = new object();
        #endif
        #else
                nothing
        #endif
        """));

    [Fact]
    public Task What_both_targets_compile_between_directives_is_reported() => Reports(XenKernel.Starts("""
        #if !HYPERCALLSDK_XEN
                _count = 1;
        #elif HYPERCALLSDK_XEN
        #endif
        #if true
                object o = {|HCS0401:new object()|};
        #endif
        """));

    [Fact]
    public Task A_file_of_the_hosted_target_is_not_reported()
    {
        RuleVerifier<HeapAllocationAnalyzer, HeapAllocationCodeFix> test = Test(XenKernel.Starts("_count = 1;"));
        test.TestState.Sources.Add(("/0/Targets/Hosted/Peer.cs", "internal static class Peer { public static object Make() => new object(); }"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_hosted_kernel_may_allocate()
    {
        RuleVerifier<HeapAllocationAnalyzer, HeapAllocationCodeFix> test = new() { TestCode = Markup.Remove(Bug) };
        test.AddConfig("is_global = true\nbuild_property.HypercallSdkTargets = hosted\n", "/.globalconfig");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task An_array_that_is_passed_on_or_made_in_a_loop_is_not_put_on_the_stack()
    {
        string source = XenKernel.Starts("""
            int[] passed = {|HCS0401:new int[8]|};
            Array.Clear(passed);
            while (_count < 3)
            {
                int[] each = {|HCS0401:new int[8]|};
                _count += each[0];
            }
            """);
        return Fixes(source, source);
    }
}
