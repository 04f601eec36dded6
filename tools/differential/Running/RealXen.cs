using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Differential.Programs;
using OnXen;
using OnXen.Domu;

namespace Differential.Running;

/// <summary>Xen 4.17 under QEMU.</summary>
/// <param name="image">The kernel's image, as <c>dotnet build -t:XenImage</c> makes it.</param>
/// <param name="limit">How long a machine may run.</param>
public sealed class RealXen(string image, TimeSpan limit)
{
    private const int Megabytes = 64;
    private const int Vcpus = 2;

    /// <summary>Runs batches of programs, each in a domain of its own: as domain 0 one machine each, else all in one machine.</summary>
    public async Task<IReadOnlyList<MachineLog>> Run(IReadOnlyList<IReadOnlyList<GuestProgram>> batches, Place place, bool flushAlways = false)
    {
        List<string> modules = [];
        try
        {
            foreach (IReadOnlyList<GuestProgram> batch in batches)
            {
                string module = Path.Combine(Path.GetTempPath(), $"differential-{Guid.NewGuid():n}");
                modules.Add(module);
                await File.WriteAllBytesAsync(module, GuestProgram.Module(batch, flushAlways));
            }

            return place == Place.DomainZero ? await AsDomainZero(modules) : await AsGuests(modules);
        }
        finally
        {
            modules.ForEach(File.Delete);
        }
    }

    private async Task<IReadOnlyList<MachineLog>> AsDomainZero(List<string> modules)
    {
        List<MachineLog> logs = [];
        foreach (string module in modules)
        {
            BootResult result = await XenMachine.Boot(image, new BootOptions { MemoryMegabytes = Megabytes, Vcpus = Vcpus, Limit = limit, Module = module });
            logs.Add(LogOf(result.KernelLines, result.Verdict));
        }

        return logs;
    }

    private async Task<IReadOnlyList<MachineLog>> AsGuests(List<string> modules)
    {
        var options = new BootOptions { MemoryMegabytes = Megabytes, Vcpus = Vcpus };
        IReadOnlyList<DomuResult> results = await DomuMachine.Boot([.. modules.Select(module => new DomuGuest(image, options with { Module = module }))], limit);
        return [.. results.Select(result => LogOf([.. result.Errors, .. result.Lines], result.Verdict))];
    }

    private static MachineLog LogOf(IReadOnlyList<string> lines, Verdict verdict) => new(ProgramLog.Parse(lines), verdict == Verdict.Passed, lines);
}
