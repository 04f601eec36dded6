using System;
using System.IO;
using System.Threading.Tasks;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// The guest library's memory and grants against real Xen, and the built-in hypervisor beside it: the same kernels print
/// the same on both.
/// </summary>
public sealed class GuestMemoryTests
{
    private static readonly string[] _memory =
    [
        "give back: 0, 10 pages, 10 fewer free, reservation 16374",
        "take again: 0, 10 pages, 0 fewer free, reservation 16384",
        "out of memory: 0 free, the last page is 16383",
        "all given back: True, lowest first: True",
        "create: 0",
        "map: 0",
        "map 700 pages: 0",
        "map beyond memory: -22",
        "switch: 0",
        "reads 3",
        "the 600th page is frame 600: True",
        "protect: 0, still reads 3",
        "protect nothing: -22",
        "unmap 700 pages: 0, the first is mapped: False",
        "destroy while in use: -16",
        "switch back: 0",
        "destroy the builder's: -16",
        "destroy: 0, exists: False, 9 pages back",
        "map a page of no domain's: -3",
        "map our own: 0",
        "reads 77, unmap: 0",
    ];

    private static readonly string[] _grants =
    [
        "grant: 0, number 8, in use 0",
        "map: 0, in use 3",
        "end while mapped: False, stands for domain 0",
        "we read 5",
        "unmap: 0, again: -4, in use 0",
        "end: True",
        "map after the end: -1",
        "grant read-only: number 8, map writable: -1",
        "map read-only: 0, in use 1, end: False",
        "unmap: 0, end: True",
        "1300 grants in 3 frames, the last is 1307",
        "map the last: 0, unmap: 0",
        "1300 ended, 1528 entries are free",
        "grant under 77: 0, number 77, again: -16, end: True",
        "copy in: 0, 1122334455667788",
        "copy out: 0, 55667788",
        "copy across the page's end: -10",
        "end: True, copy in: -1",
        "open a slot: 0",
        "give: 0, lost: False, left a hole: True",
        "came: True, put in place: 0",
        "we read 1122334455667788",
        "nothing came: False",
        "give to a closed slot: -1, lost: True, left a hole: True",
        "fill it: 0, 1 page, left a hole: False",
    ];

    [Fact]
    public async Task The_allocator_the_balloon_and_address_spaces_work_on_real_Xen() =>
        Assert.Equal(_memory, (await Boot(nameof(GuestMemoryKernel))).HasPassed().Lines);

    [Fact]
    public void The_allocator_the_balloon_and_address_spaces_work_on_the_built_in_hypervisor() =>
        Assert.Equal(_memory, Run<GuestMemoryKernel>());

    [Fact]
    public async Task A_grant_ends_when_nobody_uses_it_on_real_Xen() =>
        Assert.Equal(_grants, (await Boot(nameof(GuestGrantsKernel))).HasPassed().Lines);

    [Fact]
    public void A_grant_ends_when_nobody_uses_it_on_the_built_in_hypervisor() =>
        Assert.Equal(_grants, Run<GuestGrantsKernel>());

    [Fact]
    public void The_control_domain_maps_another_domains_page_and_no_other_domain_does()
    {
        using Host host = new(new HostOptions { RunLimit = TimeSpan.FromSeconds(1) });
        Domain control = host.CreateDomain<ForeignMapperKernel>(new DomainConfig { MemoryMegabytes = 16 });
        Domain owner = host.CreateDomain<ForeignOwnerKernel>(new DomainConfig { MemoryMegabytes = 16 });
        host.Run();
        Assert.True(control.CrashReport is null, $"{control.CrashReport}");
        Assert.Equal(["map a page of domain 0: -1"], Lines(owner));
        Assert.Equal(["map the grant: 0", "unmap the grant: 0", "map as our own: -16", "map as domain 1's: 0", "reads 1234, unmap: 0"], Lines(control));
    }

    private static Task<XenBoot> Boot(string kernel) => KernelProject.BuildAndBoot(KernelSource.MembersOf(kernel));

    private static string[] Run<TKernel>()
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        using Host host = new(new HostOptions());
        Domain domain = host.CreateDomain<TKernel>(new DomainConfig { MemoryMegabytes = 64 });
        host.Run();
        Assert.True(domain.CrashReport is null, $"{domain.CrashReport}\n{domain.ConsoleText}");
        return Lines(domain);
    }

    private static string[] Lines(Domain domain) =>
        domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
