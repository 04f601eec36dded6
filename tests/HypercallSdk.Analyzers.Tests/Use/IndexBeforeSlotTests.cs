// HCS0312. io/ring.h: RING_PUSH_REQUESTS has a write barrier between the slots and the producer index. Without it the other
// domain may see the index first, and takes a record that is not there yet. The passing condition: a barrier stands between.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class IndexBeforeSlotTests : FixTests<IndexBeforeSlotAnalyzer, IndexBeforeSlotCodeFix>
{
    protected override string Bug => Ring("""
        for (int index = 0; index < record.Length; index++)
            slots[index].Write(record[index]);

        {|HCS0312:producer.Write(7)|};
        slots.CopyFrom(record);
        {|HCS0312:page.RequestProducer.Write(7)|};
        """);

    protected override string Mended => Ring("""
        slots.CopyFrom(record);
        Gate.MemoryBarrier();
        producer.Write(7);
        """);

    protected override string NearMiss => Ring("""
        producer.Write(0);
        consumer.Write(0);
        slots.CopyFrom(record);
        consumer.Write(3);
        Gate.MemoryBarrier();
        page.RequestProducer.Write(7);
        """);

    protected override string Before => Ring("""
        slots.CopyFrom(record);
        {|HCS0312:producer.Write(7)|};
        """);

    protected override string After => Ring("""
        slots.CopyFrom(record);
        Gate.MemoryBarrier();
        producer.Write(7);
        """);

    protected override string BeforeAll => Ring("""
        slots.CopyFrom(record);
        {|HCS0312:producer.Write(7)|};
        slots[1].Write(2);
        {|HCS0312:page.RequestProducer.Write(7)|};
        """);

    protected override string AfterAll => Ring("""
        slots.CopyFrom(record);
        Gate.MemoryBarrier();
        producer.Write(7);
        slots[1].Write(2);
        Gate.MemoryBarrier();
        page.RequestProducer.Write(7);
        """);

    [Fact]
    public Task A_barrier_on_one_path_does_not_cover_the_other() => Reports(Ring("""
        slots.CopyFrom(record);
        if (record.Length > 1)
            Gate.MemoryBarrier();

        {|HCS0312:producer.Write(7)|};
        """));

    private static string Ring(string statements) => $$"""
        using System;
        using HypercallSdk.Abi;

        internal readonly struct RingPage(VirtualAddress address)
        {
            public GuestPointer<uint> RequestProducer => address.As<uint>();
        }

        internal static class Ring
        {
            public static void Push(GuestPointer<ulong> slots, GuestPointer<uint> producer, GuestPointer<uint> consumer, RingPage page, ReadOnlySpan<ulong> record)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
