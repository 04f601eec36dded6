using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>What both kernels of a pair are told: who is at the other end, by which port and grant, and whether the bug is in.</summary>
internal struct Pair
{
    public DomainId Peer;
    public Port Port;
    public GrantReference Page;
    public bool IsPlanted;

    /// <summary>Whether the front end waits for each answer as long as it takes.</summary>
    public bool IsPatient;

    public static Pair Parse(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        if (!info.TryGetNumber("peer"u8, out ulong peer)
            || !info.TryGetNumber("port"u8, out ulong port)
            || !info.TryGetNumber("grant"u8, out ulong grant)
            || !info.TryGetNumber("planted"u8, out ulong planted))
        {
            GuestConsole.WriteLine("the command line must say peer=, port=, grant= and planted=");
            SchedOp.Crash();
            return default;
        }

        return new Pair { Peer = new DomainId((ushort)peer), Port = new Port((uint)port), Page = new GrantReference((uint)grant), IsPlanted = planted != 0, IsPatient = info.TryGetNumber("patient"u8, out _) };
    }

    /// <summary>The front end: grants a page, binds to the other end's port and says that the page is there.</summary>
    public readonly GuestPointer<uint> Offer(EventHandlerId handler, out Port port, GrantAccess access = GrantAccess.ReadWrite)
    {
        PseudoPhysicalFrame page = default;
        port = default;
        Require(PageAllocator.TryAllocateZeroed(out page), "find a page");
        Require(!Grant.TryMakeAt(Page, Peer, page, access, out Grant grant).IsError, "grant the page");
        _ = grant.Keep(); // for as long as the domain lives
        Require(!Events.BindInterdomain(Peer, Port, handler, out port).IsError, "bind the event channel");
        Require(!Events.Send(port).IsError, "send the first event");
        return KernelMemory.AddressOf(page).As<uint>();
    }

    /// <summary>The back end: at the first event, maps the page that the other end has granted.</summary>
    public readonly GuestPointer<uint> Take()
    {
        Require(MappedGrant.TryMap(Peer, Page, GrantAccess.ReadWrite, out MappedGrant mapping) == GrantStatus.Okay, "map the page");
        return mapping.Keep().Address.As<uint>();
    }

    /// <summary>What may not fail here.</summary>
    public static void Require(bool holds, string step)
    {
        if (!holds)
        {
            GuestConsole.WriteLine($"cannot {step}");
            SchedOp.Crash();
        }
    }
}
