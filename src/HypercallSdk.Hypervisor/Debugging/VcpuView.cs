using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A vCPU as a debugger shows it.</summary>
/// <param name="vcpu">The vCPU.</param>
internal sealed unsafe class VcpuView(Vcpu vcpu)
{
    /// <summary>Its domain.</summary>
    public Domain Domain => vcpu.Domain;

    /// <summary>Whether the guest's kernel or its user code runs on it.</summary>
    public VcpuMode Mode => vcpu.Mode;

    /// <summary>What it does, since when, and how long it did what.</summary>
    public string State => DomainView.IsThere(vcpu.Domain) ? CrashReporter.Report(vcpu, Host.GlanceAt(vcpu)).ToString() : DomainView.Gone;

    /// <summary>Whether an upcall is pending.</summary>
    // SAFETY: here and below, Info lies in a page of the domain's, which is on the machine.
    public bool IsUpcallPending => DomainView.IsThere(vcpu.Domain) && vcpu.Info->UpcallPending != 0;

    /// <summary>Whether upcalls are masked.</summary>
    public bool IsUpcallMasked => DomainView.IsThere(vcpu.Domain) && vcpu.Info->UpcallMask != 0;

    /// <summary>The registers that its guest stands at between two entries.</summary>
    public RegistersView Registers => new(Context(vcpu), PlaceOf(vcpu, Context(vcpu).Rip));

    /// <summary>The lines of the kernel that run, the innermost first: its code on the host's stack. Empty while no handler runs.</summary>
    public string[] RunningLines => RunningLinesOf(vcpu);

    /// <summary>How many of the kernel's handlers are entered and have not returned.</summary>
    public int NestedHandlers => vcpu.Saved.Depth;

    /// <summary>The address of the last page fault (<c>arch.cr2</c>) and what lies there; null where there was none.</summary>
    public string? LastFault => FaultAddress(vcpu) is { } address ? PlaceOf(vcpu, address) : null;

    /// <summary>The walk of that address.</summary>
    public PageWalkView? LastFaultWalk => FaultAddress(vcpu) is { } address ? new PageWalkView(vcpu.AddressSpace, address) : null;

    /// <summary>The stack around the kernel's stack pointer.</summary>
    public StackLine[] Stack => DomainView.IsThere(vcpu.Domain) ? [.. CrashReporter.ReadStack(vcpu, CrashReporter.StackPointerOf(vcpu))] : [];

    /// <summary>The words of the stack that name places of the kernel's code.</summary>
    public string[] StackPlaces => [.. StackPlacesOf(vcpu)];

    /// <summary>The tables of the kernel's mode.</summary>
    public Paging.AddressSpace KernelTables => vcpu.KernelSpace;

    /// <summary>The tables of user mode; null where there are none.</summary>
    public Paging.AddressSpace? UserTables => vcpu.HasUserRoot ? vcpu.UserSpace : null;

    /// <summary>The handlers of traps.</summary>
    public string[] TrapTable
    {
        get
        {
            var handlers = new List<string>();
            for (int vector = 0; vector < Traps.VirtualIdt.VectorCount; vector++)
            {
                ref readonly TrapInfo entry = ref vcpu.TrapTable[(byte)vector];
                if (entry.Address != 0)
                    handlers.Add(string.Create(CultureInfo.InvariantCulture, $"trap {vector}: {PlaceOf(vcpu, entry.Address)}"));
            }

            return [.. handlers];
        }
    }

    /// <summary>Where it is entered for events, and for system calls.</summary>
    public string[] Callbacks => [$"event: {PlaceOf(vcpu, vcpu.EntryPoints.Event)}", $"system call: {PlaceOf(vcpu, vcpu.EntryPoints.Syscall)}"];

    /// <summary>One line about a vCPU.</summary>
    public static string Describe(Vcpu vcpu)
    {
        if (!DomainView.IsThere(vcpu.Domain))
            return $"{vcpu}: {DomainView.Gone}";

        string state = vcpu.IsInGuest ? "in a handler" : vcpu.IsUp ? $"{vcpu.Runstate.Kind}" : "down";
        string upcall = $"{(vcpu.Info->UpcallPending != 0 ? ", upcall pending" : string.Empty)}{(vcpu.Info->UpcallMask != 0 ? ", upcalls masked" : string.Empty)}";
        return $"{vcpu}: {state}, {vcpu.Mode} mode{upcall}, rip {PlaceOf(vcpu, Context(vcpu).Rip)}";
    }

    /// <summary>A vCPU's registers.</summary>
    public static TrapFrame Context(Vcpu vcpu) => vcpu.Mode == VcpuMode.Kernel || vcpu.HasProcessor ? vcpu.Traps.Context : default;

    /// <summary>The address of the last page fault; null where there was none.</summary>
    public static ulong? FaultAddress(Vcpu vcpu) =>
        DomainView.IsThere(vcpu.Domain) && vcpu.Info->Arch.FaultAddress.Value is not 0 and var address ? address : null;

    /// <summary>An address and what lies there, as the mode that runs sees it.</summary>
    public static string PlaceOf(Vcpu vcpu, ulong address) => address == 0 && vcpu.Mode == VcpuMode.Kernel ? "none"
        : DomainView.IsThere(vcpu.Domain) ? PlaceFinder.Find(vcpu.Domain, vcpu.AddressSpace, address).ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{address:x16}");

    /// <summary>The lines of its kernel on the host's stack.</summary>
    public static string[] RunningLinesOf(Vcpu vcpu) => vcpu.Domain.Host.Clock.Running?.Vcpu == vcpu ? CallSite.KernelLines() : [];

    /// <summary>The words of its stack, from the stack pointer up, that name places of the kernel's code.</summary>
    public static IEnumerable<string> StackPlacesOf(Vcpu vcpu)
    {
        if (!DomainView.IsThere(vcpu.Domain))
            yield break;

        ulong pointer = CrashReporter.StackPointerOf(vcpu);
        foreach (StackLine line in CrashReporter.ReadStack(vcpu, pointer))
        {
            for (int i = 0; i < line.Words.Length; i++)
            {
                ulong place = line.Address + ((ulong)i * sizeof(ulong));
                if (place >= pointer && line.Words[i] is { } word && PlaceFinder.IsCode(vcpu.Domain, word))
                    yield return string.Create(CultureInfo.InvariantCulture, $"{place:x16}: {PlaceFinder.Find(vcpu.Domain, vcpu.KernelSpace, word)}");
            }
        }
    }
}
