using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OnXen;
using OnXen.Domu;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// A guest's lines go through its console ring, the console daemon, Linux's console and Xen's serial line before they are
/// compared with anything: none is lost on the way.
/// </summary>
public sealed class DomuConsoleTests
{
    private const int Lines = 1000;

    [Fact]
    // With a processor of its own for the guest, it is faster than the console daemon wants it to be.
    public async Task A_guest_that_prints_a_lot_loses_nothing()
    {
        RealXen.Require(unprivileged: true);
        using var kernel = new KernelProject(
            $$"""
                [Boot]
                private void Start(in StartInfo info)
                {
                    for (int line = 0; line < {{Lines}}; line++)
                    {
                        GuestConsole.WriteLine($"line {line}, long enough that a thousand of them are more than any buffer on the way has room for");
                    }

                    SchedOp.PowerOff();
                }
            """);
        await kernel.MustBuild();
        IReadOnlyList<DomuResult> results = await DomuMachine.Boot([new DomuGuest(kernel.Image, new BootOptions { Vcpus = 4 })], TimeSpan.FromMinutes(2));
        Assert.Equal(
            Enumerable.Range(0, Lines).Select(line => $"line {line}, long enough that a thousand of them are more than any buffer on the way has room for"),
            results[0].Lines);
        Assert.Equal(Verdict.Passed, results[0].Verdict);
    }
}
