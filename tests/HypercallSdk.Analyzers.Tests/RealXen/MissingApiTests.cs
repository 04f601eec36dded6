// HCS0411. An editor offers all of .NET in a kernel, and the hosted target has it; the image is compiled against CoreLib,
// which has the few types that kernels need.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class MissingApiTests : FixTests<MissingApiAnalyzer, MissingApiCodeFix>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        {|HCS0411:Console.WriteLine|}("hello");
        Span<int> all = stackalloc int[4];
        {|HCS0411:all.ToArray|}();
        float least = {|HCS0411:Math.Min|}(1f, 2f);
        foreach (char letter in {|HCS0411:"abc"|})
            _count += letter;
        _count += {|HCS0411:Environment.NewLine|}.Length;
        string text = {|HCS0411:_count.ToString|}();
        """, types: """
        internal struct Held
        {
            public System.Collections.Generic.List<int>? {|HCS0411:All|};

            public void {|HCS0411:Run|}(Func<int> next) { }
        }
        """);

    protected override string Mended => XenKernel.Starts("""
        GuestConsole.WriteLine("hello");
        Span<int> all = stackalloc int[4];
        for (int index = 0; index < all.Length; index++)
            all[index] = 1;
        int least = Math.Min(1, 2);
        foreach (char letter in "abc".AsSpan())
            _count += letter;
        _count += (int)Timers.SystemTime;
        GuestConsole.WriteLine($"{_count}");
        """);

    protected override string NearMiss => XenKernel.Starts("""
        ReadOnlySpan<byte> left = "ab"u8;
        bool same = left.SequenceEqual("ab"u8) && left.StartsWith("a"u8);
        System.Threading.Interlocked.Increment(ref _count);
        ulong next = System.Runtime.CompilerServices.Unsafe.As<int, uint>(ref _count);
        (int a, int b) pair = (1, 2);
        (int first, _) = pair;
        int? maybe = pair.a;
        string text = "abc";
        _count += text.Length + text[0] + (text == "abc" ? 1 : 0) + maybe.Value + (int)Math.Max(next, 1UL);
        GuestConsole.WriteLine($"{_count} {left[1..].Length} {same} {first}");
        Span<int> all = [1, 2, _count];
        all[..2].Clear();
        foreach (ref int one in all)
            one = System.Numerics.BitOperations.TrailingZeroCount((uint)one);
        """, types: """
        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
        internal struct Held : IEquatable<Held>
        {
            public int A;

            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            public readonly bool Equals(Held other) => A == other.A;
        }
        """);

    protected override string Before => XenKernel.Starts("""
        foreach (char letter in {|HCS0411:"abc"|}) // each
            _count += letter;
        """);

    protected override string After => XenKernel.Starts("""
        foreach (char letter in (ReadOnlySpan<char>)"abc") // each
            _count += letter;
        """);

    protected override string BeforeAll => XenKernel.Starts("""
        int[] table = Static.Table;
        foreach (int one in {|HCS0411:table|})
        {
            foreach (char letter in {|HCS0411:nameof(Probe)|})
                _count += letter + one;
        }
        """, types: """
        internal static class Static
        {
            public static readonly int[] Table = [1, 2];
        }
        """);

    protected override string AfterAll => XenKernel.Starts("""
        int[] table = Static.Table;
        foreach (int one in (ReadOnlySpan<int>)table)
        {
            foreach (char letter in (ReadOnlySpan<char>)nameof(Probe))
                _count += letter + one;
        }
        """, types: """
        internal static class Static
        {
            public static readonly int[] Table = [1, 2];
        }
        """);

    [Fact]
    public Task An_attribute_that_does_not_exist_is_reported() => Reports(XenKernel.Starts("""
        _count = 1;
        """, types: """
        [{|HCS0411:Serializable|}]
        internal struct Saved
        {
        }
        """));

    [Fact]
    public Task A_type_parameter_cannot_be_made() => Reports(XenKernel.Starts("""
        _count = Make<int>();
        """, members: """
        private static T Make<T>()
            where T : struct => {|HCS0411:new T()|};
        """));

    [Fact]
    public Task A_local_of_a_type_that_does_not_exist_is_reported() => Reports(XenKernel.Starts("""
        decimal {|HCS0411:price = 1m|};
        """));

    [Fact]
    public Task The_hosts_time_in_kernel_code_is_left_to_the_kernels_rule() => Reports(XenKernel.Starts(
        """
        long now = DateTime.UtcNow.Ticks;
        """,
        types: """
        internal static class Library
        {
            public static long Now() => {|HCS0411:DateTime.UtcNow|}.Ticks;
        }
        """));
}
