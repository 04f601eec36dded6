// A trace, read: the records become tracks with slices in each other, moments, and arrows. Both exporters draw this.
//
// Invariants:
//  - On a track no slice begins before the one written before it, and one that lies in another ends within it.
//  - A vCPU's runstate slices follow each other without a gap from its first to its last, and those in which it runs are
//    also, each once, slices of the physical CPU that it ran on.
//  - Every arrow has both ends. An event without an arrow has a fate: masked, pending already, not taken until the end.
//  - Where the beginning of the run is lost, what began there begins with the trace.
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>A trace as tracks.</summary>
internal sealed class TraceTimeline
{
    private const int Machine = 1;
    private const int FirstDomain = 2;
    private const int TimersThread = 1000;

    private readonly TraceBuffer _trace;
    private readonly SortedDictionary<int, TraceTrack> _cpus = [];
    private readonly SortedDictionary<(ushort Domain, ushort Vcpu), TraceVcpu> _vcpus = [];
    private readonly Dictionary<(ushort Domain, uint Port), TraceRaised> _masked = [];
    private readonly TraceTrack _timers = new(Machine, "machine", TimersThread, "timers");
    private int _order;

    private TraceTimeline(TraceBuffer trace) => _trace = trace;

    /// <summary>The tracks that have anything, the machine's first.</summary>
    public List<TraceTrack> Tracks { get; } = [];

    /// <summary>The arrows, by when they were taken.</summary>
    public List<TraceFlow> Flows { get; } = [];

    /// <summary>When the trace begins.</summary>
    public ulong Start { get; private set; }

    /// <summary>When it ends.</summary>
    public ulong End { get; private set; }

    /// <summary>Reads a trace.</summary>
    public static TraceTimeline Of(TraceBuffer trace)
    {
        var timeline = new TraceTimeline(trace);
        timeline.Read();
        return timeline;
    }

    private void Read()
    {
        Start = ulong.MaxValue;
        for (int i = 0; i < _trace.Count && _trace.LacksBeginning; i++)
            Start = ulong.Min(Start, _trace[i].Time);

        if (!_trace.LacksBeginning)
            Start = 0;

        for (int i = 0; i < _trace.Count; i++)
        {
            TraceRecord record = _trace[i];
            End = ulong.Max(End, record.Time);
            Add(in record);
        }

        foreach (((ushort domain, ushort vcpu) id, TraceVcpu vcpu) in _vcpus)
            Close(id.domain, id.vcpu, vcpu);

        Tracks.AddRange(_cpus.Values);
        if (_timers.Slices.Count > 0)
            Tracks.Add(_timers);

        foreach (TraceVcpu vcpu in _vcpus.Values)
        {
            vcpu.Track.Slices.RemoveAll(slice => slice.Order < 0);
            Tracks.Add(vcpu.Track);
        }
    }

    private void Add(in TraceRecord record)
    {
        if (record.Domain == TraceRecord.NoDomain)
        {
            AddByHost(in record);
            return;
        }

        TraceVcpu vcpu = Find(record.Domain, record.Vcpu, record.Time);
        ulong time = ulong.Max(record.Time, vcpu.Last);
        vcpu.Last = time;
        switch (record.Kind)
        {
            case TraceKind.Runstate:
                ChangeState(vcpu, in record, time);
                break;
            case TraceKind.Enter:
                Open(vcpu, in record, time, TraceSliceKind.Handler);
                if (record.Detail == (ushort)TraceEntry.Upcall)
                    Take(vcpu, time);

                break;
            case TraceKind.Leave:
                if (record.First == 0)
                    Take(vcpu, time);

                while (vcpu.Open.Count > 0)
                    CloseInnermost(vcpu, time, null);

                break;
            case TraceKind.EnterHypercall:
                Open(vcpu, in record, time, TraceSliceKind.Hypercall);
                break;
            case TraceKind.EnterTrap:
                Note(vcpu.Track, in record, time, null);
                Open(vcpu, in record, time, TraceSliceKind.Trap);
                break;
            case TraceKind.LeaveHypercall:
                LeaveInner(vcpu, in record, time, TraceSliceKind.Hypercall);
                break;
            case TraceKind.LeaveTrap:
                LeaveInner(vcpu, in record, time, TraceSliceKind.Trap);
                break;
            case TraceKind.Raise:
                Raise(vcpu.Track, in record, time);
                break;
            case TraceKind.Unmask:
                Unmask(vcpu.Track, in record, time);
                break;
            default:
                Note(vcpu.Track, in record, time, null);
                break;
        }
    }

    private void AddByHost(in TraceRecord record)
    {
        if (record.Kind != TraceKind.Raise)
            return;

        // An arrow needs a slice to begin at.
        _timers.Slices.Add(new TraceSlice { Start = record.Time, End = record.Time, Kind = TraceSliceKind.Host, Record = record, Order = _order++ });
        Raise(_timers, in record, record.Time);
    }

    private TraceVcpu Find(ushort domain, ushort number, ulong time)
    {
        if (_vcpus.TryGetValue((domain, number), out TraceVcpu? vcpu))
            return vcpu;

        string name = _trace.DomainNames.TryGetValue(domain, out string? known) ? known : $"Domain-{domain}";
        vcpu = new TraceVcpu(new TraceTrack(FirstDomain + domain, $"{name} (d{domain})", number + 1, $"d{domain}v{number}")) { Last = time };
        vcpu.Track.Slices.Add(new TraceSlice { Start = time, Kind = TraceSliceKind.Runstate, Order = _order++ });
        _vcpus.Add((domain, number), vcpu);
        return vcpu;
    }

    private void ChangeState(TraceVcpu vcpu, in TraceRecord record, ulong time)
    {
        // Where nobody said so far what it does, this says since when.
        if (vcpu.Kind < 0)
        {
            TraceSlice first = vcpu.Track.Slices[vcpu.State];
            first.Start = ulong.Min(first.Start, ulong.Max(record.Second, Start));
            vcpu.Track.Slices[vcpu.State] = first;
        }

        EndState(vcpu, in record, time);
        vcpu.Kind = record.Detail;
        vcpu.Cpu = record.Detail == (ushort)RunstateKind.Running ? record.Cpu : -1;
        vcpu.State = vcpu.Track.Slices.Count;
        vcpu.Track.Slices.Add(new TraceSlice { Start = time, Kind = TraceSliceKind.Runstate, Order = _order++ });
    }

    // The record says what it did until then.
    private void EndState(TraceVcpu vcpu, in TraceRecord record, ulong time)
    {
        TraceSlice slice = vcpu.Track.Slices[vcpu.State];
        slice.End = time;
        slice.Record = record;
        if (slice.Start == time)
            slice.Order = -1;
        else if (record.First == (ulong)RunstateKind.Running)
            Cpu(vcpu.Cpu >= 0 ? vcpu.Cpu : record.Cpu).Slices.Add(slice with { Kind = TraceSliceKind.OnCpu, Order = _order++ });

        vcpu.Track.Slices[vcpu.State] = slice;
    }

    private TraceTrack Cpu(int number)
    {
        if (!_cpus.TryGetValue(number, out TraceTrack? track))
            _cpus.Add(number, track = new TraceTrack(Machine, "machine", number + 1, $"cpu{number}"));

        return track;
    }

    private void Open(TraceVcpu vcpu, in TraceRecord record, ulong time, TraceSliceKind kind)
    {
        vcpu.Open.Push(vcpu.Track.Slices.Count);
        vcpu.Track.Slices.Add(new TraceSlice { Start = time, End = time, Depth = vcpu.Open.Count, Kind = kind, Record = record, Order = _order++ });
    }

    private void LeaveInner(TraceVcpu vcpu, in TraceRecord record, ulong time, TraceSliceKind kind)
    {
        // Its beginning may be lost.
        if (vcpu.Open.Count > 0 && vcpu.Track.Slices[vcpu.Open.Peek()].Kind == kind)
            CloseInnermost(vcpu, time, record);
    }

    private static void CloseInnermost(TraceVcpu vcpu, ulong time, TraceRecord? closing)
    {
        int place = vcpu.Open.Pop();
        vcpu.Track.Slices[place] = vcpu.Track.Slices[place] with { End = time, Closing = closing };
    }

    private int Note(TraceTrack track, in TraceRecord record, ulong time, string? fate)
    {
        track.Instants.Add(new TraceInstant(time, _order++, record, fate));
        return track.Instants.Count - 1;
    }

    private void Raise(TraceTrack from, in TraceRecord record, ulong time)
    {
        (ushort domain, ushort target, uint port) = TargetOf(in record);
        string? fate = (TraceRaise)record.Detail switch
        {
            TraceRaise.Merged => "pending already",
            TraceRaise.Masked => "masked",
            _ => "not taken",
        };
        int instant = Note(from, in record, time, fate);
        var raised = new TraceRaised(from, instant, time, _order++, port);
        if (record.Detail == (ushort)TraceRaise.Delivered)
            Find(domain, target, time).Pending.Add(raised);
        else if (record.Detail == (ushort)TraceRaise.Masked)
            _masked[(domain, port)] = raised;
    }

    private void Unmask(TraceTrack from, in TraceRecord record, ulong time)
    {
        (ushort domain, ushort target, uint port) = TargetOf(in record);
        bool isKnown = _masked.Remove((domain, port), out TraceRaised raised);
        int instant = Note(from, in record, time, isKnown ? "what was sent before is delivered" : "not taken");
        if (!isKnown)
            raised = new TraceRaised(from, instant, time, _order++, port);

        Find(domain, target, time).Pending.Add(raised);
    }

    // An upcall takes all events that are delivered; so does one that goes on, when its scan finds them before it returns.
    private void Take(TraceVcpu vcpu, ulong time)
    {
        foreach (TraceRaised raised in vcpu.Pending)
        {
            // A handler is atomic: another CPU's, whose clock is behind, may find what was sent at its end.
            bool isBefore = raised.Time <= time;
            TraceInstant instant = raised.From.Instants[raised.Instant];
            raised.From.Instants[raised.Instant] = instant with { Fate = isBefore ? null : "taken by a handler that began before" };
            if (isBefore)
                Flows.Add(new TraceFlow(raised.From, raised.Time, raised.Order, vcpu.Track, time, _order++, raised.Port));
        }

        vcpu.Pending.Clear();
    }

    private void Close(ushort domain, ushort number, TraceVcpu vcpu)
    {
        while (vcpu.Open.Count > 0)
            CloseInnermost(vcpu, vcpu.Last, null);

        if (vcpu.Kind < 0)
            vcpu.Kind = (int?)Living(domain, number)?.Runstate.Kind ?? (int)RunstateKind.Offline;

        var last = new TraceRecord(End, TraceKind.Runstate, (byte)int.Max(vcpu.Cpu, 0), domain, number, 0, (ulong)vcpu.Kind, 0);
        EndState(vcpu, in last, ulong.Max(End, vcpu.Last));
    }

    private Vcpu? Living(ushort domain, ushort number)
    {
        foreach (Domain living in _trace.Host.Domains)
        {
            if (living.Id.Value == domain)
                return living.Vcpus[number];
        }

        return null;
    }

    /// <summary>Whom a raised event is for.</summary>
    public static (ushort Domain, ushort Vcpu, uint Port) TargetOf(in TraceRecord record) =>
        ((ushort)(record.First >> 32), (ushort)(record.First >> 48), (uint)record.First);
}
