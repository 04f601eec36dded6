using System;
using System.Collections.Generic;
using Differential.Kernel;
using Differential.Programs;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace Differential.Running;

/// <summary>The built-in hypervisor.</summary>
public static class BuiltIn
{
    private const int Megabytes = 64;

    // What xl allows a domain beyond its memory (LIBXL_MAXMEM_CONSTANT).
    private const int SlackMegabytes = 1;

    /// <summary>Runs programs, one after the other, in one domain.</summary>
    public static MachineLog Run(IReadOnlyList<GuestProgram> programs, Place place, bool flushAlways = false) =>
        Run(programs, place, out _, flushAlways);

    /// <summary>The same, and what the hypervisor refused and why.</summary>
    public static MachineLog Run(IReadOnlyList<GuestProgram> programs, Place place, out string explained, bool flushAlways = false)
    {
        using Host host = new(new HostOptions { MachineMemoryMegabytes = 512, RefusalsHeld = 4096 });
        if (place == Place.Unprivileged)
            _ = host.CreateDomain<IdleKernel>(new DomainConfig { MemoryMegabytes = 32 });

        Domain domain = host.CreateDomain<DifferentialKernel>(new DomainConfig
        {
            MemoryMegabytes = Megabytes,
            MaximumMemoryMegabytes = place == Place.Unprivileged ? Megabytes + SlackMegabytes : null,
            Vcpus = 2,
            BootModule = GuestProgram.Module(programs, flushAlways),
        });
        host.Run();
        explained = $"{domain.Log}\n{domain.CrashReport}";
        string[] lines = domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new MachineLog(ProgramLog.Parse(lines), domain.ExitReason == ShutdownReason.PowerOff, lines);
    }
}
