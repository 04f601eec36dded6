using System;
using OnXen;

namespace HypercallSdk.Xen.Tests;

/// <summary>What came of one boot on real Xen.</summary>
internal sealed class XenBoot(BootResult result)
{
    /// <summary>QEMU's exit code, or null when the boot was ended at its limit of time.</summary>
    public int? ExitCode => result.ExitCode;

    /// <summary>How long QEMU ran.</summary>
    public TimeSpan Elapsed => result.Elapsed;

    /// <summary>Everything on the serial line, Xen's own lines too.</summary>
    public string Output => result.Output;

    /// <summary>The kernel's lines: those that Xen did not print.</summary>
    public string[] Lines { get; } = [.. result.KernelLines];

    /// <summary>Whether the kernel powered its domain off.</summary>
    public bool Passed => result.Verdict == Verdict.Passed;

    /// <summary>Asserts that the kernel powered its domain off; shows the serial line otherwise.</summary>
    public XenBoot HasPassed() => EndedWith(Verdict.Passed);

    /// <summary>Asserts that the kernel crashed its domain.</summary>
    public XenBoot HasCrashed() => EndedWith(Verdict.Crashed);

    private XenBoot EndedWith(Verdict verdict)
    {
        Assert.True(result.Verdict == verdict, $"{result.Verdict}, not {verdict}: QEMU ended with {ExitCode?.ToString() ?? "no exit code within the limit"}:\n{Output}");
        return this;
    }
}
