using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace SharedRing;

/// <summary>Maps the ring that the other domain grants, takes what is in it, and lets go of it when asked to.</summary>
[GuestKernel]
public partial struct Consumer
{
#pragma warning disable HCS0207 // the sample's domains are never suspended
    private RingSetup _setup;
#pragma warning restore HCS0207
    private KeptMapping _ring;
    private Slots<KeptMapping> _slots;
    private RecordChecksum _checksum;
    private uint _consumed;

    [Boot]
    private void Start(in StartInfo info)
    {
        _setup = RingSetup.Parse(in info);

        // The port is ours already, unbound: the host allocated it when it built the domain.
        if (Events.Attach(_setup.Port, Ports.OnEvent).IsError)
        {
            GuestConsole.WriteLine("cannot attach to the event channel");
            SchedOp.Crash();
        }
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_ring.Address.IsNull)
        {
            MapRing();
        }

        var ring = new RingPage(_ring.Address);
        if (ring.Revoking.Read() != 0)
        {
            UnmapRing();
            _ = Events.Send(port); // the last word: whether the producer still hears it changes nothing here
            SchedOp.PowerOff();
        }

        // The producer's index may say anything: no more than the ring holds is believed.
        if (!ring.Produced.ReadUntrusted().TryDistance(_consumed, RingPage.Slots, out uint filled))
        {
            GuestConsole.WriteLine("the producer's index is further ahead than the ring is long");
            SchedOp.Crash();
        }

        Gate.MemoryBarrier();
        Take(ring, filled);
        if (_consumed == _setup.Records)
        {
            GuestConsole.WriteLine($"{_consumed} records read, checksum {_checksum.Value:x16}: {(_checksum.Value == ring.Checksum.Read() ? "right" : "WRONG")}");
        }

        _ = Events.Send(port); // a producer that is gone has nothing to wait for
    }

    private void MapRing()
    {
        Check(MappedGrant.TryMap(_setup.Peer, _setup.Grant, GrantAccess.ReadWrite, out MappedGrant whole), "map the ring");
        _ring = whole.Keep();
        var ring = new RingPage(_ring.Address);
        for (int slot = 0; slot < RingPage.Slots; slot++)
        {
            Check(MappedGrant.TryMap(_setup.Peer, new GrantReference(ring.Grant(slot).Read()), GrantAccess.ReadOnly, out MappedGrant page), "map a slot");
            _slots[slot] = page.Keep();
        }

        GuestConsole.WriteLine($"{RingPage.Slots + 1} pages of domain {_setup.Peer} mapped");
    }

    private void Take(RingPage ring, uint filled)
    {
        Span<ulong> record = stackalloc ulong[RingPage.RecordWords];
        for (; filled > 0; filled--)
        {
            _slots[(int)(_consumed % RingPage.Slots)].Address.As<ulong>().CopyTo(record);
            _checksum.Add(record);
            _consumed++;
        }

        Gate.MemoryBarrier();
        ring.Consumed.Write(_consumed);
    }

    private void UnmapRing()
    {
        for (int slot = 0; slot < RingPage.Slots; slot++)
        {
            Check(MappedGrant.Resume(_slots[slot]).Unmap(), "unmap a slot");
        }

        Check(MappedGrant.Resume(_ring).Unmap(), "unmap the ring");
        GuestConsole.WriteLine($"{RingPage.Slots + 1} pages unmapped");
    }

    private static void Check(GrantStatus status, string step)
    {
        if (status != GrantStatus.Okay)
        {
            GuestConsole.WriteLine($"cannot {step}: status {(int)status}");
            SchedOp.Crash();
        }
    }
}
