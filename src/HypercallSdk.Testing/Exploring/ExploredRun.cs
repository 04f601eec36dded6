// What decides in a run that is explored or replayed. Everything that can be disturbed is counted where it is, each vCPU's points by
// themselves: so one disturbance more or less leaves the others where they were, which is what makes a schedule shrink.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Interleaving;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Testing.Exploring;

/// <summary>One run of a scenario: how it is disturbed, and how it was.</summary>
internal sealed class ExploredRun : IInterleaver
{
    private readonly Noise? _noise;
    private readonly bool _tellsPlaces;
    private readonly SortedDictionary<(DisturbanceKind Kind, ushort Domain, uint Index), Track> _tracks = [];
    private readonly List<Disturbance> _taken = [];
    private readonly List<string> _places = [];

    /// <summary>A run that is to be disturbed so.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="threads">Threads for its handlers.</param>
    /// <param name="schedule">How it is disturbed; not at all without one.</param>
    /// <param name="noise">Beside that, this; none without.</param>
    /// <param name="tellsPlaces">Whether the places of the kernels' sources are looked for, which takes its time.</param>
    public ExploredRun(Scenario scenario, ulong seed, HandlerThreads threads, Schedule? schedule, Noise? noise, bool tellsPlaces)
    {
        Scenario = scenario;
        Seed = seed;
        Threads = threads;
        _noise = noise;
        _tellsPlaces = tellsPlaces;
        foreach (Disturbance planned in (schedule ?? Schedule.Undisturbed).Disturbances.OrderBy(static planned => planned.Number))
            TrackOf(planned.Kind, planned.Domain, planned.Index).Plan(planned.Number, planned.Nanoseconds);
    }

    /// <summary>What is run.</summary>
    public Scenario Scenario { get; }

    /// <summary>The machine's seed.</summary>
    public ulong Seed { get; }

    /// <inheritdoc/>
    public HandlerThreads Threads { get; }

    /// <summary>What disturbed the run so far.</summary>
    public Schedule Taken => new(_taken);

    /// <summary>The same for people, with the places.</summary>
    public IReadOnlyList<string> Places => _places;

    /// <summary>What could have disturbed it so far.</summary>
    public Opportunities Opportunities
    {
        get
        {
            Opportunity[] all = [.. _tracks.Where(static track => track.Value.Count != 0).Select(static track => new Opportunity(track.Key.Kind, new DomainId(track.Key.Domain), track.Key.Index, track.Value.Count))];
            return new([.. all.Where(static one => one.Kind != DisturbanceKind.Fault)], [.. all.Where(static one => one.Kind == DisturbanceKind.Fault)], Longest(Scenario));
        }
    }

    /// <inheritdoc/>
    public ulong HoldUp(Vcpu vcpu, InterleavingPoint point)
    {
        if (!Strikes(DisturbanceKind.HoldUp, vcpu.Domain.Id, vcpu.Id.Value, out ulong nanoseconds))
            return 0;

        if (_tellsPlaces)
        {
            string next = point switch
            {
                InterleavingPoint.Entry => "enters its next handler",
                InterleavingPoint.Hypercall => "makes the hypercall",
                InterleavingPoint.Read => "reads memory",
                InterleavingPoint.Write => "writes memory",
                _ => "exchanges a word of memory",
            };
            string? place = point == InterleavingPoint.Entry ? null : CallSite.Find(null, typeof(ExploredRun).Assembly);
            _places.Add($"{Name(vcpu)} is held up for {Disturbance.Time(nanoseconds)} before it {next}{(place is null ? "" : $" at {place}")}");
        }

        return nanoseconds;
    }

    /// <inheritdoc/>
    public ulong Lateness(Vcpu vcpu)
    {
        if (!Strikes(DisturbanceKind.Lateness, vcpu.Domain.Id, vcpu.Id.Value, out ulong nanoseconds))
            return 0;

        if (_tellsPlaces)
            _places.Add($"{Name(vcpu)}'s timer is {Disturbance.Time(nanoseconds)} late{(CallSite.Find(null, typeof(ExploredRun).Assembly) is { } place ? $", set at {place}" : "")}");

        return nanoseconds;
    }

    /// <summary>A fault could strike that was asked for as <see cref="Occurrence.Sometimes"/>: whether it does.</summary>
    /// <param name="guest">Whom it would befall.</param>
    /// <param name="fault">Which of the faults asked for that guest, from 1.</param>
    /// <param name="what">What it does.</param>
    public bool Strikes(Guest guest, uint fault, string what)
    {
        if (!Strikes(DisturbanceKind.Fault, guest.Id, fault, out _))
            return false;

        if (_tellsPlaces)
            _places.Add($"{guest.KernelName}: {what}{(CallSite.Find(null, typeof(ExploredRun).Assembly) is { } place ? $", at {place}" : "")}");

        return true;
    }

    private bool Strikes(DisturbanceKind kind, DomainId domain, uint index, out ulong nanoseconds)
    {
        Track track = TrackOf(kind, domain, index);
        bool strikes = track.Pass(out nanoseconds);
        if (!strikes && _noise is not null)
            strikes = _noise.Strikes(kind, out nanoseconds);

        if (strikes)
            _taken.Add(new Disturbance(kind, domain, index, track.Count, nanoseconds));

        return strikes;
    }

    private Track TrackOf(DisturbanceKind kind, DomainId domain, uint index)
    {
        (DisturbanceKind, ushort, uint) key = (kind, domain.Value, index);
        if (!_tracks.TryGetValue(key, out Track? track))
            _tracks.Add(key, track = new Track());

        return track;
    }

    private static int Longest(Scenario scenario)
    {
        TimeSpan longest = scenario.LongestHoldUp;
        return longest >= TimeSpan.FromMicroseconds(1) && longest <= TimeSpan.FromSeconds(1)
            ? BitOperations.Log2((ulong)longest.Ticks * TimeSpan.NanosecondsPerTick)
            : throw new InvalidOperationException($"{scenario.GetType().Name}.{nameof(scenario.LongestHoldUp)} is {longest}: it is 1 us to 1 s.");
    }

    private static string Name(Vcpu vcpu) => vcpu.Domain.Vcpus.Count == 1 ? vcpu.Domain.Kernel.Name : $"{vcpu.Domain.Kernel.Name}'s vCPU {vcpu.Id.Value}";
}
