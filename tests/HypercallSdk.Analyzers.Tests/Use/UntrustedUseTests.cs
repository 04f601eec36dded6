// HCS0303. XSA-231: a NUMA node that the guest passed indexed an array before it was compared with the number of nodes;
// XSA-24, 344 and 475 did the same with counts, loops and sizes. The passing condition: Unchecked is compared before it
// decides what memory is touched, or the number is taken out by a bound.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class UntrustedUseTests : RuleTests<UntrustedUseAnalyzer>
{
    protected override string Bug => Backend("""
        uint node = request.ReadUntrusted().Unchecked;
        _frames[{|HCS0303:node|}]++;
        uint count = request[1].ReadUntrusted().Unchecked;
        for (uint index = 0; index < {|HCS0303:count|}; index++)
            _frames[0]++;

        System.Span<byte> bytes = buffer.Slice({|HCS0303:(int)request[2].ReadUntrusted().Unchecked|});
        ulong bit = 1UL << {|HCS0303:(int)(count + 1)|};
        _ = slots[{|HCS0303:node|}].Read();
        _ = slots + {|HCS0303:count * 2|};
        """);

    protected override string Mended => Backend("""
        if (!request.ReadUntrusted().TryBound(7, out uint node))
            return;

        _frames[node]++;
        uint count = request[1].ReadUntrusted().Clamp(32);
        for (uint index = 0; index < count; index++)
            _frames[0]++;

        System.Span<byte> bytes = buffer.Slice((int)request[2].ReadUntrusted().Mask(31));
        _ = slots[node].Read();
        _ = slots + count;
        """);

    protected override string NearMiss => Backend("""
        uint node = request.ReadUntrusted().Unchecked;
        GuestConsole.WriteLine($"the other end asks for node {node}");
        if (node >= _frames.Length)
            return;

        _frames[node]++;
        uint count = request[1].ReadUntrusted().Unchecked;
        for (uint index = 0; index < System.Math.Min(count, 32); index++)
            _frames[0]++;

        _ = slots[count & 7].Read();
        _ = slots[count % 32].Read();
        while (request.ReadUntrusted().Unchecked == 0)
            _ = SchedOp.Yield();

        request.Write(count);
        """);

    [Fact]
    public Task A_check_on_one_path_does_not_cover_the_other() => Reports(Backend("""
        uint node = request.ReadUntrusted().Unchecked;
        if (buffer.Length > 3)
        {
            if (node > 7)
                return;
        }

        _frames[{|HCS0303:node|}]++;
        """));

    [Fact]
    public Task What_is_assigned_later_needs_its_own_check() => Reports(Backend("""
        uint node = request.ReadUntrusted().Unchecked;
        if (node > 7)
            return;

        _frames[node]++;
        node = request[1].ReadUntrusted().Unchecked;
        _frames[{|HCS0303:node|}]++;
        node = 3;
        _frames[node]++;
        """));

    [Fact]
    public Task A_local_made_of_a_checked_one_is_checked() => Reports(Backend("""
        uint node = request.ReadUntrusted().Unchecked;
        bool isRight = node < 7 && buffer.Length > 2;
        uint next = node + 1;
        _frames[next]++;
        """));

    private static string Backend(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Backend
        {
            private static readonly uint[] _frames = new uint[8];

            public static void Handle(GuestPointer<uint> request, GuestPointer<ulong> slots, System.Span<byte> buffer)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
