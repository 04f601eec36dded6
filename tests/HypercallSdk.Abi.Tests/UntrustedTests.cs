// Another domain's number: whatever it is, what comes out lies within the bound, and a failed check gives 0. The bounds are
// unsigned for every type, so a negative number is not below one.
using System;

namespace HypercallSdk.Abi.Tests;

public sealed class UntrustedTests
{
    [Theory]
    [InlineData(0u, true, 0u)]
    [InlineData(7u, true, 7u)]
    [InlineData(8u, false, 0u)]
    [InlineData(uint.MaxValue, false, 0u)]
    public void A_number_is_taken_up_to_its_bound(uint number, bool isTaken, uint expected)
    {
        Assert.Equal(isTaken, new Untrusted<uint>(number).TryBound(7, out uint bounded));
        Assert.Equal(expected, bounded);
    }

    [Fact]
    public void A_negative_number_is_a_large_one()
    {
        Assert.False(new Untrusted<int>(-1).TryBound(int.MaxValue, out int bounded));
        Assert.Equal(0, bounded);
        Assert.Equal(31, new Untrusted<int>(int.MinValue).Clamp(31));
        Assert.False(new Untrusted<sbyte>(-128).TryBound(127, out _));
        Assert.False(new Untrusted<long>(long.MinValue).TryBound(long.MaxValue, out _));
    }

    [Theory]
    [InlineData(5u, 5u, true, 0u)]
    [InlineData(37u, 5u, true, 32u)]
    [InlineData(38u, 5u, false, 0u)]
    [InlineData(4u, 5u, false, 0u)]
    [InlineData(3u, uint.MaxValue, true, 4u)]
    public void A_running_index_is_ahead_by_what_the_ring_holds_at_most(uint theirs, uint ours, bool isTaken, uint expected)
    {
        Assert.Equal(isTaken, new Untrusted<uint>(theirs).TryDistance(ours, 32, out uint distance));
        Assert.Equal(expected, distance);
    }

    [Fact]
    public void Indexes_wrap_at_the_end_of_their_own_type()
    {
        Assert.True(new Untrusted<byte>(2).TryDistance(254, 16, out byte distance));
        Assert.Equal(4, distance);
        Assert.True(new Untrusted<ushort>(1).TryDistance(ushort.MaxValue, 16, out ushort far));
        Assert.Equal(2, far);
    }

    [Fact]
    public void A_mask_keeps_its_bits_alone()
    {
        Assert.Equal(0x1fu, new Untrusted<uint>(uint.MaxValue).Mask(31));
        Assert.Equal(0x5ul, new Untrusted<ulong>(0xffff_ffff_ffff_fff5).Mask(0xf));
    }

    [Fact]
    public void Random_numbers_never_leave_their_bounds()
    {
        var random = new Random(303);
        for (int round = 0; round < 10_000; round++)
        {
            var number = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            var maximum = (ulong)random.NextInt64() >> random.Next(63);
            var untrusted = new Untrusted<ulong>(number);
            Assert.Equal(number <= maximum, untrusted.TryBound(maximum, out ulong bounded));
            Assert.InRange(bounded, 0ul, maximum);
            Assert.InRange(untrusted.Clamp(maximum), 0ul, maximum);
            Assert.Equal(number, untrusted.Unchecked);
        }
    }
}
