using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests;

// What a kernel finds when it is entered, held against the comment "Start-of-day memory layout" of xen.h.
public sealed class StartOfDayTests : IDisposable
{
    private const ulong VirtualBase = 0xffff_ffff_8000_0000;
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void The_first_domain_is_domain_0_initial_and_privileged()
    {
        Domain domain = Create();
        Assert.Equal(DomainId.Zero, domain.Id);
        Assert.Equal(StartInfoFlags.InitialDomain | StartInfoFlags.Privileged, ReadStartInfo(domain).Flags);
    }

    [Fact]
    public void Start_info_says_what_the_domain_was_given()
    {
        Domain domain = Create(new DomainConfig { MemoryMegabytes = 16, CommandLine = "peer=1 port=3" });
        StartInfo info = ReadStartInfo(domain);
        Assert.StartsWith("xen-3.0-x86_64\0", Encoding.ASCII.GetString(MemoryMarshal.AsBytes(new ReadOnlySpan<Bytes32>(in info.Magic))));
        Assert.Equal(16UL * 256, info.PageCount);
        Assert.Equal(domain.Shared.Frame.Address, info.SharedInfo);
        Assert.StartsWith("peer=1 port=3\0", Encoding.ASCII.GetString(MemoryMarshal.AsBytes(new ReadOnlySpan<Bytes1024>(in info.CommandLine))));
        Assert.Equal(domain.Vcpus[0].AddressSpace.Root, FrameBehind(domain, info.PageTableBase.Value));
    }

    [Fact]
    public void Elements_come_in_xens_order_each_on_its_page_with_padding_to_4_mib()
    {
        Create();
        Domain domain = Create();
        StartInfo info = ReadStartInfo(domain);
        ulong frameList = info.FrameList.Address;
        ulong startInfo = domain.Image.StartInfoAddress;
        Assert.Equal(frameList + Page.Size * ((info.PageCount + 511) / 512), startInfo);
        Assert.Equal(FrameBehind(domain, startInfo + Page.Size), info.StoreFrame);
        Assert.Equal(FrameBehind(domain, startInfo + (2 * Page.Size)), info.Console.Frame);
        Assert.Equal(startInfo + (3 * Page.Size), info.PageTableBase.Value);

        ulong stack = info.PageTableBase.Value + (info.PageTableFrameCount * Page.Size);
        ulong end = VirtualBase;
        while (domain.Vcpus[0].IsAccessible(end, 1, write: false))
            end += Page.Size;

        Assert.Equal(0UL, (end - VirtualBase) % (4 << 20));
        Assert.True(end - (stack + Page.Size) >= 512 * 1024);
    }

    [Fact]
    public void The_frame_list_names_every_page_once_and_leads_back()
    {
        Domain domain = Create();
        var seen = new HashSet<ulong>();
        int equal = 0;
        for (ulong i = 0; i < domain.PageCount; i++)
        {
            Assert.True(domain.Vcpus[0].TryCopyIn(ReadStartInfo(domain).FrameList.Address + (8 * i), out ulong frame));
            Assert.True(seen.Add(frame));
            equal += i == frame ? 1 : 0;
            FrameInfo info = _host.Memory[new MachineFrame(frame)];
            Assert.True(info.IsOwnedBy(domain.Id));
            Assert.Equal(i, _host.Memory.PseudoPhysicalOf(new MachineFrame(frame)));
        }

        // Handed out backwards, the numbers cross once.
        Assert.InRange(equal, 0, 1);
    }

    [Fact]
    public void The_bootstrap_region_maps_the_first_pages_one_to_one_and_its_tables_read_only()
    {
        Domain domain = Create();
        StartInfo info = ReadStartInfo(domain);
        ulong firstTable = info.PageTableBase.Value;
        ulong afterTables = firstTable + (info.PageTableFrameCount * Page.Size);
        for (ulong address = VirtualBase; domain.Vcpus[0].IsAccessible(address, 1, write: false); address += Page.Size)
        {
            PageWalk walk = domain.Vcpus[0].AddressSpace.Walk(address);
            Assert.Equal((address - VirtualBase) >> Page.Shift, _host.Memory.PseudoPhysicalOf(walk.LastEntry.Frame));
            bool isTable = address >= firstTable && address < afterTables;
            Assert.Equal(!isTable, domain.Vcpus[0].IsAccessible(address, 1, write: true));
        }
    }

    [Fact]
    public void Every_frame_typed_as_a_table_is_reached_from_the_root_and_mapped_nowhere_writable()
    {
        Domain domain = Create();
        var tables = new Dictionary<ulong, FrameType>();
        var writable = new HashSet<ulong>();
        Recount(domain.Vcpus[0].AddressSpace.Root, 4, tables, writable);
        int typed = 0;
        for (ulong frame = 0; frame < _host.Memory.FrameCount; frame++)
        {
            FrameType type = _host.Memory[new MachineFrame(frame)].Type;
            if (type is not (FrameType.L1 or FrameType.L2 or FrameType.L3 or FrameType.L4))
                continue;

            typed++;
            Assert.Equal(type, tables[frame]);
            Assert.DoesNotContain(frame, writable);
        }

        Assert.Equal((ulong)typed, ReadStartInfo(domain).PageTableFrameCount);
        Assert.Equal(tables.Count, typed);
    }

    [Fact]
    public unsafe void Upcalls_and_all_ports_are_masked_and_the_date_is_set()
    {
        Domain domain = Create();
        SharedInfo* shared = domain.Shared.Info;
        Assert.Equal(1, shared->Vcpus[0].UpcallMask);
        Assert.Equal(0, shared->Vcpus[0].UpcallPending);
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(ulong.MaxValue, shared->EventMask[i]);
            Assert.Equal(0UL, shared->EventPending[i]);
        }

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), shared->WallClockSeconds);
        Assert.Equal(0U, shared->WallClockVersion & 1);
    }

    [Fact]
    public void The_kernels_image_is_one_run_of_frames_that_the_hypervisor_holds()
    {
        Domain domain = Create();
        ulong first = FrameBehind(domain, VirtualBase).Value;
        for (ulong address = VirtualBase; address < domain.Image.StackTop; address += Page.Size)
        {
            MachineFrame frame = FrameBehind(domain, address);
            Assert.Equal(first++, frame.Value);
            FrameInfo info = _host.Memory[frame];
            Assert.True(info.Has(FrameFlags.Held | FrameFlags.Allocated));
            Assert.Equal(FrameType.Writable, info.Type);
            Assert.True(info.TypeCount >= 1);
            Assert.True(info.ReferenceCount >= 2);
        }
    }

    [Fact]
    public void Other_domains_have_a_store_port_that_waits_for_domain_0_and_a_connected_console_port()
    {
        Create();
        Domain domain = Create();
        StartInfo info = ReadStartInfo(domain);
        Assert.Equal(EventChannels.ChannelKind.Unbound, domain.EventChannels[info.StorePort].Kind);
        Assert.Equal(EventChannels.ChannelKind.Interdomain, domain.EventChannels[info.Console.Port].Kind);
    }

    [Fact]
    public void A_command_line_can_be_changed_until_the_domain_has_booted()
    {
        Domain domain = Create();
        domain.CommandLine = "late=1";
        StartInfo info = ReadStartInfo(domain);
        Assert.StartsWith("late=1\0", Encoding.ASCII.GetString(MemoryMarshal.AsBytes(new ReadOnlySpan<Bytes1024>(in info.CommandLine))));
        _host.Run();
        Assert.Throws<InvalidOperationException>(() => domain.CommandLine = "too late");
    }

    [Fact]
    public void Too_little_memory_and_too_long_a_command_line_are_the_hosts_mistake()
    {
        ulong free = _host.Memory.FreeFrames;
        Assert.Throws<ArgumentException>(() => Create(new DomainConfig { MemoryMegabytes = 0 }));
        Assert.Throws<InvalidOperationException>(() => Create(new DomainConfig { MemoryMegabytes = 4096 }));
        Assert.Throws<ArgumentException>(() => Create(new DomainConfig { CommandLine = new string('x', 1024) }));
        Assert.Equal(free, _host.Memory.FreeFrames);
        Assert.Empty(_host.Domains);
    }

    private Domain Create(DomainConfig? config = null) => _host.CreateDomain<QuietKernel>(config ?? new DomainConfig { MemoryMegabytes = 8 });

    private static StartInfo ReadStartInfo(Domain domain)
    {
        Assert.True(domain.Vcpus[0].TryCopyIn(domain.Image.StartInfoAddress, out StartInfo info));
        return info;
    }

    private static MachineFrame FrameBehind(Domain domain, ulong address) => domain.Vcpus[0].AddressSpace.Walk(address).LastEntry.Frame;

    private unsafe void Recount(MachineFrame table, int level, Dictionary<ulong, FrameType> tables, HashSet<ulong> writable)
    {
        tables[table.Value] = level switch { 4 => FrameType.L4, 3 => FrameType.L3, 2 => FrameType.L2, _ => FrameType.L1 };
        for (int i = 0; i < 512; i++)
        {
            var entry = new PageTableEntry(((ulong*)_host.Memory.HostAddress(table))[i]);
            if (!entry.IsPresent || (level == 4 && i is >= 256 and <= 271)) // the hypervisor's
                continue;

            if (level > 1)
                Recount(entry.Frame, level - 1, tables, writable);
            else if (entry.Flags.HasFlag(PageTableFlags.Writable))
                writable.Add(entry.Frame.Value);
        }
    }
}
