using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// <c>tools/on-xen</c> as its users run it: the console on standard output, what is behind a bad end on standard error, the
/// verdict as exit code. Exactly the kernel's own pass value is a pass.
/// </summary>
public sealed class OnXenTests
{
    private const string Prints =
        """
            [Boot]
            private void Start(in StartInfo info)
            {
                GuestConsole.WriteLine($"{info.PageCount / 256} MiB");
                SchedOp.PowerOff();
            }
        """;

    [Fact]
    public async Task A_kernel_that_powers_off_passes_with_the_memory_that_was_asked_for()
    {
        ProcessRun run = await BuildAndRun(Prints, "--memory", "96");
        Assert.Equal("96 MiB\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_kernel_that_panics_is_told_with_file_and_line()
    {
        ProcessRun run = await BuildAndRun(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    GuestConsole.WriteLine($"{Pick((int)info.PageCount)}");
                    SchedOp.PowerOff();
                }

                private static byte Pick(int index)
                {
                    ReadOnlySpan<byte> four = "four"u8;
                    return four[index];
                }
            """);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Panic: an index is out of range\n  from ffffffff80", run.Output, StringComparison.Ordinal);

        // The kernel's members start on line 11 of its file.
        string[] places = [.. run.Output.Split('\n').Where(line => line.Contains("MicroKernel.cs:", StringComparison.Ordinal))];
        Assert.Contains("MicroKernel.cs:21 ", places[0], StringComparison.Ordinal);
        Assert.Contains("MicroKernel.cs:14 ", places[1], StringComparison.Ordinal);
        Assert.EndsWith("on-xen: the kernel crashed its domain\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Xen reboots after a panic, and QEMU then exits with 0: no pass.</summary>
    [Fact]
    public async Task A_panic_of_xens_is_no_pass()
    {
        ProcessRun run = await BuildAndRun(Prints, "--xen", "dom0=pvh");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Panic on CPU 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("QEMU exited with 0 and not by the kernel's doing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_that_hangs_is_ended_at_the_limit()
    {
        ProcessRun run = await BuildAndRun("    [Boot] private void Start(in StartInfo info) => GuestConsole.WriteLine(\"waiting\");", "--limit", "8");
        Assert.Equal(124, run.ExitCode);
        Assert.Equal("waiting\non-xen: still running after 8 s: ended\n", run.Output);
    }

    /// <summary>Its console goes on in the restored domain, and its end there is the verdict.</summary>
    [Fact]
    public async Task A_guest_is_saved_and_restored_on_request()
    {
        RealXen.Require(unprivileged: true);
        ProcessRun run = await BuildAndRun(
            """
                [Boot]
                private void Start(in StartInfo info) => GuestConsole.WriteLine("to be saved");

                [Resume]
                private void OnResume()
                {
                    GuestConsole.WriteLine("restored");
                    SchedOp.PowerOff();
                }
            """,
            "--domu",
            "--save-restore",
            "be saved");
        Assert.Equal("to be saved\nrestored\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_booted_is_said_with_what_to_do()
    {
        ProcessRun run = await Run("nothing.elf");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nothing.elf does not exist: `dotnet build -t:XenImage`", run.Output, StringComparison.Ordinal);

        run = await Run("nothing.elf", "--vcpus", "0");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--vcpus is at least 1", run.Output, StringComparison.Ordinal);

        run = await Run("nothing.elf", "--save-restore");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--save-restore is for guests that xl starts: add --domu.", run.Output, StringComparison.Ordinal);
    }

    private static async Task<ProcessRun> BuildAndRun(string members, params string[] arguments)
    {
        RealXen.Require();
        using var kernel = new KernelProject(members);
        await kernel.MustBuild();
        return await Run([kernel.Image, .. arguments]);
    }

    private static Task<ProcessRun> Run(params string[] arguments) =>
        ProcessRun.Of(KernelProject.DotNet, [Path.Combine(AppContext.BaseDirectory, "OnXen.dll"), .. arguments], TimeSpan.FromSeconds(90));
}
