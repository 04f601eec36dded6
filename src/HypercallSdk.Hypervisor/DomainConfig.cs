using System;
using System.IO;
using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Hypervisor;

/// <summary>What a domain is made with.</summary>
public sealed class DomainConfig
{
    /// <summary>The domain's name, for people; <c>Domain-N</c> when left empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The domain's memory.</summary>
    public int MemoryMegabytes { get; init; } = 64;

    /// <summary>
    /// How many vCPUs the domain may have, 1 to 8,192, as <c>maxvcpus</c> of an xl config. vCPU 0 is up from the start; its
    /// kernel brings up the others.
    /// </summary>
    public int Vcpus { get; init; } = 1;

    /// <summary>The domain's share of the processors beside the others', 1 to 65,535, as <c>cpu_weight</c> of an xl config.</summary>
    public int Weight { get; init; } = CreditScheduler.DefaultWeight;

    /// <summary>
    /// What the domain may have of the processors at most, in percent of one, as <c>cap</c> of an xl config; 0 for no limit.
    /// </summary>
    public int Cap { get; init; }

    /// <summary>The physical CPUs that its vCPUs may run on, as <c>cpus</c> of an xl config.</summary>
    public CpuMask Affinity { get; init; } = CpuMask.All;

    /// <summary>
    /// The most memory that the domain may ask for while it runs, as <c>maxmem</c> of an xl config. Unless told: what it
    /// starts with, and for domain 0 all that there is.
    /// </summary>
    public int? MaximumMemoryMegabytes { get; init; }

    /// <summary>What the kernel is told, at most 1,023 bytes of UTF-8; <see cref="Domains.Domain.CommandLine"/> changes it before the domain runs.</summary>
    public string CommandLine { get; init; } = string.Empty;

    /// <summary>
    /// What the kernel is given beside its image, as <c>ramdisk</c> of an xl config: it finds it mapped, where
    /// <c>start_info</c> says (<see cref="Abi.StartInfo.ModuleStart"/>).
    /// </summary>
    public ReadOnlyMemory<byte> BootModule { get; init; }

    /// <summary>The highest event-channel port that the domain may have, as <c>max_event_channels</c> of an xl config.</summary>
    public int MaximumPort { get; init; } = 1023;

    /// <summary>How many frames the domain's grant table may have, as <c>max_grant_frames</c> of an xl config.</summary>
    public int MaximumGrantFrames { get; init; } = 64;

    /// <summary>
    /// How many pages of 256 mappings of others' grants the domain may have, as <c>max_maptrack_frames</c> of an xl config.
    /// </summary>
    public int MaximumMaptrackFrames { get; init; } = 1024;

    /// <summary>The highest version of grant tables that the domain may have, as <c>max_grant_version</c> of an xl config.</summary>
    public int MaximumGrantVersion { get; init; } = 2;

    /// <summary>
    /// Gets each byte that the domain prints, as it stands and at once; nowhere when null. The stream is the caller's to close.
    /// </summary>
    public Stream? ConsoleCopy { get; init; }

    /// <summary>What is put before each line that the domain prints on the host's console; nothing when null.</summary>
    public string? ConsolePrefix { get; init; }
}
