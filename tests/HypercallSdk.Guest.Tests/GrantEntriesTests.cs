using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>
/// An entry of the grant table is shared with the hypervisor, which sets its in-use bits at any moment: it is taken back in
/// one step with the look at them, or not at all.
/// </summary>
public sealed class GrantEntriesTests : IDisposable
{
    private static readonly DomainId _peer = new(3);

    private readonly FakeMachine _machine = new();

    public GrantEntriesTests() => _machine.GiveGrantTable(8, 11);

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_grant_in_use_is_left_as_it_is()
    {
        GrantReference reference = Make();
        _machine.Grant(reference).Flags |= GrantEntryFlags.Reading;
        Assert.False(Grant.Resume(reference).End());
        Assert.Equal(GrantUse.Reading, Grant.Resume(reference).Use);
        Assert.Equal(GrantEntryFlags.PermitAccess | GrantEntryFlags.Reading, _machine.Grant(reference).Flags);
        Assert.Equal(3u, GrantEntries.FreeEntries);
    }

    [Fact]
    public void A_use_that_begins_between_the_look_and_the_step_keeps_the_grant()
    {
        GrantReference reference = Make();
        _machine.Exchanging = () => _machine.Grant(reference).Flags |= GrantEntryFlags.Reading | GrantEntryFlags.Writing;
        Assert.False(Grant.Resume(reference).End());
        Assert.Equal(_peer, Grant.Resume(reference).Domain);
        Assert.Equal(GrantUse.Reading | GrantUse.Writing, Grant.Resume(reference).Use);
    }

    [Fact]
    public void A_use_that_ends_between_the_look_and_the_step_does_not_keep_it()
    {
        GrantReference reference = Make();
        int exchanges = 0;
        _machine.Exchanging = () => _machine.Grant(reference).Flags ^= exchanges++ == 0 ? GrantEntryFlags.ReadOnly : 0;
        Assert.True(Grant.Resume(reference).End());
        Assert.Equal(2, exchanges);
        Assert.Equal(GrantEntryFlags.Invalid, _machine.Grant(reference).Flags);
    }

    [Fact]
    public void Numbers_are_handed_out_once_and_again_after_their_end()
    {
        GrantReference[] references = [Make(), Make(), Make(), Make()];
        Assert.Equal([8u, 9u, 10u, 11u], Array.ConvertAll(references, reference => reference.Value));
        Assert.Equal(XenErrno.NoSpace, GrantEntries.TryTake(out _).Error);
        Assert.True(Grant.Resume(references[2]).End());
        Assert.Equal(references[2], Make());
    }

    [Fact]
    public void A_number_agreed_on_is_taken_from_among_the_free_ones()
    {
        Assert.True(GrantEntries.TryTake(new GrantReference(10)).IsSuccess);
        Assert.Equal(XenErrno.Busy, GrantEntries.TryTake(new GrantReference(10)).Error);
        Assert.Equal([8u, 9u, 11u], [Make().Value, Make().Value, Make().Value]);
    }

    [Fact]
    public void A_grant_that_is_ended_twice_crashes_the_domain_and_is_named()
    {
        GrantReference reference = Make();
        Assert.True(Grant.Resume(reference).End());
        Assert.Throws<DomainEndedException>(() => Grant.Resume(reference).End());
        Assert.Contains($"Grant {reference} is ended without having been made", _machine.ConsoleText);
    }

    [Fact]
    public void An_entry_names_domain_and_frame()
    {
        GrantReference reference = Make();
        ref GrantEntryV1 entry = ref _machine.Grant(reference);
        Assert.Equal((GrantEntryFlags.PermitAccess, _peer, 0x1234u), (entry.Flags, entry.Domain, entry.Frame));
    }

    private static GrantReference Make()
    {
        Assert.True(GrantEntries.TryTake(out GrantReference reference).IsSuccess);
        GrantEntries.Write(reference, _peer, 0x1234, GrantEntryFlags.PermitAccess);
        return reference;
    }
}
