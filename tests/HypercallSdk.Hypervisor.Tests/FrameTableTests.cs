using System;
using System.Linq;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Who owns each frame, and for how long.
public sealed class FrameTableTests : IDisposable
{
    private readonly MachineMemory _memory = new(8, seed: 1);
    private readonly DomainMemory _one;
    private readonly DomainMemory _two;

    public FrameTableTests()
    {
        _one = _memory.Frames.AddOwner(new DomainId(1), 16);
        _two = _memory.Frames.AddOwner(new DomainId(2), 16);
    }

    [Fact]
    public void What_is_known_of_a_frame_takes_at_most_32_bytes() => Assert.InRange(Unsafe.SizeOf<FrameInfo>(), 1, 32);

    [Fact]
    public void A_frame_goes_with_its_last_reference_and_stays_its_owners_until_then()
    {
        ulong free = _memory.FreeFrames;
        Assert.True(_memory.Frames.TryAllocate(_one, out MachineFrame frame));
        Assert.True(_memory.Frames.TryGetPage(frame, _one.Owner));
        Assert.True(_memory.Frames.TryDropAllocation(frame));
        Assert.True(_memory[frame].IsOwnedBy(_one.Owner));
        Assert.Equal(1UL, _one.PageCount);
        Assert.False(_memory.Frames.TryDropAllocation(frame));
        _memory.Frames.PutPage(frame);
        Assert.True(_memory[frame].IsFree);
        Assert.Equal(0UL, _one.PageCount);
        Assert.Equal(free, _memory.FreeFrames);
        Assert.Equal(MachineMemory.NoPseudoPhysical, _memory.PseudoPhysicalOf(frame));
    }

    [Fact]
    public void Nobody_takes_a_reference_to_what_is_anothers_nobodys_or_beyond_the_machine()
    {
        Assert.True(_memory.Frames.TryAllocate(_one, out MachineFrame frame));
        Assert.False(_memory.Frames.TryGetPage(frame, _two.Owner));
        Assert.False(_memory.Frames.TryGetPage(new MachineFrame(frame.Value + 1), _one.Owner));
        Assert.False(_memory.Frames.TryGetPage(new MachineFrame(_memory.FrameCount), _one.Owner));
        Assert.False(_memory.Frames.TryGetPage(new MachineFrame(ulong.MaxValue), _one.Owner));
        Assert.Equal(1U, _memory[frame].ReferenceCount);
    }

    [Fact]
    public void A_frame_is_stolen_only_while_nobody_uses_it_and_moves_with_its_content()
    {
        Assert.True(_memory.Frames.TryAllocate(_one, out MachineFrame frame));
        Write(frame, 42);
        Assert.True(_memory.Frames.TryGetPage(frame, _one.Owner));
        Assert.False(_memory.Frames.TrySteal(frame, _one));
        _memory.Frames.PutPage(frame);
        Assert.False(_memory.Frames.TrySteal(frame, _two));
        Assert.True(_memory.Frames.TrySteal(frame, _one));
        Assert.Equal(0UL, _one.PageCount);
        _memory.Frames.Assign(frame, _two);
        Assert.True(_memory[frame].IsOwnedBy(_two.Owner));
        Assert.Equal(frame, Assert.Single(_two.Pages.All()));
        Assert.Equal(42, Read(frame));
    }

    [Fact]
    public void A_frame_that_was_used_comes_back_zeroed()
    {
        Assert.True(_memory.Frames.TryAllocate(_one, out MachineFrame frame));
        Write(frame, 42);
        Assert.True(_memory.Frames.TryDropAllocation(frame));
        Assert.True(_memory.Frames.TryAllocate(_two, out MachineFrame again));
        Assert.Equal(frame, again);
        Assert.Equal(0, Read(frame));
    }

    [Fact]
    public void The_hypervisors_frames_stay_off_the_list_of_pages_and_go_when_they_are_mapped_no_more()
    {
        Assert.True(_memory.Frames.TryAllocateHypervisor(_one, out MachineFrame frame));
        Assert.Empty(_one.Pages.All());
        Assert.Equal(frame, Assert.Single(_one.SharedFrames.All()));
        Assert.True(_memory.Frames.TryGetPage(frame, _one.Owner));
        _memory.Frames.FreeHypervisor(frame);
        Assert.False(_memory[frame].IsFree);
        _memory.Frames.PutPage(frame);
        Assert.True(_memory[frame].IsFree);
    }

    [Fact]
    public void A_dying_domains_account_closes_with_its_last_frame()
    {
        Assert.True(_memory.Frames.TryAllocate(_one, out MachineFrame frame));
        _memory.Frames.RemoveOwner(_one);
        Assert.Same(_one, _memory.Frames.OwnerOf(_one.Owner));
        _memory.Frames.TryDropAllocation(frame);
        Assert.Null(_memory.Frames.OwnerOf(_one.Owner));
    }

    [Fact]
    public void A_list_keeps_its_frames_whichever_is_taken_off()
    {
        Assert.True(_memory.Frames.TryAllocate(_one, 5, out FrameExtent extent));
        foreach (ulong left in new ulong[] { 2, 0, 4 })
        {
            _memory.Frames.TryDropAllocation(new MachineFrame(extent.Start + left));
            Assert.Equal(_one.PageCount, (ulong)_one.Pages.All().Count());
        }

        Assert.Equal([extent.Start + 3, extent.Start + 1], _one.Pages.All().Select(frame => frame.Value));
    }

    [Fact]
    public void One_reference_too_many_let_go_of_is_the_hosts_mistake()
    {
        Assert.True(_memory.Frames.TryAllocate(_one, out MachineFrame frame));
        _memory.Frames.PutPage(frame);
        Assert.Throws<InvalidOperationException>(() => _memory.Frames.PutPage(frame));
    }

    public void Dispose() => _memory.Dispose();

    // SAFETY: here and below, the frame was handed out.
    private unsafe void Write(MachineFrame frame, byte value) => *_memory.HostAddress(frame) = value;

    private unsafe byte Read(MachineFrame frame) => *_memory.HostAddress(frame);
}
