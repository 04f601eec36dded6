using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi.Tests;

/// <summary>The places and indexes of a shared ring.</summary>
public sealed class RingLayoutTests
{
    [Fact]
    public void A_ring_of_one_page_has_as_many_entries_as_the_headers_say()
    {
        Assert.Equal((uint)BlockRingEntry.PerPage, RingLayout.EntryCount(Page.Size, (uint)Unsafe.SizeOf<BlockRingEntry>()));
        Assert.Equal((uint)NetworkTransmitRingEntry.PerPage, RingLayout.EntryCount(Page.Size, (uint)Unsafe.SizeOf<NetworkTransmitRingEntry>()));
        Assert.Equal((uint)NetworkReceiveRingEntry.PerPage, RingLayout.EntryCount(Page.Size, (uint)Unsafe.SizeOf<NetworkReceiveRingEntry>()));
        Assert.Equal((uint)NetworkControlRingEntry.PerPage, RingLayout.EntryCount(Page.Size, (uint)Unsafe.SizeOf<NetworkControlRingEntry>()));
        Assert.Equal(RingHeader.Size, Unsafe.SizeOf<RingHeader>());
    }

    [Theory]
    [InlineData(0, 8, 0)]
    [InlineData(64, 8, 0)]
    [InlineData(71, 8, 0)]
    [InlineData(72, 8, 1)]
    [InlineData(64 + (8 * 31), 8, 16)]
    [InlineData(4096, 0, 0)]
    [InlineData(uint.MaxValue, 1, 0x8000_0000)]
    public void The_count_is_the_greatest_power_of_two_that_fits(uint ringSize, uint entrySize, uint count) =>
        Assert.Equal(count, RingLayout.EntryCount(ringSize, entrySize));

    [Fact]
    public void An_index_that_runs_on_comes_to_the_same_places_again()
    {
        Assert.Equal(64U, RingLayout.EntryOffset(0, 32, 112));
        Assert.Equal(64U + (31 * 112), RingLayout.EntryOffset(31, 32, 112));
        Assert.Equal(64U, RingLayout.EntryOffset(32, 32, 112));
        Assert.Equal(64U + (31 * 112), RingLayout.EntryOffset(uint.MaxValue, 32, 112));
    }

    [Theory]
    [InlineData(0, 1, 1, true)]
    [InlineData(0, 1, 2, false)]
    [InlineData(0, 5, 3, true)]
    [InlineData(3, 5, 3, false)]
    [InlineData(3, 5, 6, false)]
    [InlineData(uint.MaxValue, 1, 0, true)]
    [InlineData(uint.MaxValue, 1, uint.MaxValue, false)]
    public void A_notification_is_due_where_the_event_index_was_passed(uint before, uint after, uint wanted, bool due)
    {
        Assert.Equal(due, RingLayout.NeedsNotification(before, after, wanted));
        Assert.Equal(unchecked(after - before), RingLayout.Waiting(after, before));
    }
}
