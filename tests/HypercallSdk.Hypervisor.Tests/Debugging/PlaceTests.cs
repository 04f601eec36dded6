// An address of a guest's becomes a line of its kernel's source, or the part of its memory that it is.
using System;
using System.IO;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

public sealed unsafe class PlaceTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public PlaceTests()
    {
        _host.RegisterHandler(new LookHandler());
        _guest = GuestProbe.Boot<LookedAtKernel>(_host);
    }

    private Domain Domain => _guest.Domain;

    private DomainImage Image => _guest.Domain.Image;

    private DomainLayout Layout => _guest.Domain.Layout;

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData((int)TrapVector.PageFault, "OnPageFault", "the entry of trap 14 (PageFault)")]
    [InlineData(KernelEntry.Boot, "Start", "the boot entry")]
    public void An_entry_point_is_the_first_line_of_its_handler(int entry, string method, string name)
    {
        GuestPlace place = PlaceOf(Image.EntryAddress(entry));
        Assert.Equal($"LookedAtKernel.{method}", place.Method);
        Assert.Equal("LookedAtKernel.cs", place.File);

        // The brace or the statement behind it, as the compiler is asked to optimise or not.
        int declaration = LineOf($"private void {method}(");
        Assert.InRange(place.Line, declaration + 1, declaration + 2);
        Assert.Equal($"{name}: LookedAtKernel.{method} (LookedAtKernel.cs:{place.Line})", place.Description);
        Assert.Equal($"{Image.EntryAddress(entry):x16} {place.Description}", place.ToString());
    }

    [Fact]
    public void The_event_callback_is_all_handlers_of_events()
    {
        string description = PlaceOf(Image.EntryAddress(KernelEntry.Upcall)).Description;
        Assert.Matches(@"^the event callback: calls LookedAtKernel\.OnTick \(LookedAtKernel\.cs:\d+\), LookedAtKernel\.OnKick \(LookedAtKernel\.cs:\d+\), LookedAtKernel\.OnPing \(LookedAtKernel\.cs:\d+\)$", description);
    }

    [Fact]
    public void Code_without_a_handler_is_named_and_has_no_line()
    {
        GuestPlace place = PlaceOf(Image.EntryAddress((int)TrapVector.InvalidOpcode));
        Assert.Equal(("the entry of trap 6 (InvalidOpcode)", null, null, 0), (place.Description, place.Method, place.File, place.Line));
        Assert.Equal("the idle loop", PlaceOf(Image.EntryAddress(KernelEntry.Idle)).Description);
        Assert.StartsWith("the kernel's own code, which has no address of its own", PlaceOf(Image.CodeAddress + 16).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_of_the_image_is_named_to_the_field()
    {
        ref LookedAtKernel kernel = ref _guest.State<LookedAtKernel>();
        ulong state = DomainLayout.AddressOf(Layout.KernelState);
        Assert.Equal("the kernel's state: LookedAtKernel.Opened", PlaceOf(state).Description);
        ulong faults = (ulong)Unsafe.ByteOffset(ref Unsafe.As<LookedAtKernel, byte>(ref kernel), ref Unsafe.As<int, byte>(ref kernel.Faults));
        Assert.Equal("the kernel's state: LookedAtKernel.Faults", PlaceOf(state + faults).Description);
        Assert.Equal("the kernel's state: LookedAtKernel.Faults+1", PlaceOf(state + faults + 1).Description);
        Assert.Equal("the kernel's state: LookedAtKernel + 0xc, where no field is", PlaceOf(state + 12).Description);
        Assert.Equal("the guest library's state.StartInfoAddress", PlaceOf(DomainLayout.AddressOf(Layout.LibraryState)).Description);
        Assert.Equal("the kernel stack of vCPU 0, 0x18 bytes below its top", PlaceOf(Image.StackTop - 24).Description);
        Assert.Equal("the argument area of vCPU 0 + 0x20", PlaceOf(Image.ArgumentsAddress + 32).Description);
        Assert.Equal("start_info.PageCount", PlaceOf(Image.StartInfoAddress + 32).Description);
        Assert.Equal("the scratch page + 0x8", PlaceOf(Image.ScratchAddress + 8).Description);
        Assert.Equal("the P2M list, entry of pseudo-physical page 0x3", PlaceOf(DomainLayout.AddressOf(Layout.FrameList) + 24).Description);
        Assert.Equal("shared_info.EventPending[1]", PlaceOf(Image.SharedInfoWindow + (ulong)((byte*)&Domain.Shared.Info->EventPending - (byte*)Domain.Shared.Info) + 8).Description);
        ulong root = DomainLayout.AddressOf(Layout.PageTables);
        Assert.Equal($"L4 page table {_guest.Vcpu.KernelSpace.Root}, entry 511", PlaceOf(root + (511 * 8)).Description);
    }

    [Fact]
    public void An_address_that_leads_nowhere_says_why()
    {
        Assert.Equal("nothing: the address is not canonical: bits 63 to 47 differ", PlaceOf(0x0000_8000_0000_0000).Description);
        Assert.Equal("nothing: L4[0] is not present", PlaceOf(0x1000).Description);
        Assert.Equal("nothing: the address is in the hypervisor's hole, which is nobody's", PlaceOf(0xffff_8500_0000_0000).Description);
        Assert.Equal("the machine-to-physical table, entry of frame 0x2", PlaceOf(HypervisorMemory.MachineToPhysicalStart + 16).Description);
        Assert.Throws<ArgumentOutOfRangeException>(() => Domain.PlaceOf(default, new VcpuId(1)));
        _host.DestroyDomain(Domain);
        Assert.Equal("no more on the machine", PlaceOf(Image.CodeAddress).Description);
    }

    [Fact]
    public void A_granted_page_is_named_at_both_ends_and_a_page_of_the_heap_by_its_number()
    {
        var granter = new GrantProbe(_guest);
        var mapper = new GrantProbe(GuestProbe.Boot(_host));
        granter.Tables.Page(out VirtualAddress address);
        MachineFrame frame = _guest.Vcpu.KernelSpace.Walk(address.Value).LastEntry.Frame;
        string page = $"the domain's memory, pseudo-physical page 0x{_host.Memory.PseudoPhysicalOf(frame):x} + 0x10, writable memory";
        Assert.Equal(page, PlaceOf(address.Value + 16).Description);

        GrantReference reference = granter.Grant(20, mapper, frame);
        Assert.Equal($"{page}, granted to domain 1 (grant 20)", PlaceOf(address.Value + 16).Description);

        ulong window = mapper.Window();
        var map = new GrantMap { HostAddress = window, Flags = GrantProbe.HostMap, Reference = reference, Domain = granter.Id };
        mapper.Guest.AssertSuccess(() => GrantTableOp.Map([map]));
        Assert.Equal("a page of domain 0's: its grant 20, mapped with handle 0", mapper.Domain.PlaceOf(new VirtualAddress(window)).Description);
    }

    [Fact]
    public void Fields_of_every_shape_are_found_at_their_offsets()
    {
        Assert.Equal("Magic[3]", FieldPath.Of(typeof(StartInfo), 3));
        Assert.Equal("Vcpus[1].UpcallMask", FieldPath.Of(typeof(SharedInfo), 64 + 1));
        Assert.Equal("Vcpus[2].Arch.FaultAddress+3", FieldPath.Of(typeof(SharedInfo), 128 + 16 + 3));
        Assert.Null(FieldPath.Of(typeof(SharedInfo), 1 << 20));
    }

    private GuestPlace PlaceOf(ulong address) => Domain.PlaceOf(new VirtualAddress(address));

    private static int LineOf(string text, [CallerFilePath] string here = "") =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "LookedAtKernel.cs")), line => line.Contains(text, StringComparison.Ordinal)) + 1;
}
