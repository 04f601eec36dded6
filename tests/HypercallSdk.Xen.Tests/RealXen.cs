using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OnXen;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Debian's Xen 4.17 under QEMU's own processor: a kernel's image is given to it as domain 0, by <c>tools/on-xen</c>. Where
/// something is missing a test is skipped with the name of what to install, but not where CI runs it.
/// </summary>
internal static class RealXen
{
    /// <summary>Skips the running test when something is missing; in CI, fails it.</summary>
    /// <param name="unprivileged">Whether it boots unprivileged guests.</param>
    public static void Require(bool unprivileged = false)
    {
        string[] missing = [.. Missing(), .. unprivileged ? Requirements.MissingForDomu() : Requirements.Missing()];
        if (missing.Length == 0)
        {
            return;
        }

        string reason = $"needs {string.Join(", ", missing)}";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }

    /// <summary>Boots an image as domain 0 and waits until QEMU exits or <paramref name="limit"/> has passed.</summary>
    /// <param name="image">The image.</param>
    /// <param name="limit">How long QEMU may run.</param>
    /// <param name="commandLine">The kernel's command line.</param>
    /// <param name="vcpus">How many vCPUs domain 0 may have; QEMU's machine has as many processors, up to four.</param>
    /// <param name="memoryMegabytes">Domain 0's memory.</param>
    public static async Task<XenBoot> Boot(string image, TimeSpan limit, string commandLine = "", int vcpus = 1, int memoryMegabytes = 64) =>
        new(await XenMachine.Boot(image, new BootOptions { CommandLine = commandLine, Vcpus = vcpus, MemoryMegabytes = memoryMegabytes, Limit = limit }));

    private static IEnumerable<string> Missing()
    {
        (string Program, string Package)[] tools = [("gcc", "gcc"), ("ld", "binutils")];
        return tools.Where(tool => !Requirements.IsOnPath(tool.Program)).Select(tool => $"{tool.Program} (package {tool.Package})");
    }
}
