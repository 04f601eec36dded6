// HCS0107. On i386 a 64-bit field is aligned to 4 and a word has 4 bytes, so that one declaration is two layouts: the block ring
// has blkif_x86_32_request_t and blkif_x86_64_request_t for that, and Xen a translation layer for the calls of its early days.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class WordSizeLayoutTests : FixTests<WordSizeLayoutAnalyzer, WordSizeLayoutCodeFix>
{
    private const string Submit = "[Hypercall((HypercallNumber)50)] HypercallResult Submit(in BlockRequest request);";

    protected override string Bug => ContractSource.Of(Submit, """
        public struct BlockRequest
        {
            public byte Operation;
            public byte SegmentCount;
            public ushort Handle;
            public ulong {|HCS0107:Id|};
            public nuint {|HCS0107:Sector|};
            public uint {|HCS0107:Segment|};
        }
        """);

    protected override string Mended => ContractSource.Of(Submit, """
        public struct BlockRequest
        {
            public byte Operation;
            public byte SegmentCount;
            public ushort Handle;
            public uint Padding;
            public ulong Id;
            public ulong Sector;
            public GuestPointer<uint> Segments;
        }
        """);

    // Padding that i386 has too is HCS0106's; Xen's own structures are compared with its headers; a register is no layout.
    protected override string NearMiss => ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Submit(in Both both, in Named named, nint word);",
        """
        public struct Both { public byte A; public uint B; public ulong C; }

        [XenName("evtchn_status_t")]
        public struct Named { public nuint A; public uint B; }

        public struct Own { public nint A; }
        """);

    protected override string Before => ContractSource.Of(Submit, """
        public struct BlockRequest
        {
            public uint Handle;
            public ulong {|HCS0107:Id|};
        }
        """);

    protected override string After => ContractSource.Of(Submit, """
        public struct BlockRequest
        {
            public uint Handle;
            public uint PaddingAt4;
            public ulong Id;
        }
        """);

    protected override string BeforeAll => ContractSource.Of(Submit, """
        public struct BlockRequest
        {
            public uint Handle;
            public ulong {|HCS0107:Id|};
            public nuint {|HCS0107:Sector|};
            public nint {|HCS0107:Offset|} { get; set; }
            public uint {|HCS0107:Count|};
        }
        """);

    protected override string AfterAll => ContractSource.Of(Submit, """
        public struct BlockRequest
        {
            public uint Handle;
            public uint PaddingAt4;
            public ulong Id;
            public ulong Sector;
            public long Offset { get; set; }
            public uint Count;
            public uint PaddingAt36;
        }
        """);

    [Fact]
    public Task A_layout_that_the_runtime_chooses_is_reported() => Reports(ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Set(in Loose loose);",
        "[StructLayout(LayoutKind.Auto)] public struct {|HCS0107:Loose|} { public byte A; public uint B; }"));
}
