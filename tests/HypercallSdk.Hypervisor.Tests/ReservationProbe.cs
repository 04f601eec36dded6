using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>A booted domain that changes its reservation: its lists of extents lie in its scratch page.</summary>
internal sealed class ReservationProbe(GuestProbe guest)
{
    private const int HalfOfPage = 256;

    public GuestProbe Guest { get; } = guest;

    public Domain Domain => Guest.Domain;

    public MachineMemory Memory => Guest.Host.Memory;

    /// <summary>Where the list of extents lies.</summary>
    public GuestPointer<ulong> List => new(Domain.Image.ScratchAddress);

    /// <summary>Where another list lies: that of an exchange's output.</summary>
    public GuestPointer<ulong> OtherList => List + HalfOfPage;

    /// <summary>Boots a domain that may have more memory than it has.</summary>
    public static ReservationProbe Boot(Host host, int megabytes = 8, int? maximum = 32) =>
        new(GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = megabytes, MaximumMemoryMegabytes = maximum }));

    /// <summary>A reservation of extents whose list holds <paramref name="extents"/>.</summary>
    public MemoryReservation Listing(uint order, params ulong[] extents)
    {
        Write(List, extents);
        return new MemoryReservation { ExtentStart = List, ExtentCount = (ulong)extents.Length, ExtentOrder = order, Domain = DomainId.Self };
    }

    /// <summary>Fills a list.</summary>
    public void Write(GuestPointer<ulong> list, params ulong[] values) =>
        Assert.True(Guest.Vcpu.TryCopyOut<ulong>(list.Address, values));

    /// <summary>Reads a list.</summary>
    public ulong[] Read(GuestPointer<ulong> list, int count)
    {
        var values = new ulong[count];
        Assert.True(Guest.Vcpu.TryCopyIn<ulong>(list.Address, values));
        return values;
    }

    /// <summary>Asks for frames that no table maps yet; returns each extent's first.</summary>
    public ulong[] Increase(int count, uint order = 0)
    {
        MemoryReservation reservation = Listing(order, new ulong[count]);
        Assert.Equal(count, Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
        return Read(List, count);
    }

    /// <summary>A call that is answered by how many extents are done, with one explanation why not more are.</summary>
    public Refusal AssertPartly(long done, Func<HypercallResult> call)
    {
        long before = Domain.Log.RefusalCount;
        Assert.Equal(done, Guest.Call(call).Value);
        Assert.Equal(before + 1, Domain.Log.RefusalCount);
        Assert.False(Domain.HasEnded, Domain.CrashReport?.ToString());
        return Domain.Log.Last!;
    }

    /// <summary>Maps a frame over the scratch page's neighbour, the shared_info window.</summary>
    public HypercallResult Map(ulong frame, bool writable)
    {
        PageTableFlags flags = PageTableFlags.Present | PageTableFlags.User | (writable ? PageTableFlags.Writable : default);
        return Guest.Call(() => UpdateVaMapping.Set(new VirtualAddress(Domain.Image.SharedInfoWindow), new PageTableEntry(new MachineFrame(frame), flags), UpdateVaMappingFlags.InvalidatePage));
    }

    /// <summary>Unmaps what <see cref="Map"/> mapped.</summary>
    public void Unmap() =>
        Guest.AssertSuccess(() => UpdateVaMapping.Set(new VirtualAddress(Domain.Image.SharedInfoWindow), default, UpdateVaMappingFlags.InvalidatePage));
}
