// HCS0302. XSA-155: a back end checked the segment count of a request in the ring, and read it again to count its loop; the
// front end changed it between the two. The passing condition: one read into a local, which is checked and used.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class DoubleFetchTests : FixTests<DoubleFetchAnalyzer, DoubleFetchCodeFix>
{
    protected override string Bug => Backend("""
        if (request.At<byte>(1).Read() > MaximumSegments)
            return;

        int count = {|HCS0302:request.At<byte>(1).Read()|};
        for (int segment = 0; segment < count; segment++)
            Map(segment);
        """);

    protected override string Mended => Backend("""
        byte count = request.At<byte>(1).Read();
        if (count > MaximumSegments)
            return;

        for (int segment = 0; segment < count; segment++)
            Map(segment);
        """);

    protected override string NearMiss => Backend("""
        // Each of these reads again for a reason: a poll, a final check behind a barrier, a write of one's own, another place.
        while (request.At<byte>(0).Read() == 0)
            _ = SchedOp.Yield();

        if (ring.Read() == 7)
            return;

        Gate.MemoryBarrier();
        if (ring.Read() == 7)
            return;

        if (request.At<byte>(1).Read() > MaximumSegments)
            request.At<byte>(1).Write(0);

        if (request.At<byte>(2).Read() > 1)
            Map(request.At<byte>(3).Read());

        for (long slot = 0; slot < 4; slot++)
        {
            if (ring[slot].Read() != 0)
                Map(1);
        }
        """);

    protected override string Before => Backend("""
        // The count first.
        if (request.At<byte>(1).Read() > MaximumSegments)
            return;

        Map({|HCS0302:request.At<byte>(1).Read()|});
        """);

    protected override string After => Backend("""
        // The count first.
        byte value = request.At<byte>(1).Read();
        if (value > MaximumSegments)
            return;

        Map(value);
        """);

    protected override string BeforeAll => Backend("""
        uint produced = ring.Read();
        if (produced > 32)
            return;

        Map((int){|HCS0302:ring.Read()|});
        switch (request.Read())
        {
            case 1:
                Map({|HCS0302:request.Read()|});
                break;
            default:
                Map(request.Read() + 1);
                break;
        }
        """);

    protected override string AfterAll => Backend("""
        uint produced = ring.Read();
        if (produced > 32)
            return;

        Map((int)produced);
        byte requestRead = request.Read();
        switch (requestRead)
        {
            case 1:
                Map(requestRead);
                break;
            default:
                Map(requestRead + 1);
                break;
        }
        """);

    [Fact]
    public Task A_field_of_a_ring_of_xens_is_shared_memory() => Reports("""
        using HypercallSdk.Abi;

        internal sealed unsafe class Backend(ConsoleRing* ring)
        {
            public uint Take()
            {
                if (ring->OutputProducer > ConsoleRing.OutputSize)
                    return 0;

                return {|HCS0302:ring->OutputProducer|};
            }

            public uint TakeOnce()
            {
                uint produced = ring->OutputProducer;
                return produced > ConsoleRing.OutputSize ? 0 : produced;
            }
        }
        """);

    [Fact]
    public Task Another_round_of_a_loop_reads_anew() => Reports(Backend("""
        for (int round = 0; round < 3; round++)
        {
            uint produced = ring.Read();
            if (produced > 32)
                return;

            Map((int)produced);
        }
        """));

    [Fact]
    public Task A_call_that_may_write_the_place_explains_the_second_read() => Reports(Backend("""
        if (ring.Read() > 32)
            return;

        Reset(ring);
        Map((int)ring.Read());
        """));

    [Fact]
    public Task A_change_of_ones_own_word_reads_it_again() => Reports(Backend("""
        if ((ring.Read() & 4) != 0)
            return;

        ring.Write(ring.Read() | 4);
        """));

    [Fact]
    public Task A_wait_reads_again_until_it_is_over() => Reports(Backend("""
        uint seen = ring.Read();
        if ((seen & 1) == 0)
            return;

        while ((ring.Read() & 2) == 0)
            _ = SchedOp.Yield();
        """));

    [Fact]
    public Task A_for_loop_that_reads_its_bound_is_no_wait() => Reports(Backend("""
        if (ring.Read() > MaximumSegments)
            return;

        for (int segment = 0; segment < {|HCS0302:ring.Read()|}; segment++)
            Map(segment);
        """));

    private static string Backend(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Backend
        {
            private const int MaximumSegments = 11;

            public static void Handle(GuestPointer<byte> request, GuestPointer<uint> ring)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static void Map(int segment)
            {
            }

            private static void Reset(GuestPointer<uint> ring) => ring.Write(0);
        }
        """;
}
