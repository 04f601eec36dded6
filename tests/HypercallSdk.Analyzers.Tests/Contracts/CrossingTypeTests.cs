// HCS0105. A register carries a number, an address leads to bits: a reference, a pointer of the process, a bool, a char or what
// the runtime lays out as it likes means something on one side alone.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class CrossingTypeTests : FixTests<CrossingTypeAnalyzer, CrossingTypeCodeFix>
{
    protected override string Bug => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Name(string {|HCS0105:text|});
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Enable(bool {|HCS0105:on|});
        [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult Put(char {|HCS0105:character|});
        [Hypercall((HypercallNumber)50, Command = 3)] HypercallResult Call(Action {|HCS0105:back|});
        [Hypercall((HypercallNumber)50, Command = 4)] unsafe HypercallResult Point(uint* {|HCS0105:address|});
        [Hypercall((HypercallNumber)50, Command = 5)] HypercallResult Perhaps(nint? {|HCS0105:value|});
        [Hypercall((HypercallNumber)50, Command = 6)] HypercallResult Weigh(double {|HCS0105:weight|}, decimal price);
        [Hypercall((HypercallNumber)50, Command = 7)] HypercallResult Whole(object {|HCS0105:thing|});
        [Hypercall((HypercallNumber)50, Command = 8)] HypercallResult Texts(ReadOnlySpan<string> {|HCS0105:texts|});
        [Hypercall((HypercallNumber)50, Command = 9)] HypercallResult Text(ReadOnlySpan<char> {|HCS0105:text|});
        [Hypercall((HypercallNumber)50, Command = 10)] HypercallResult Flag(out bool {|HCS0105:flag|});
        [Hypercall((HypercallNumber)50, Command = 11)] HypercallResult Set(in Settings settings);
        """,
        """
        public unsafe struct Settings
        {
            public bool {|HCS0105:On|};
            public char {|HCS0105:Letter|};
            public uint* {|HCS0105:Address|};
            public delegate*<void> {|HCS0105:Back|};
            public decimal {|HCS0105:Price|};
            public Inner Inner;
            public GuestPointer<Far> Far;
        }

        public struct Inner
        {
            public uint? {|HCS0105:Perhaps|} { get; set; }
        }

        public struct Far
        {
            public bool {|HCS0105:On|};
        }
        """);

    protected override string Mended => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Name(ReadOnlySpan<byte> text);
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Enable(byte on);
        [Hypercall((HypercallNumber)50, Command = 3)] HypercallResult Call(VirtualAddress back);
        [Hypercall((HypercallNumber)50, Command = 4)] HypercallResult Point(GuestPointer<uint> address);
        [Hypercall((HypercallNumber)50, Command = 5)] HypercallResult Word(nint value);
        [Hypercall((HypercallNumber)50, Command = 11)] HypercallResult Set(in Settings settings);
        """,
        """
        public struct Settings
        {
            public byte On;
            public GuestPointer<uint> Address;
            public double Weight;
        }
        """);

    // A bool of the kernel's own; a structure that no operation takes; static and constant members; what other rules reject.
    protected override string NearMiss => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Set(in Settings settings, SchedulerType type, DomainId domain);
        [Hypercall((HypercallNumber)50, Command = 1)] void ReturnsNothing(in Settings settings);
        [Hypercall((HypercallNumber)50, Command = -3)] HypercallResult Negative(in Own own);
        """,
        """
        public struct Settings
        {
            public const bool Default = true;
            public static string Name = "";
            public unsafe fixed byte Text[16];
            public bool IsSet => Default;
        }

        public struct Own
        {
            public bool On;
        }
        """);

    protected override string Before => ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Set(uint board, Settings {|HCS0105:settings|});",
        "public struct Settings { public ulong A; public ulong B; }");

    protected override string After => ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Set(uint board, in Settings settings);",
        "public struct Settings { public ulong A; public ulong B; }");

    protected override string BeforeAll => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Set(Settings {|HCS0105:settings|});
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult SetAll(Settings[] {|HCS0105:settings|});
        [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult Identify([NullAllowed] Guid {|HCS0105:id|});
        """,
        "public struct Settings { public ulong A; public ulong B; }");

    protected override string AfterAll => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Set(in Settings settings);
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult SetAll(ReadOnlySpan<Settings> settings);
        [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult Identify([NullAllowed] in Guid id);
        """,
        "public struct Settings { public ulong A; public ulong B; }");

    [Fact]
    public Task What_a_structure_of_another_assembly_holds_is_reported_at_the_parameter() => Reports(ContractSource.Of("""
        [Hypercall((HypercallNumber)50)] HypercallResult Set(in ArraySegmentLike {|HCS0105:value|});
        """).Replace("ArraySegmentLike", "GCHandle", System.StringComparison.Ordinal));
}
