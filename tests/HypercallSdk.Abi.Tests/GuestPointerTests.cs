using HypercallSdk.Abi.Tests.Gates;

namespace HypercallSdk.Abi.Tests;

/// <summary>Guest memory through <see cref="GuestPointer{T}"/>: arithmetic, copies and atomic operations.</summary>
public sealed class GuestPointerTests
{
    [Fact]
    public void Arithmetic_counts_elements()
    {
        GuestPointer<ulong> pointer = new(0x1000);
        Assert.Equal(0x1018UL, (pointer + 3).Address);
        Assert.Equal(0xff8UL, (pointer - 1).Address);
        Assert.Equal(0x1008UL, pointer[1].Address);
        Assert.Equal(0xff8UL, pointer[-1].Address);
        Assert.Equal(3, pointer + 3 - pointer);
        Assert.Equal(-2, pointer - 2 - pointer);
        pointer++;
        Assert.Equal(0x1008UL, pointer.Address);
        pointer--;
        Assert.Equal(0x1000UL, pointer.Address);
        Assert.Equal(0x1004UL, pointer.At<byte>(4).Address);
    }

    [Fact]
    public void Two_pointers_to_one_address_are_equal()
    {
        Assert.True(new GuestPointer<int>(8) == new GuestPointer<int>(8));
        Assert.True(new GuestPointer<int>(8) != new GuestPointer<int>(12));
        Assert.True(new GuestPointer<int>(8).Equals(new GuestPointer<long>(8).As<int>()));
        Assert.Equal(new GuestPointer<int>(8).GetHashCode(), new GuestPointer<int>(8).GetHashCode());
        Assert.True(GuestPointer<int>.Null.IsNull);
        Assert.Equal("0xffff800000000000", new GuestPointer<byte>(0xffff_8000_0000_0000).ToString());
    }

    [Fact]
    public void What_is_written_is_read_back_and_nothing_beside_it_changes()
    {
        using RecordingGate gate = new();
        GuestPointer<uint> pointer = new(RecordingGate.FreeMemory);
        pointer.CopyFrom([1, 2, 3]);
        pointer[1].Write(0xffff_ffff);
        uint[] back = new uint[3];
        pointer.CopyTo(back);
        Assert.Equal([1, 0xffff_ffff, 3], back);
        Assert.Equal(0x0000_0003_ffff_ffffUL, pointer.As<ulong>().At<ulong>(4).Read());
    }

    [Fact]
    public void Atomic_operations_return_what_was_there()
    {
        using RecordingGate gate = new();
        GuestPointer<uint> narrow = new(RecordingGate.FreeMemory);
        narrow.CopyFrom([0xf0, 0xdead_beef]);
        Assert.Equal(0xf0U, narrow.Exchange(7));
        Assert.Equal(7U, narrow.CompareExchange(8, 6));
        Assert.Equal(7U, narrow.CompareExchange(8, 7));
        Assert.Equal(8U, narrow.FetchAdd(uint.MaxValue));
        Assert.Equal(7U, narrow.FetchOr(8));
        Assert.Equal(15U, narrow.FetchAnd(3));
        Assert.Equal(3U, narrow.Read());
        Assert.Equal(0xdead_beef, narrow[1].Read());

        GuestPointer<ulong> wide = new(RecordingGate.FreeMemory + 8);
        wide.Write(1UL << 63);
        Assert.Equal(1UL << 63, wide.FetchAdd(1UL << 63));
        Assert.Equal(0UL, wide.Exchange(5));
        Assert.Equal(5UL, wide.FetchOr(2));
        Assert.Equal(7UL, wide.FetchAnd(6));
        Assert.Equal(6UL, wide.CompareExchange(9, 6));
        Assert.Equal(9UL, wide.Read());
    }

    [Fact]
    public void An_atomic_operation_that_another_vcpu_came_before_is_made_again()
    {
        using RecordingGate gate = new();
        GuestPointer<ulong> pointer = new(RecordingGate.FreeMemory);
        pointer.Write(1);
        int interruptions = 3;
        gate.Interloper = () =>
        {
            if (interruptions-- > 0)
            {
                gate.At<ulong>(RecordingGate.FreeMemory) *= 2;
            }
        };
        Assert.Equal(8UL, pointer.FetchOr(1));
        Assert.Equal(9UL, pointer.Read());
    }

    [Fact]
    public void Bits_are_counted_over_all_words_of_an_array()
    {
        using RecordingGate gate = new();
        GuestPointer<ulong> words = new(RecordingGate.FreeMemory);
        Assert.False(words.TestAndSetBit(130));
        Assert.True(words.TestAndSetBit(130));
        Assert.Equal(4UL, words[2].Read());
        Assert.True(words.TestBit(130));
        Assert.True(words.TestAndClearBit(130));
        Assert.False(words.TestAndClearBit(130));
        Assert.False(words.TestBit(130));
        Assert.False(words.TestAndSetBit(63));
        Assert.Equal(1UL << 63, words.Read());
    }

    [Fact]
    public void A_page_table_entry_is_a_frame_and_flags()
    {
        PageTableEntry entry = new(new MachineFrame(0x1_2345), PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.NoExecute);
        Assert.Equal(0x8000_0000_1234_5003UL, entry.Value);
        Assert.Equal(new MachineFrame(0x1_2345), entry.Frame);
        Assert.Equal(PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.NoExecute, entry.Flags);
        Assert.True(entry.IsPresent);
        Assert.False(entry.Without(PageTableFlags.Present).IsPresent);
        Assert.Equal(entry, entry.Without(PageTableFlags.Writable).With(PageTableFlags.Writable));
    }

    [Theory]
    [InlineData(0UL, true)]
    [InlineData(0x0000_7fff_ffff_ffffUL, true)]
    [InlineData(0x0000_8000_0000_0000UL, false)]
    [InlineData(0xffff_7fff_ffff_ffffUL, false)]
    [InlineData(0xffff_8000_0000_0000UL, true)]
    public void An_address_is_canonical_when_its_upper_bits_agree(ulong address, bool canonical) =>
        Assert.Equal(canonical, new VirtualAddress(address).IsCanonical);

    [Fact]
    public void Port_0_and_ports_from_4096_on_are_not_valid()
    {
        Assert.False(new Port(0).IsValid);
        Assert.True(new Port(1).IsValid);
        Assert.True(new Port(4095).IsValid);
        Assert.False(new Port(4096).IsValid);
        Assert.False(new Port(uint.MaxValue).IsValid);
    }
}
