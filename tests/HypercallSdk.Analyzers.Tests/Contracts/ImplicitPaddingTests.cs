// HCS0106. XSA-216: the block back end filled a response on its stack field by field and copied all of it into the ring; the
// bytes that the compiler had put between the fields carried the stack to the guest. Here each is reported unless a field
// owns it. (The response's last four bytes are on 64 bits alone: HCS0107 reports those.)
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class ImplicitPaddingTests : FixTests<ImplicitPaddingAnalyzer, ImplicitPaddingCodeFix>
{
    private const string Answer = "[Hypercall((HypercallNumber)50)] HypercallResult Answer(out BlockResponse response);";

    protected override string Bug => ContractSource.Of(Answer, """
        public struct BlockResponse
        {
            public ulong Id;
            public byte Operation;
            public short {|HCS0106:Status|};
        }
        """);

    protected override string Mended => ContractSource.Of(Answer, """
        public struct BlockResponse
        {
            public ulong Id;
            public byte Operation;
            public byte Padding;
            public short Status;
            public uint Padding2;
        }
        """);

    // One that no operation takes, one of Xen's, one packed, one whose fields leave nothing, an array.
    protected override string NearMiss => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Send(in AddToPhysmapBatch xens, in Named named);
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Pack(in Packed packed, in Full full, in Overlaid overlaid);
        """,
        """
        public struct Own { public byte A; public uint B; }

        [XenName("evtchn_status_t")]
        public struct Named { public byte A; public uint B; }

        [StructLayout(LayoutKind.Sequential, Pack = 1)]
        public struct Packed { public byte A; public uint B; public byte C; }

        public struct Full { public uint A; public ushort B; public ushort C; public Words D; public DomainId E; public ushort F; public uint G; }

        [InlineArray(3)]
        public struct Words { private ulong _first; }

        [StructLayout(LayoutKind.Explicit, Size = 8)]
        public struct Overlaid { [FieldOffset(0)] public byte A; [FieldOffset(0)] public ulong B; }
        """);

    protected override string Before => Bug;

    protected override string After => ContractSource.Of(Answer, """
        public struct BlockResponse
        {
            public ulong Id;
            public byte Operation;
            public byte PaddingAt9;
            public short Status;
        }
        """);

    protected override string BeforeAll => ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Exchange(ref Outer outer, Span<Placed> placed);",
        """
        public struct Outer
        {
            /// <summary>The first.</summary>
            public byte First;

            /// <summary>The second.</summary>
            public uint {|HCS0106:Second|};

            /// <summary>What lies inside.</summary>
            public Inner Inner;
        }

        public struct Inner
        {
            public ushort Low;
            public uint {|HCS0106:High|} { get; set; }
            public byte {|HCS0106:Last|}; // and no more
        }

        [StructLayout(LayoutKind.Explicit)]
        public struct Placed
        {
            [FieldOffset(0)]
            public uint Low;
            [FieldOffset(8)]
            public uint {|HCS0106:High|};
        }
        """);

    protected override string AfterAll => ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Exchange(ref Outer outer, Span<Placed> placed);",
        """
        public struct Outer
        {
            /// <summary>The first.</summary>
            public byte First;

            /// <summary>Padding: zero.</summary>
            public byte PaddingAt1;

            /// <summary>Padding: zero.</summary>
            public ushort PaddingAt2;

            /// <summary>The second.</summary>
            public uint Second;

            /// <summary>What lies inside.</summary>
            public Inner Inner;
        }

        public struct Inner
        {
            public ushort Low;
            public ushort PaddingAt2;
            public uint High { get; set; }
            public byte Last; // and no more
            public byte PaddingAt9;
            public ushort PaddingAt10;
        }

        [StructLayout(LayoutKind.Explicit)]
        public struct Placed
        {
            [FieldOffset(0)]
            public uint Low;
            [System.Runtime.InteropServices.FieldOffset(4)]
            public uint PaddingAt4;
            [FieldOffset(8)]
            public uint High;
        }
        """);

    [Fact]
    public Task What_guest_pointers_lead_to_is_looked_at() => Reports(ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Set(GuestPointer<Near> near);",
        """
        public struct Near { public GuestPointer<Far> Far; }

        public struct Far { public byte A; public ushort {|HCS0106:B|}; }
        """));

    [Fact]
    public Task A_structure_of_two_parts_is_reported() => Reports(ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult Set(in Parts parts);",
        "public partial struct Parts { public byte A; public ushort {|HCS0106:B|}; } public partial struct Parts;"));
}
