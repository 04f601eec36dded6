using System;
using System.Diagnostics;
using System.IO;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor;

/// <content>For debuggers and for who looks at a machine: nothing here changes anything in a run.</content>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(HostView))]
public sealed partial class Host
{
    /// <summary>
    /// A report of the whole machine, for people: how it was set up, what each processor runs, and of each domain its kernel's
    /// fields, its vCPUs with registers, stack and page tables, its event channels, grants, console, last hypercalls and
    /// refusals. It may be made at any time, in the middle of a handler too (by code that a hypercall leads to, or in a
    /// debugger), and changes nothing. One run has one report at each of its points, whatever machine it is run on.
    /// </summary>
    /// <remarks>Of a handler that runs it has the lines of the kernel that are on the calling thread's stack.</remarks>
    public string Dump()
    {
        var text = new StringWriter();
        Dump(text);
        return text.ToString();
    }

    /// <summary>Writes the report of <see cref="Dump()"/>; its lines end with a line feed.</summary>
    public void Dump(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        new MachineDump(this, output).Write();
    }

    /// <summary>The machine's time for who looks on: as <see cref="Now"/>, but nothing is charged and no clock read for it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ulong Glance =>
        !Clock.IsVirtual || Clock.Running is not null ? Clock.Glance
        : _cpus.Length == 1 ? ulong.Max(_horizon, NextClock())
        : Certain();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => HostView.Describe(this);

    /// <summary>A processor's clock for who looks on.</summary>
    internal ulong GlanceAt(PhysicalCpu cpu) => Clock.IsOn(cpu) ? Clock.Glance : cpu.LocalTime;

    /// <summary>The time at which a vCPU is looked at: it may have entered its state after the machine's time.</summary>
    internal static ulong GlanceAt(Vcpu vcpu) => ulong.Max(vcpu.Domain.Host.Glance, vcpu.Runstate.Since);

    /// <summary>Stops in the debugger at a refusal, if there is one and it is to stop at that.</summary>
    [DebuggerHidden]
    internal void BreakOn(Refusal refusal, Domain domain)
    {
        if ((Options.BreakOn & DebuggerBreaks.Refusal) != 0 && Options.BreakWhen?.Invoke(refusal) != false)
            BreakOn(DebuggerBreaks.Refusal, $"{domain} {refusal}");
    }

    /// <summary>Stops in the debugger, if there is one and it is to stop then.</summary>
    /// <param name="occasion">What happens.</param>
    /// <param name="why">What the debugger shows among its messages.</param>
    [DebuggerHidden]
    internal void BreakOn(DebuggerBreaks occasion, string why)
    {
        if ((Options.BreakOn & occasion) == 0)
            return;

        Options.Breaking?.Invoke(why);
        if (!Debugger.IsAttached)
            return;

        Debugger.Log(0, "HypercallSdk", why + "\n");
        Debugger.Break();
    }
}
