using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace SharedRing;

/// <summary>
/// Grants a ring of pages to the other domain, fills it as long as there is room, and takes the pages back at the end: not
/// while the other domain still has them mapped.
/// </summary>
[GuestKernel]
public partial struct Producer
{
#pragma warning disable HCS0207 // the sample's domains are never suspended
    private RingSetup _setup;
#pragma warning restore HCS0207
    private Port _port;
    private PseudoPhysicalFrame _ringPage;
    private GrantReference _ringGrant;
    private Slots<ulong> _pages;
    private Slots<uint> _grants;
    private RecordChecksum _checksum;
    private ulong _random;
    private uint _produced;
    private bool _revoking;

    [Boot]
    private void Start(in StartInfo info)
    {
        _setup = RingSetup.Parse(in info);
        _random = 0x243f_6a88_85a3_08d3;
        GrantRing();
        Check(Events.BindInterdomain(_setup.Peer, _setup.Port, Ports.OnEvent, out _port), "bind the event channel");
        GuestConsole.WriteLine($"{RingPage.Slots + 1} pages granted to domain {_setup.Peer}");
    }

    // Binding leaves the port pending: the first event is that one, and fills the empty ring.
    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_revoking)
        {
            EndAll();
            return;
        }

        var ring = new RingPage(KernelMemory.AddressOf(_ringPage));

        // The consumer's index may say anything: it is at most the ring's length behind ours, and not ahead.
        if (!ring.Consumed.ReadUntrusted().TryDistance(_produced - RingPage.Slots, RingPage.Slots, out uint room))
        {
            GuestConsole.WriteLine("the consumer's index is not one that the ring can have");
            SchedOp.Crash();
        }

        Gate.MemoryBarrier();
        if (_produced == _setup.Records && room == RingPage.Slots)
        {
            Revoke(ring);
            return;
        }

        Fill(ring, room);
        _ = Events.Send(_port); // a consumer that is gone takes nothing more: the ring stays full
    }

    private void GrantRing()
    {
        Check(PageAllocator.TryAllocateZeroed(out _ringPage) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
        var ring = new RingPage(KernelMemory.AddressOf(_ringPage));
        Check(Grant.TryMakeAt(_setup.Grant, _setup.Peer, _ringPage, GrantAccess.ReadWrite, out Grant whole), "grant the ring");
        _ringGrant = whole.Keep();
        for (int slot = 0; slot < RingPage.Slots; slot++)
        {
            Check(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame page) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
            Check(Grant.TryMake(_setup.Peer, page, GrantAccess.ReadOnly, out Grant grant), "grant a slot");
            _pages[slot] = page.Value;
            _grants[slot] = grant.Keep().Value;
            ring.Grant(slot).Write(grant.Reference.Value);
        }
    }

    private void Fill(RingPage ring, uint room)
    {
        Span<ulong> record = stackalloc ulong[RingPage.RecordWords];
        for (; _produced < _setup.Records && room > 0; room--)
        {
            for (int index = 0; index < record.Length; index++)
            {
                _random ^= _random << 13;
                _random ^= _random >> 7;
                _random ^= _random << 17;
                record[index] = _random;
            }

            _checksum.Add(record);
            KernelMemory.AddressOf(new PseudoPhysicalFrame(_pages[(int)(_produced % RingPage.Slots)])).As<ulong>().CopyFrom(record);
            _produced++;
        }

        ring.Checksum.Write(_checksum.Value);
        Gate.MemoryBarrier();
        ring.Produced.Write(_produced);
    }

    // Too early: the other domain still has the pages mapped, and could write them whatever we use them for next.
    private void Revoke(RingPage ring)
    {
        GuestConsole.WriteLine($"{_produced} records written, checksum {_checksum.Value:x16}");
        Grant grant = Grant.Resume(_ringGrant);
        if (grant.End())
        {
            GuestConsole.WriteLine("a grant ended while it was mapped");
            SchedOp.Crash();
        }

        bool isWritten = (grant.Use & GrantUse.Writing) != 0;
        GuestConsole.WriteLine($"grant {_ringGrant.Value} does not end: domain {grant.Domain} has the page mapped to {(isWritten ? "write" : "read")}");

        // What the refusal guards against: with the page a page table, the other domain would write our mappings.
        GuestConsole.WriteLine($"as a page table the page is refused: error {(int)PinAsTable().Error}");
        _revoking = true;
        ring.Revoking.Write(1);
        _ = Events.Send(_port); // a consumer that is gone has its mappings undone by the hypervisor
    }

    private readonly HypercallResult PinAsTable()
    {
        Check(KernelMemory.ProtectPage(KernelMemory.AddressOf(_ringPage), PageTable.ReadOnly), "make our own mapping read-only");
        var pin = new MmuExtendedOperation { Command = MmuExtendedCommand.PinL1Table, Frame = KernelMemory.MachineFrameOf(_ringPage) };
        HypercallResult result = MmuExtOp.Execute(new ReadOnlySpan<MmuExtendedOperation>(in pin), out _, DomainId.Self);
        Check(KernelMemory.ProtectPage(KernelMemory.AddressOf(_ringPage), PageTable.ReadWrite), "make our own mapping writable");
        return result;
    }

    private void EndAll()
    {
        int ended = Grant.Resume(_ringGrant).End() ? 1 : 0;
        for (int slot = 0; slot < RingPage.Slots; slot++)
        {
            ended += Grant.Resume(new GrantReference(_grants[slot])).End() ? 1 : 0;
            PageAllocator.Free(new PseudoPhysicalFrame(_pages[slot]));
        }

        PageAllocator.Free(_ringPage);
        GuestConsole.WriteLine($"{ended} of {RingPage.Slots + 1} grants ended");
        SchedOp.PowerOff();
    }

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
