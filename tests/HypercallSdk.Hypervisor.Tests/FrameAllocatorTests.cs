using System;
using System.Collections.Generic;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Free frames: the lowest that fit, counted and given back in any order.
public sealed class FrameAllocatorTests
{
    [Fact]
    public void The_lowest_run_that_is_long_enough_is_taken()
    {
        var allocator = new FrameAllocator(300, 5000);
        Assert.Equal(4700UL, allocator.FreeCount);
        Assert.Equal(300UL, Take(allocator, 200));
        Assert.Equal(500UL, Take(allocator, 1));
        allocator.Return(new FrameExtent(300, 200));
        Assert.Equal(501UL, Take(allocator, 201));
        Assert.Equal(300UL, Take(allocator, 200));
        Assert.False(allocator.TryTake(4299, out _));
        Assert.Equal(702UL, Take(allocator, 4298));
        Assert.Equal(0UL, allocator.FreeCount);
        Assert.False(allocator.TryTake(1, out _));
        Assert.False(allocator.TryTakeSome(1, out _));
    }

    [Fact]
    public void A_run_is_aligned_and_below_the_limit_that_is_asked_for()
    {
        var allocator = new FrameAllocator(300, 5000);
        Assert.True(allocator.TryTake(512, 512, ulong.MaxValue, out FrameExtent extent));
        Assert.Equal(512UL, extent.Start);
        Assert.False(allocator.TryTake(512, 512, 1535, out _));
        Assert.True(allocator.TryTake(512, 512, 1536, out extent));
        Assert.Equal(1024UL, extent.Start);
        Assert.False(allocator.TryTake(1, 1, 300, out _));
        Assert.True(allocator.TryTake(4, 4, 304, out extent));
        Assert.Equal(300UL, extent.Start);
    }

    [Fact]
    public void A_part_of_the_lowest_run_is_taken_where_the_whole_is_not_there()
    {
        var allocator = new FrameAllocator(300, 5000);
        Take(allocator, 500);
        allocator.Return(new FrameExtent(400, 7));
        Assert.True(allocator.TryTakeSome(100, out FrameExtent extent));
        Assert.Equal((400UL, 7UL), (extent.Start, extent.Count));
        Assert.True(allocator.TryTakeSome(100, out extent));
        Assert.Equal((800UL, 100UL), (extent.Start, extent.Count));
    }

    [Fact]
    public void A_frame_is_given_back_once()
    {
        var allocator = new FrameAllocator(300, 5000);
        Take(allocator, 4);
        allocator.Return(new FrameExtent(302, 1));
        Assert.Throws<InvalidOperationException>(() => allocator.Return(new FrameExtent(302, 1)));
        Assert.Throws<InvalidOperationException>(() => allocator.Return(new FrameExtent(301, 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_agrees_with_a_plain_search_through_all_frames(int seed)
    {
        const int End = 3000;
        var random = new Random(seed);
        var allocator = new FrameAllocator(100, End);
        var free = new bool[End];
        Array.Fill(free, true, 100, End - 100);
        var taken = new List<FrameExtent>();
        for (int step = 0; step < 3000; step++)
        {
            if (taken.Count > 0 && random.Next(5) < 2)
            {
                int index = random.Next(taken.Count);
                allocator.Return(taken[index]);
                Array.Fill(free, true, (int)taken[index].Start, (int)taken[index].Count);
                taken.RemoveAt(index);
                continue;
            }

            int order = random.Next(8);
            int alignment = random.Next(2) == 0 ? 1 : 1 << order;
            int count = random.Next(2) == 0 ? 1 << order : 1 + random.Next(90);
            int limit = random.Next(4) == 0 ? random.Next(End) : End;
            int expected = Search(free, count, alignment, limit);
            bool found = allocator.TryTake((ulong)count, (ulong)alignment, (ulong)limit, out FrameExtent extent);
            Assert.Equal(expected >= 0, found);
            if (!found)
                continue;

            Assert.Equal(((ulong)expected, (ulong)count), (extent.Start, extent.Count));
            Array.Fill(free, false, expected, count);
            taken.Add(extent);
        }

        Assert.Equal((ulong)Array.FindAll(free, bit => bit).Length, allocator.FreeCount);
    }

    private static ulong Take(FrameAllocator allocator, ulong count)
    {
        Assert.True(allocator.TryTake(count, out FrameExtent extent));
        Assert.Equal(count, extent.Count);
        return extent.Start;
    }

    private static int Search(bool[] free, int count, int alignment, int limit)
    {
        for (int start = 0; start + count <= limit; start += alignment)
        {
            if (Array.IndexOf(free, false, start, count) < 0)
                return start;
        }

        return -1;
    }
}
