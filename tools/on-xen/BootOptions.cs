using System;

namespace OnXen;

/// <summary>What a kernel is booted with.</summary>
public sealed record BootOptions
{
    /// <summary>The kernel's command line.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>The domain's memory, in MiB.</summary>
    public int MemoryMegabytes { get; init; } = 64;

    /// <summary>The domain's vCPUs.</summary>
    public int Vcpus { get; init; } = 1;

    /// <summary>More options of Xen's own, on its command line.</summary>
    public string XenOptions { get; init; } = "";

    /// <summary>A file that the kernel is given as its boot module, or null.</summary>
    public string? Module { get; init; }

    /// <summary>How long QEMU may run.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);
}
