// A whole machine is the point here, not a function: so many domains alive at once, each booted and idle with all its vCPUs
// up, and what they cost the host beside their guests' own pages. Managed memory after a full collection; pages that no guest
// has touched cost nothing.
using System;
using System.Diagnostics;
using System.Linq;
using Benchmarks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Benchmarks.Density;

/// <summary>Counts what domains and vCPUs cost: <c>-- density [domains]</c>.</summary>
internal static class DensityReport
{
    private const int Megabytes = 4;
    private const int Vcpus = 32;

    /// <summary>Makes the domains, counts and prints.</summary>
    public static int Print(string[] args)
    {
        int domains = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
        (long bytes, TimeSpan median, int alive) = Count(domains, vcpus: 1);
        Console.WriteLine($"{alive} domains of {Megabytes} MiB alive: {bytes} bytes each beside their guests' pages; made and booted in {median.TotalMicroseconds:F0} us (median)");

        (long wide, _, _) = Count(domains / 100, Vcpus);
        Console.WriteLine($"a domain of {Vcpus} vCPUs: {wide} bytes; a vCPU: {(wide - bytes) / (Vcpus - 1)} bytes");
        return 0;
    }

    private static (long Bytes, TimeSpan Median, int Alive) Count(int domains, int vcpus)
    {
        int megabytes = vcpus == 1 ? Megabytes : 16;
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 64 + (domains * (megabytes + 1)) });
        Create(host, megabytes, vcpus);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var times = new TimeSpan[domains];
        for (int i = 0; i < domains; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Create(host, megabytes, vcpus);
            times[i] = Stopwatch.GetElapsedTime(start);
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        Array.Sort(times);
        return ((after - before) / domains, times[domains / 2], host.Domains.Count(domain => !domain.HasEnded) - 1);
    }

    private static void Create(Host host, int megabytes, int vcpus)
    {
        Domain domain = host.CreateDomain<WideKernel>(new DomainConfig { MemoryMegabytes = megabytes, Vcpus = vcpus });
        host.Run();
        if (domain.HasEnded || !domain.Vcpus.All(vcpu => vcpu.IsUp && vcpu.HasBooted))
            throw new InvalidOperationException($"A domain did not come up: {domain.CrashReport}");
    }
}
