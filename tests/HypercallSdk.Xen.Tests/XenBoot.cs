using System;
using System.Linq;

namespace HypercallSdk.Xen.Tests;

/// <summary>What came of one boot on real Xen.</summary>
internal sealed class XenBoot(ProcessRun run)
{
    /// <summary>QEMU's exit code, or null when the boot was ended at its limit of time.</summary>
    public int? ExitCode { get; } = run.ExitCode;

    /// <summary>How long QEMU ran.</summary>
    public TimeSpan Elapsed { get; } = run.Elapsed;

    /// <summary>Everything on the serial line, Xen's own lines too.</summary>
    public string Output { get; } = run.Output;

    /// <summary>The kernel's lines: those that Xen did not print.</summary>
    public string[] Lines { get; } =
    [
        .. run.Output.Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length != 0 && !line.StartsWith("(XEN)", StringComparison.Ordinal)),
    ];

    /// <summary>Asserts that the kernel powered its domain off; shows the serial line otherwise.</summary>
    public XenBoot HasPassed() => EndedWith(RealXen.Passed);

    /// <summary>Asserts that the kernel crashed its domain.</summary>
    public XenBoot HasCrashed() => EndedWith(RealXen.Crashed);

    private XenBoot EndedWith(int code)
    {
        Assert.True(ExitCode == code, $"QEMU ended with {ExitCode?.ToString() ?? "no exit code within the limit"}, not {code}:\n{Output}");
        return this;
    }
}
