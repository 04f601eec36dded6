using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>Memory that is not there: for the domain, on the machine, in the guest's own allocator.</summary>
public sealed class MemoryFaultTests
{
    private const ulong GivenBack = 10;

    [Fact]
    public void A_domain_may_have_no_more_from_the_call_on_that_was_asked_for()
    {
        using Guest<TalkingKernel> guest = Unprivileged();
        GiveBack(guest);
        ulong pages = guest.Domain.PageCount;
        InjectedFault fault = guest.Faults.LimitMemory(pages + 3, Occurrence.From(2));
        Assert.Equal((XenErrno.OutOfMemory, 3UL), TakeAgain(guest));
        Assert.Equal(pages + 3, guest.Domain.PageCount);
        Assert.Equal((4, 3), (fault.Seen, fault.Struck));
        Assert.Contains($"has {pages + 3} pages and may have {pages + 3}", guest.Refusals[^1].Rule, StringComparison.Ordinal);
        fault.Remove();
        Assert.Equal((XenErrno.None, GivenBack - 3), TakeAgain(guest));
    }

    [Fact]
    public void What_the_domain_has_beyond_its_maximum_it_keeps_and_gets_nothing_until_it_has_given_it_back()
    {
        using Guest<TalkingKernel> guest = Unprivileged();
        ulong pages = guest.Domain.PageCount;
        guest.Faults.LimitMemory(pages - GivenBack - 2, Occurrence.Every);
        Assert.Equal(pages - GivenBack - 2, (ulong)guest.Call(static () => MemoryOp.MaximumReservation(new MemoryDomain { Domain = DomainId.Self })).Value);
        Assert.Equal(pages, guest.Domain.PageCount);
        GiveBack(guest);
        Assert.Equal((XenErrno.OutOfMemory, 0UL), TakeAgain(guest));
        guest.Execute(static () => Assert.True(Balloon.GiveBack(4, out _).IsSuccess));
        Assert.Equal((XenErrno.OutOfMemory, 2UL), TakeAgain(guest));
    }

    [Fact]
    public void A_call_that_the_limit_does_not_befall_meets_the_domains_own()
    {
        using Guest<TalkingKernel> guest = Unprivileged();
        GiveBack(guest);
        guest.Faults.LimitMemory(1, Occurrence.Nth(2));
        Assert.Equal((XenErrno.OutOfMemory, 1UL), TakeAgain(guest));
        Assert.Equal((XenErrno.None, GivenBack - 1), TakeAgain(guest));
    }

    [Fact]
    public void The_guests_allocator_runs_dry_and_has_its_pages_again_afterwards()
    {
        using Guest<TalkingKernel> guest = Unprivileged();
        InjectedFault other = guest.Faults.Refuse("XenVersion.Version", XenErrno.Busy, Occurrence.Every);
        ulong free = FreePages(guest);
        InjectedFault fault = guest.Faults.ExhaustPages(3);
        Assert.Equal(3UL, FreePages(guest));
        int taken = 0;
        guest.Execute(() =>
        {
            while (PageAllocator.TryAllocate(out _))
                taken++;
        });
        Assert.Equal(3, taken);
        Assert.InRange(fault.Struck, (long)free - 40, (long)free - 3); // some became tables that map the others
        fault.Remove();
        Assert.Equal((ulong)fault.Struck, FreePages(guest));
        Assert.Equal(0, other.Seen);
        Assert.Empty(guest.Faults.ExhaustPages(ulong.MaxValue).ToString().Split("struck 0 of 0")[1]);
    }

    [Fact]
    public void Pages_that_a_dead_guest_lost_are_not_given_back()
    {
        using Guest<TalkingKernel> guest = Unprivileged();
        InjectedFault fault = guest.Faults.ExhaustPages(3);
        guest.Kill();
        fault.Remove();
        Assert.Empty(guest.Faults.All);
        Assert.Throws<InvalidOperationException>(() => guest.Faults.ExhaustPages(3));
    }

    [Fact]
    public void The_machine_has_little_memory_left_for_who_asks_for_more()
    {
        using Guest<TalkingKernel> guest = Unprivileged();
        GiveBack(guest);
        guest.Machine.TakeMemory(left: 4);
        Assert.Equal(4UL, guest.Machine.FreePages);
        Assert.Equal((XenErrno.OutOfMemory, 4UL), TakeAgain(guest));
        Assert.Throws<InvalidOperationException>(() => guest.Machine.Create<TalkingKernel>());
        Assert.Contains("free pages of the machine apart: 0 are left", guest.Describe(), StringComparison.Ordinal);
        guest.Machine.TakeMemory(left: 1);
        Assert.Equal((XenErrno.OutOfMemory, 1UL), TakeAgain(guest));
        guest.Machine.GiveMemoryBack();
        Assert.Equal((XenErrno.None, GivenBack - 5), TakeAgain(guest));
    }

    private static Guest<TalkingKernel> Unprivileged() =>
        Guest.Boot<TalkingKernel>(new MachineOptions { Seed = 7, HasControlDomain = true }, new DomainConfig { MemoryMegabytes = 8 });

    private static void GiveBack(Guest guest) => guest.Execute(static () => Assert.True(Balloon.GiveBack(GivenBack, out _).IsSuccess));

    private static (XenErrno Error, ulong Done) TakeAgain(Guest guest)
    {
        ulong done = 0;
        HypercallResult result = guest.Call(() => Balloon.TakeAgain(GivenBack, out done));
        return (result.Error, done);
    }

    private static ulong FreePages(Guest guest)
    {
        ulong pages = 0;
        guest.Execute(() => pages = PageAllocator.FreePages);
        return pages;
    }
}
