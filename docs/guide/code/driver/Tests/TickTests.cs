using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Testing;
using Xunit;

namespace Tour.Tests;

public sealed class TickTests
{
    #region ticks
    [Fact]
    public void A_tick_comes_every_ten_milliseconds_and_each_finds_a_page()
    {
        using var guest = Guest.Boot<TourKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 8, Vcpus = 2 });
        guest.RunUntilLine("vCPU 0: tick 1");
        guest.RunUntilLine("page fault at 1000001000, error 2: a fresh page");
        TimeSpan first = guest.Machine.Now;
        guest.RunUntilLine("vCPU 0: tick 2", within: TimeSpan.FromMilliseconds(10.1));
        Assert.InRange(guest.Machine.Now - first, TimeSpan.FromMilliseconds(9.9), TimeSpan.FromMilliseconds(10.1));
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd());
    }
    #endregion

    #region refusal
    [Fact]
    public void A_page_table_is_not_mapped_writable()
    {
        using var guest = Guest.Boot<TourKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 8, Vcpus = 2 });
        guest.RunUntilLine($"mapping a page table writable: error {(int)XenErrno.Busy}");
        Assert.Contains("never mapped writable", guest.Refusals[^1].Rule, StringComparison.Ordinal);
    }
    #endregion
}
