using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Looking into a guest's memory, and writing there.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Guest_memory_is_read_and_written_by_type()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        GuestPointer<long> scratch = KernelScratch(guest).As<long>();
        guest.Write(scratch, 0x1122_3344_5566_7788);
        Assert.Equal(0x1122_3344_5566_7788, guest.Read(scratch));
        Assert.Equal(0x5566_7788, guest.Read<int>(KernelScratch(guest)));
        Assert.Equal([0x88, 0x77, 0x66], guest.Read(KernelScratch(guest).As<byte>(), 3));

        long seen = 0;
        guest.Execute(() => seen = scratch.Read());
        Assert.Equal(0x1122_3344_5566_7788, seen);
    }

    [Fact]
    public void What_lies_in_two_pages_is_read_as_one()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        var stack = new VirtualAddress(StackTop(guest) - Page.Size - 8).As<ulong>();
        ulong[] written = [0x0101, 0x0202, 0x0303];
        guest.Execute(() =>
        {
            for (int i = 0; i < written.Length; i++)
                (stack + i).Write(written[i]);
        });
        Assert.Equal(written, guest.Read(stack, written.Length));
        Assert.Equal((0x0101UL << 32) | 0, guest.Read<ulong>(new VirtualAddress(stack.Address - 4)));
    }

    [Fact]
    public void What_the_kernel_cannot_reach_a_test_cannot_and_is_told_why()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => guest.Read<int>(new VirtualAddress(0x1000)));
        Assert.Equal("The test could not read 0x1000 of TalkingKernel (d0): L4[0] is not present", failure.Summary);
        Assert.Throws<GuestFailureException>(() => guest.Read<int>(new VirtualAddress(0x8000_0000_0000_0000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => guest.Read(KernelScratch(guest).As<int>(), -1));
    }

    [Fact]
    public void A_write_to_a_page_table_is_refused_and_one_that_is_refused_in_its_second_page_writes_nothing()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        var table = new VirtualAddress(guest.Kernel.Tables);
        Assert.Contains("is read-only", Assert.Throws<GuestFailureException>(() => guest.Write(table.As<ulong>(), 0UL)).Summary, StringComparison.Ordinal);

        var before = new VirtualAddress(table.Value - 4);
        uint old = guest.Read<uint>(before);
        Assert.Throws<GuestFailureException>(() => guest.Write(before.As<ulong>(), ~0UL));
        Assert.Equal(old, guest.Read<uint>(before));
    }

    [Fact]
    public void A_look_changes_nothing()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        GuestPointer<byte> scratch = KernelScratch(guest).As<byte>();
        UInt128 before = guest.Machine.StateHash();
        _ = guest.Read(scratch, Page.Size);
        _ = guest.Kernel;
        _ = guest.Describe();
        Assert.Equal(before, guest.Machine.StateHash());
        guest.Write(scratch, (byte)1);
        Assert.NotEqual(before, guest.Machine.StateHash());
    }

    private static VirtualAddress KernelScratch(Guest guest)
    {
        VirtualAddress scratch = default;
        guest.Execute(() => scratch = KernelMemory.ScratchPage);
        return scratch;
    }

    private static ulong StackTop(Guest guest)
    {
        ulong top = 0;
        guest.Execute(() => top = Gate.StackTop(0));
        return top;
    }
}
