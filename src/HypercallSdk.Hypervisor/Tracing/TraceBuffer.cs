// What happened in a run, for those who want to see it: a ring of fixed-size records, allocated once.
//
// Invariants:
//  - Writing one allocates nothing, asks nobody and changes nothing that a run depends on: a run that is traced ends in the
//    state in which it would have ended. In particular the time is not a reading of the clock that a recording has to
//    have (MachineClock.TraceTime).
//  - The records of one vCPU are in the order of their times, and so are those of one physical CPU; those of different ones are
//    in the order in which the host did things, so their times differ by up to one handler. What becomes of a vCPU that
//    does not run (it is woken, say) happens on no CPU: the one on which it ran may be ahead.
//  - Every Enter is followed by its Leave; what was entered within is left with it, if an unwind went past.
//  - A Runstate record says since when the vCPU did what it does no longer: it tells a whole stretch by itself, and all of a
//    vCPU's make up its life.
//  - What there was no room for is counted.
using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>The trace of a run (<see cref="Host.Trace"/>): its last records, or its first.</summary>
public sealed class TraceBuffer
{
    private const int LeastCapacity = 16;
    private const int MostCapacity = 1 << 28;
    private const int FetchAhead = 16;

    private readonly Host _host;
    private readonly TraceRecord[] _records;
    private readonly long _mask;
    private readonly bool _stops;
    private readonly Dictionary<ushort, string> _names = [];
    private long _written;

    internal TraceBuffer(Host host, TraceOptions options)
    {
        if (options.Capacity is < LeastCapacity or > MostCapacity)
            throw new ArgumentException($"A trace has room for {LeastCapacity} to {MostCapacity} records, not {options.Capacity}.", nameof(options));

        _host = host;
        _records = new TraceRecord[(int)BitOperations.RoundUpToPowerOf2((uint)options.Capacity)];
        _mask = _records.Length - 1;
        _stops = options.Overflow == TraceOverflow.Stop;
    }

    /// <summary>How many records there are.</summary>
    public int Count => (int)long.Min(_written, _records.Length);

    /// <summary>How many records there was no room for: the first ones of the run, or the last.</summary>
    public long Lost => _written - Count;

    /// <summary>A record, the oldest one first.</summary>
    public TraceRecord this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _records[(_stops ? index : _written - Count + index) & _mask];
        }
    }

    /// <summary>Whether the first records of the run are lost.</summary>
    internal bool LacksBeginning => !_stops && Lost > 0;

    /// <summary>The names of the domains that there were.</summary>
    internal IReadOnlyDictionary<ushort, string> DomainNames => _names;

    internal Host Host => _host;

    /// <summary>Is given each record as it is written; it must change nothing that a run depends on. Nobody when null.</summary>
    internal Action<TraceRecord>? Watcher { get; set; }

    /// <summary>
    /// Writes the trace as Chrome's JSON, which https://ui.perfetto.dev shows: a track for each physical CPU and each vCPU,
    /// and an arrow from each event's sending to the upcall that took it.
    /// </summary>
    public void WriteJson(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ChromeTraceWriter.Write(TraceTimeline.Of(this), this, output);
    }

    /// <summary>Writes a picture of the trace, or a part of it: an SVG that needs nothing else.</summary>
    public void WriteSvg(TextWriter output, TraceSvgOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        SvgTraceWriter.Write(TraceTimeline.Of(this), this, output, options ?? new TraceSvgOptions());
    }

    /// <summary>A domain was made.</summary>
    internal void AddDomain(Domain domain) => _names[domain.Id.Value] = domain.Name;

    /// <summary>A vCPU does something else from <paramref name="now"/> on.</summary>
    internal void Runstate(Vcpu vcpu, RunstateKind before, ulong since, RunstateKind kind, ulong now)
    {
        if (before == RunstateKind.Running || kind == RunstateKind.Running)
            Write(now, TraceKind.Runstate, vcpu, (ushort)kind, (ulong)before, since);
        else
            WriteOnNoCpu(now, TraceKind.Runstate, vcpu, (ushort)kind, (ulong)before, since);
    }

    /// <summary>A vCPU's kernel is entered.</summary>
    internal void Enter(Vcpu vcpu, TraceEntry entry)
    {
        // It was charged for being entered.
        ulong cost = _host.Clock.IsVirtual && entry is not (TraceEntry.Other or TraceEntry.User) ? _host.Options.Costs.Entry : 0;
        Write(Now - cost, TraceKind.Enter, vcpu, (ushort)entry, 0, 0);
    }

    /// <summary>It has returned.</summary>
    // SAFETY: Info lies in a page that is held as long as the domain is there.
    internal unsafe void Leave(Vcpu vcpu) => Write(Now, TraceKind.Leave, vcpu, 0, vcpu.Info->UpcallPending, 0);

    /// <summary>A call begins, for which the vCPU was charged just now.</summary>
    internal void EnterHypercall(Vcpu vcpu, in HypercallRegisters registers)
    {
        // The calls of a multicall cost nothing of their own.
        ulong cost = _host.Clock.IsVirtual && vcpu.Gate.MulticallEntry < 0 ? _host.Options.Costs.Hypercall : 0;
        Write(Now - cost, TraceKind.EnterHypercall, vcpu, (ushort)registers.Rax, registers.Rdi, registers.Rsi);
    }

    /// <summary>It returns.</summary>
    internal void LeaveHypercall(Vcpu vcpu, long result, ulong third) => Write(Now, TraceKind.LeaveHypercall, vcpu, 0, (ulong)result, third);

    /// <summary>A trap is delivered.</summary>
    internal void EnterTrap(Vcpu vcpu, int vector, ulong error, ulong address) =>
        Write(Now, TraceKind.EnterTrap, vcpu, (ushort)vector, error, address);

    /// <summary>Its handler has returned.</summary>
    internal void LeaveTrap(Vcpu vcpu) => Write(Now, TraceKind.LeaveTrap, vcpu, 0, 0, 0);

    /// <summary>An event is raised, by whoever runs.</summary>
    internal void Raise(Vcpu target, Port port, TraceRaise outcome)
    {
        if (_host.Clock.Running is { } gate)
            Write(Now, TraceKind.Raise, gate.Vcpu, (ushort)outcome, Target(target, port), 0);
        else
            Add(new TraceRecord(Now, TraceKind.Raise, TraceRecord.NoCpu, TraceRecord.NoDomain, 0, (ushort)outcome, Target(target, port), 0));
    }

    /// <summary>An event that was masked is delivered now.</summary>
    internal void Unmask(Vcpu target, Port port)
    {
        Vcpu sender = _host.Clock.Running?.Vcpu ?? target;
        Write(Now, TraceKind.Unmask, sender, 0, Target(target, port), 0);
    }

    /// <summary>A call is refused.</summary>
    internal void Refusal(Vcpu vcpu, XenErrno error) =>
        Write(Now, TraceKind.Refusal, vcpu, 0, (ulong)(int)error, (ulong)vcpu.Domain.Log.RefusalCount);

    /// <summary>A domain has ended.</summary>
    internal void DomainEnd(Domain domain, ShutdownReason reason)
    {
        // Another processor may have ended it, at a time which that of vCPU 0 has passed.
        Vcpu first = domain.Vcpus[0];
        ulong time = ulong.Max(Now, first.Runstate.Since);
        if (_host.Clock.IsVirtual && first.Runstate.Kind == RunstateKind.Running)
            time = ulong.Max(time, first.Unit.Cpu.LocalTime);

        WriteOnNoCpu(time, TraceKind.DomainEnd, first, (ushort)reason, 0, 0);
    }

    private ulong Now => _host.Clock.TraceTime;

    private static ulong Target(Vcpu target, Port port) =>
        port.Value | ((ulong)target.Domain.Id.Value << 32) | ((ulong)target.Id.Value << 48);

    private void Write(ulong time, TraceKind kind, Vcpu vcpu, ushort detail, ulong first, ulong second) =>
        Add(new TraceRecord(time, kind, (byte)vcpu.Unit.Cpu.Id, vcpu.Domain.Id.Value, (ushort)vcpu.Id.Value, detail, first, second));

    private void WriteOnNoCpu(ulong time, TraceKind kind, Vcpu vcpu, ushort detail, ulong first, ulong second) =>
        Add(new TraceRecord(time, kind, TraceRecord.NoCpu, vcpu.Domain.Id.Value, (ushort)vcpu.Id.Value, detail, first, second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Add(in TraceRecord record)
    {
        Watcher?.Invoke(record);
        long place = _written++;
        if (_stops && place >= _records.Length)
            return;

        ref TraceRecord first = ref MemoryMarshal.GetArrayDataReference(_records);
        Unsafe.Add(ref first, (nint)(place & _mask)) = record;

        // A locked instruction (each event has some) waits for the stores before it, and the ring is larger than the caches.
        // SAFETY: the mask keeps both places within the array; a prefetch is a hint, wherever the array is moved to.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, (nint)((place + FetchAhead) & _mask))));
    }
}
