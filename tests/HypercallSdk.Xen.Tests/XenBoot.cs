using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Xen.Tests;

/// <summary>What came of one boot on real Xen.</summary>
internal sealed partial class XenBoot(ProcessRun run)
{
    /// <summary>QEMU's exit code, or null when the boot was ended at its limit of time.</summary>
    public int? ExitCode { get; } = run.ExitCode;

    /// <summary>How long QEMU ran.</summary>
    public TimeSpan Elapsed { get; } = run.Elapsed;

    /// <summary>Everything on the serial line, Xen's own lines too.</summary>
    public string Output { get; } = run.Output;

    /// <summary>
    /// The kernel's lines: those that Xen did not print. Xen prints at any time, also between two parts of a long line of the
    /// kernel's: what it printed is cut out wherever it stands.
    /// </summary>
    public string[] Lines { get; } =
    [
        .. XensOwn().Replace(run.Output, string.Empty)
            .Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length != 0),
    ];

    /// <summary>Asserts that the kernel powered its domain off; shows the serial line otherwise.</summary>
    public XenBoot HasPassed() => EndedWith(RealXen.Passed);

    /// <summary>Asserts that the kernel crashed its domain.</summary>
    public XenBoot HasCrashed() => EndedWith(RealXen.Crashed);

    [GeneratedRegex(@"\(XEN\)[^\n]*(\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex XensOwn();

    private XenBoot EndedWith(int code)
    {
        Assert.True(ExitCode == code, $"QEMU ended with {ExitCode?.ToString() ?? "no exit code within the limit"}, not {code}:\n{Output}");
        return this;
    }
}
