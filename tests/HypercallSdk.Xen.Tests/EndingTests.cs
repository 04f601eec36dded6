using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// A boot passes for one reason only: the kernel powered its domain off. Whatever else ends it is told apart, and the
/// serial line says why.
/// </summary>
public sealed class EndingTests
{
    [Fact]
    public async Task A_kernel_that_indexes_out_of_range_panics_and_says_so()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    ReadOnlySpan<byte> four = "four"u8;
                    GuestConsole.WriteLine($"{four[(int)info.PageCount]}");
                    SchedOp.PowerOff();
                }
            """);
        Assert.Equal("Panic: an index is out of range", boot.HasCrashed().Lines[0]);
        Assert.All(boot.Lines[1..], line => Assert.StartsWith("  from ffffffff80", line));
    }

    [Fact]
    public async Task A_kernel_that_makes_an_object_panics_and_says_so()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    int[] numbers = new int[(int)info.PageCount];
                    GuestConsole.WriteLine($"{numbers.Length}");
                    SchedOp.PowerOff();
                }
            """);
        Assert.StartsWith("Panic: a kernel has no heap", boot.HasCrashed().Lines[0]);
    }

    [Fact]
    public async Task A_trap_without_a_handler_is_reported_with_its_registers()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    new GuestPointer<ulong>(0x1234_5000).Write(1);
                    SchedOp.PowerOff();
                }
            """);
        string[] lines = boot.HasCrashed().Lines;
        Assert.StartsWith("Unhandled trap 14: error 2 at ffffffff80", lines[0]);
        Assert.Equal("  fault address 12345000", lines[1]);
        Assert.StartsWith("  rax ", lines[2]);
    }

    [Fact]
    public async Task A_kernel_that_crashes_its_domain_does_not_pass()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info) => SchedOp.Crash();
            """);
        Assert.Empty(boot.HasCrashed().Lines);
    }

    /// <summary>The page below the stack is unmapped: Xen cannot push the fault's frame there, and crashes the domain.</summary>
    [Fact]
    public async Task A_stack_that_overflows_ends_the_domain()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    GuestConsole.WriteLine($"{Depth(info.PageCount)}");
                    SchedOp.PowerOff();
                }

                private static ulong Depth(ulong from)
                {
                    ulong below = from == 0 ? 0 : Depth(from + 1);
                    GuestConsole.WriteLine($"{below}");
                    return below + from;
                }
            """);
        Assert.Equal(0, boot.ExitCode);
        Assert.Empty(boot.Lines);
        Assert.Contains("Dom0 crashed", boot.Output);
    }
}
