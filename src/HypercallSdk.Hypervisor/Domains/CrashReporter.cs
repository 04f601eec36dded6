// Gathers what is known when a domain ends unasked. It runs while the domain is as it was: it reads the guest's stack through
// the kernel's tables by hand, so that no fault is raised and no translation remembered, and changes nothing.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Writes crash reports.</summary>
internal static unsafe class CrashReporter
{
    private const int WordsPerLine = 4;
    private const int LinesBelow = 2;
    private const int LinesAbove = 14;
    private const int MostRefusals = 8;
    private const int MostEvents = 32;

    /// <summary>What is known about the domain of <paramref name="vcpu"/>, which ended it.</summary>
    public static CrashReport Report(Vcpu vcpu, string reason, PageWalk? walk, Exception? exception)
    {
        Domain domain = vcpu.Domain;
        IReadOnlyList<Refusal> refusals = domain.Log.Refusals;
        var latest = new List<Refusal>();
        for (int i = refusals.Count - 1; i >= 0 && latest.Count < MostRefusals; i--)
            latest.Add(refusals[i]);

        ulong now = domain.Host.Clock.Now;
        var vcpus = new List<VcpuReport>();
        foreach (Vcpu each in domain.Vcpus)
        {
            // Those that were never brought up have nothing to say.
            if (each == vcpu || each.HasBooted || each.IsUp)
                vcpus.Add(Report(each, now));
        }

        TrapFrame registers = vcpu.Traps.Context;
        ulong stack = StackPointerOf(vcpu);
        return new CrashReport
        {
            Domain = domain.ToString(),
            Reason = reason,
            Vcpu = vcpu.Id,
            Time = now,
            Registers = registers,
            StackPointer = stack,
            Stack = ReadStack(vcpu, stack),
            PageWalk = walk?.ToString(),
            Exception = exception,
            Vcpus = vcpus,
            PendingEvents = Pending(domain.EventChannels),
            LastHypercalls = vcpu.Domain.History.ToArray(),
            LastRefusals = latest,
        };
    }

    /// <summary>What a vCPU does at <paramref name="now"/>.</summary>
    public static VcpuReport Report(Vcpu vcpu, ulong now)
    {
        ref readonly Runstate runstate = ref vcpu.Runstate;

        // SAFETY: Info lies in a frame that is the domain's as long as the domain is there.
        bool isPending = vcpu.Info->UpcallPending != 0;
        bool isMasked = vcpu.Info->UpcallMask != 0;
        return new VcpuReport
        {
            Vcpu = vcpu.Id,
            State = runstate.Kind switch
            {
                RunstateKind.Running => "running",
                RunstateKind.Runnable => "runnable",
                RunstateKind.Blocked => "blocked",
                _ => "offline",
            },
            IsUp = vcpu.IsUp,
            Since = runstate.Since,
            Ran = runstate.TimeIn(RunstateKind.Running, now),
            Waited = runstate.TimeIn(RunstateKind.Runnable, now),
            Blocked = runstate.TimeIn(RunstateKind.Blocked, now),
            Offline = runstate.TimeIn(RunstateKind.Offline, now),
            InstructionPointer = vcpu.Traps.Context.Rip,
            IsUpcallPending = isPending,
            IsUpcallMasked = isMasked,
            Timer = vcpu.SingleShotDeadline is not 0 and var deadline ? deadline : null,
        };
    }

    /// <summary>The kernel's stack pointer: where its next frame goes.</summary>
    public static ulong StackPointerOf(Vcpu vcpu) => vcpu.Mode == VcpuMode.Kernel ? vcpu.Saved.Rsp : vcpu.Traps.KernelStack.Pointer;

    /// <summary>Whole lines of the kernel's stack, from a little below <paramref name="pointer"/> up.</summary>
    public static List<StackLine> ReadStack(Vcpu vcpu, ulong pointer)
    {
        const ulong BytesPerLine = WordsPerLine * sizeof(ulong);
        ulong first = (pointer & ~(BytesPerLine - 1)) - (LinesBelow * BytesPerLine);
        var lines = new List<StackLine>();
        for (ulong line = 0; line < LinesBelow + LinesAbove; line++)
        {
            ulong address = first + (line * BytesPerLine);
            var words = new ulong?[WordsPerLine];
            for (int i = 0; i < WordsPerLine; i++)
                words[i] = ReadWord(vcpu, address + ((ulong)i * sizeof(ulong)));

            lines.Add(new StackLine(address, words));
        }

        return lines;
    }

    private static ulong? ReadWord(Vcpu vcpu, ulong address)
    {
        PageWalk walk = vcpu.KernelSpace.Walk(address);

        // SAFETY: a mapped entry names a frame of the machine's, and the address is a multiple of 8.
        return walk.IsAllowed
            ? Unsafe.ReadUnaligned<ulong>(vcpu.Domain.Host.Memory.HostAddress(walk.LastEntry.Frame) + (address & (Page.Size - 1)))
            : null;
    }

    /// <summary>The events that a domain has not taken, at most 32.</summary>
    public static List<PendingEvent> Pending(EventChannelTable channels)
    {
        var pending = new List<PendingEvent>();
        foreach (Port port in channels.InUse())
        {
            if (!channels.IsPending(port))
                continue;

            if (pending.Count == MostEvents)
                break;

            ref readonly EventChannel channel = ref channels[port];
            pending.Add(new PendingEvent
            {
                Port = port,
                Source = Describe(channel),
                Vcpu = new VcpuId(channel.NotifyVcpu),
                IsMasked = channels.IsMasked(port),
            });
        }

        return pending;
    }

    private static string Describe(in EventChannel channel) => channel.Kind switch
    {
        ChannelKind.Interdomain => string.Create(CultureInfo.InvariantCulture, $"from domain {channel.RemoteId}"),
        ChannelKind.Unbound => string.Create(CultureInfo.InvariantCulture, $"waiting for domain {channel.RemoteId}"),
        ChannelKind.Virq => string.Create(CultureInfo.InvariantCulture, $"VIRQ {channel.Virq}"),
        ChannelKind.Ipi => "interrupt between vCPUs",
        ChannelKind kind => kind.ToString(),
    };
}
