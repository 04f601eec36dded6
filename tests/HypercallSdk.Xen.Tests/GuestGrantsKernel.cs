#pragma warning disable HCS0305 // What is made into a discard here must be refused: that is what is tested.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Uses the guest library's grants, from domain 0 to itself, and prints what comes of it. The same source runs on real Xen
/// and on the built-in hypervisor.
/// </summary>
[GuestKernel]
public partial struct GuestGrantsKernel
{
    private const int Many = 1300;

    private PseudoPhysicalFrame _page;
    private PseudoPhysicalFrame _other;

    [Boot]
    private void Start(in StartInfo info)
    {
        PageAllocator.TryAllocateZeroed(out _page);
        PageAllocator.TryAllocateZeroed(out _other);
        EndWhileMapped();
        MapMoreThanGranted();
        GrantMany();
        GrantUnderNumber();
        Copy();
        Transfer();
        SchedOp.PowerOff();
    }

    private void EndWhileMapped()
    {
        GuestConsole.WriteLine($"grant: {Grant.TryMake(DomainId.Zero, _page, GrantAccess.ReadWrite, out Grant grant)}, number {grant.Reference}, in use {(int)grant.Use}");
        GuestConsole.WriteLine($"map: {(int)Map(grant.Reference, GrantAccess.ReadWrite, out MappedGrant mapping)}, in use {(int)grant.Use}");
        GuestConsole.WriteLine($"end while mapped: {grant.End()}, stands for domain {grant.Domain}");
        mapping.Address.As<ulong>().Write(5);
        GuestConsole.WriteLine($"we read {KernelMemory.AddressOf(_page).As<ulong>().Read()}");
        MappedGrant resumed = MappedGrant.Resume(mapping.Keep());
        GuestConsole.WriteLine($"unmap: {(int)resumed.Unmap()}, again: {(int)resumed.Unmap()}, in use {(int)grant.Use}");
        GuestConsole.WriteLine($"end: {Grant.Resume(grant.Keep()).End()}");
        GuestConsole.WriteLine($"map after the end: {(int)Map(grant.Reference, GrantAccess.ReadWrite, out _)}");
    }

    private void MapMoreThanGranted()
    {
        _ = Grant.TryMake(DomainId.Zero, _page, GrantAccess.ReadOnly, out Grant grant);
        GuestConsole.WriteLine($"grant read-only: number {grant.Reference}, map writable: {(int)Map(grant.Reference, GrantAccess.ReadWrite, out _)}");
        GuestConsole.WriteLine($"map read-only: {(int)Map(grant.Reference, GrantAccess.ReadOnly, out MappedGrant mapping)}, in use {(int)grant.Use}, end: {grant.End()}");
        GuestConsole.WriteLine($"unmap: {(int)mapping.Unmap()}, end: {grant.End()}");
    }

    private void GrantMany()
    {
        Span<uint> references = stackalloc uint[Many];
        int made = 0;
        while (made < Many && Grant.TryMake(DomainId.Zero, _page, GrantAccess.ReadWrite, out Grant grant).IsSuccess)
        {
            references[made++] = grant.Keep().Value;
        }

        GuestConsole.WriteLine($"{made} grants in {GrantEntries.FrameCount} frames, the last is {references[Many - 1]}");
        GuestConsole.WriteLine($"map the last: {(int)Map(new GrantReference(references[Many - 1]), GrantAccess.ReadWrite, out MappedGrant mapping)}, unmap: {(int)mapping.Unmap()}");
        int ended = 0;
        for (int index = 0; index < Many; index++)
        {
            ended += Grant.Resume(new GrantReference(references[index])).End() ? 1 : 0;
        }

        GuestConsole.WriteLine($"{ended} ended, {GrantEntries.FreeEntries} entries are free");
    }

    private void GrantUnderNumber()
    {
        var wanted = new GrantReference(77);
        HypercallResult made = Grant.TryMakeAt(wanted, DomainId.Zero, _page, GrantAccess.ReadWrite, out Grant grant);
        HypercallResult again = Grant.TryMakeAt(wanted, DomainId.Zero, _page, GrantAccess.ReadWrite, out _);
        GuestConsole.WriteLine($"grant under 77: {made}, number {grant.Reference}, again: {again}, end: {grant.End()}");
    }

    private void Copy()
    {
        KernelMemory.AddressOf(_page).As<ulong>().Write(0x1122_3344_5566_7788);
        _ = Grant.TryMake(DomainId.Zero, _page, GrantAccess.ReadWrite, out Grant grant);
        GuestConsole.WriteLine($"copy in: {(int)GrantCopying.Read(DomainId.Zero, grant.Reference, 0, _other, 16, 8)}, {KernelMemory.AddressOf(_other).As<ulong>()[2].Read():x}");
        GuestConsole.WriteLine($"copy out: {(int)GrantCopying.Write(DomainId.Zero, grant.Reference, 8, _other, 16, 4)}, {KernelMemory.AddressOf(_page).As<ulong>()[1].Read():x}");
        GuestConsole.WriteLine($"copy across the page's end: {(int)GrantCopying.Write(DomainId.Zero, grant.Reference, 4095, _other, 0, 2)}");
        GuestConsole.WriteLine($"end: {grant.End()}, copy in: {(int)GrantCopying.Read(DomainId.Zero, grant.Reference, 0, _other, 16, 8)}");
    }

    private void Transfer()
    {
        GuestConsole.WriteLine($"open a slot: {TransferSlot.TryOpen(DomainId.Zero, out TransferSlot slot)}");
        GrantStatus given = FrameTransfer.Give(_page, DomainId.Zero, slot.Reference, out bool isLost);
        GuestConsole.WriteLine($"give: {(int)given}, lost: {isLost}, left a hole: {IsHole(_page)}");
        GuestConsole.WriteLine($"came: {slot.Close(_page, out HypercallResult put)}, put in place: {put}");
        GuestConsole.WriteLine($"we read {KernelMemory.AddressOf(_page).As<ulong>().Read():x}");
        _ = TransferSlot.TryOpen(DomainId.Zero, out slot);
        GuestConsole.WriteLine($"nothing came: {slot.Close(_page, out _)}");
        given = FrameTransfer.Give(_other, DomainId.Zero, slot.Reference, out isLost);
        GuestConsole.WriteLine($"give to a closed slot: {(int)given}, lost: {isLost}, left a hole: {IsHole(_other)}");
        GuestConsole.WriteLine($"fill it: {Balloon.TakeAgain(9, out ulong done)}, {done} page, left a hole: {IsHole(_other)}");
    }

    private static GrantStatus Map(GrantReference reference, GrantAccess access, out MappedGrant mapping) =>
        MappedGrant.TryMap(DomainId.Zero, reference, access, out mapping);

    private static bool IsHole(PseudoPhysicalFrame frame) => KernelMemory.MachineFrameOf(frame) == KernelMemory.NoFrame;
}
