using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Kernels;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Processors;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Traps;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor;

/// <summary>
/// A machine with a hypervisor on it: <c>using var host = new Host(options); host.CreateDomain&lt;Hello&gt;(config);
/// host.Run();</c>.
/// </summary>
public sealed unsafe partial class Host : IDisposable
{
    private const int FirstUserNumber = 50;
    private const int LastUserNumber = 55;
    private const int MostPhysicalCpus = 64;

    private readonly List<Domain> _domains = [];
    private ushort _nextDomain;
    private ulong _timerOrder;
    private bool _isDisposed;
    private VcpuInfo* _nobodysVcpuInfo;
    private DecodedCode? _code;

    /// <summary>Switches a machine on.</summary>
    public Host(HostOptions? options = null)
    {
        Options = options ?? new HostOptions();
        if (Options.TimestampFrequency is < 100_000_000 or > 10_000_000_000)
            throw new ArgumentException($"The time-stamp counter runs at 100 MHz to 10 GHz, not at {Options.TimestampFrequency} Hz.", nameof(options));

        _interleaver = Options.Interleaver;
        if (_interleaver is not null && (Options.Time != TimeMode.Virtual || Options.Record is not null || Options.Replay is not null))
            throw new ArgumentException("Handlers are interleaved in virtual time, and neither recorded nor replayed.", nameof(options));

        Timestamps = new TimestampScale(Options.TimestampFrequency);

        _inputs = OpenInputs(Options);
        _hasInputs = _inputs is not null;
        Clock = _inputs is InputReplay replay
            ? new MachineClock(replay.Header.Time, replay.Start, replay)
            : new MachineClock(Options.Time, Options.VirtualStart, _inputs ?? (IClockSource)new StopwatchClock());
        Trace = Options.Trace is { } tracing ? new TraceBuffer(this, tracing) : null;
        SwitchesTheLongWay = Trace is not null;
        Memory = new MachineMemory(Options.MachineMemoryMegabytes, Options.Seed) { Planted = Options.Planted };
        Memory.Frames.Translations = Translations;
        Memory.Frames.Granted = _interleaver is null ? null : [];
        PageTables = new PageTables(Memory, Translations);
        Reservations = new PageReservations(Memory.Frames);
        GrantMapper = new GrantMapper(GrantTables, Memory, PageTypes, new GrantMappings(Memory, PageTables));
        if (Options.PhysicalCpus is < 1 or > MostPhysicalCpus)
            throw new ArgumentException($"A machine has 1 to {MostPhysicalCpus} physical CPUs, not {Options.PhysicalCpus}.", nameof(options));

        if (Options.TimeSlice.TotalMilliseconds is < 1 or > 1000)
            throw new ArgumentException($"A time slice lasts 1 to 1,000 ms, not {Options.TimeSlice.TotalMilliseconds}.", nameof(options));

        if (Options.RateLimit.TotalMicroseconds is not 0 and (< 100 or > 500_000))
            throw new ArgumentException($"The rate limit is 100 us to 500 ms, or 0, not {Options.RateLimit.TotalMicroseconds} us.", nameof(options));

        if (Options.RateLimit > Options.TimeSlice)
            throw new ArgumentException($"The rate limit, {Options.RateLimit.TotalMicroseconds} us, is longer than a time slice, {Options.TimeSlice.TotalMilliseconds} ms.", nameof(options));

        if (Options.MigrationDelay.TotalMilliseconds is < 0 or > 100)
            throw new ArgumentException($"The migration delay is 0 to 100 ms, not {Options.MigrationDelay.TotalMilliseconds}.", nameof(options));

        _random = FirstRandom(Options.Seed);
        _cpus = new PhysicalCpu[Options.PhysicalCpus];
        AnyCpu = new Affinity(CpuMask.All, CpuMask.All, CpuMask.First(Options.PhysicalCpus));
        for (int i = 0; i < _cpus.Length; i++)
            _cpus[i] = new PhysicalCpu(i, Units);

        Clock.Enter(_cpus[0]);
        Scheduler = Options.Scheduler switch
        {
            SchedulerKind.Credit => new CreditScheduler(),
            SchedulerKind.Null => new NullScheduler(),
            _ => throw new ArgumentException($"There is no scheduler {Options.Scheduler}; there are {SchedulerKind.Credit} and {SchedulerKind.Null}.", nameof(options)),
        };
        Scheduler.Attach(this);
        if (Options.RecountInvariants || Trace is not null || Options.Interceptor is not null)
            Table = new HypercallTable(Wrap);

        Table.Add(new ConsoleIoHandler());
        Table.Add(new XenVersionHandler());
        Table.Add(new SchedOpHandler());
        Table.Add(new EventChannelOpHandler());
        Table.Add(new TrapTableHandler());
        Table.Add(new CallbacksHandler());
        Table.Add(new StackSwitchHandler());
        Table.Add(new SegmentBaseHandler());
        Table.Add(new FpuTaskSwitchHandler());
        Table.Add(new TimerHandler());
        Table.Add(new VcpuOpFirstLook(new VcpuOpHandler()));
        Table.Add(new DomctlHandler());
        Table.Add(new SysctlHandler());
        Table.Add(new MemoryOpFirstLook(new MemoryOpHandler()));
        Table.Add(new UpdateVaMappingHandler());
        Table.Add(new MmuExtOpFirstLook(new MmuExtOpHandler()));
        Table.Add(new MmuUpdateFirstLook(new MmuUpdateHandler()));
        Table.Add(new DescriptorsHandler());
        Table.Add(new MulticallHandler());
        Table.Add(new VmAssistHandler());
        Table.Add(new GrantTableOpFirstLook(new GrantTableOpHandler(GrantTables, GrantMapper, new GrantCopier(GrantTables, Memory, PageTypes), new GrantTransfers(GrantTables, Memory))));
    }

    /// <summary>How the host was set up.</summary>
    public HostOptions Options { get; }

    /// <summary>The domains, in the order they were made; those that ended too, until they are destroyed.</summary>
    public IReadOnlyList<Domain> Domains => _domains;

    /// <summary>What happened (<see cref="HostOptions.Trace"/>); null unless it was asked for.</summary>
    public TraceBuffer? Trace { get; }

    internal MachineClock Clock { get; }

    /// <summary>How the machine's time-stamp counters run, all alike.</summary>
    internal TimestampScale Timestamps { get; }

    internal MachineMemory Memory { get; }

    internal PageReservations Reservations { get; }

    /// <summary>The translations that the machine's processor remembers.</summary>
    internal TranslationCache Translations { get; } = new();

    internal PageTables PageTables { get; }

    internal PageTypes PageTypes => PageTables.Types;

    /// <summary>The machine code that was decoded.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal DecodedCode Code => _code ??= MakeCode();

    /// <summary>Whether there is any.</summary>
    internal bool HasCode => _code is not null;

    /// <summary>What domains grant others.</summary>
    internal GrantTableIndex GrantTables { get; } = new();

    internal GrantMapper GrantMapper { get; }

    internal HypercallTable Table { get; } = new();

    /// <summary>Recounts what the hypervisor keeps count of.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal MemoryRecount Recount => field ??= new MemoryRecount(this);

    internal TimerQueue Timers { get; } = new();

    /// <summary>What the domains may have of the processors.</summary>
    internal NeighbourPool<CreditDomain> Shares { get; } = new();

    /// <summary>What the scheduler keeps for the vCPUs.</summary>
    internal UnitTable Units { get; } = new();

    /// <summary>The trap tables of all vCPUs.</summary>
    internal TrapTables TrapTables { get; } = new();

    /// <summary>
    /// Makes a domain that runs <typeparamref name="TKernel"/>. The first one is domain 0, the control domain.
    /// </summary>
    /// <exception cref="InvalidOperationException">The machine has too little memory left.</exception>
    public Domain CreateDomain<TKernel>(DomainConfig? config = null)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        var id = new DomainId(_nextDomain);
        if (id.IsReserved)
            throw new InvalidOperationException("The machine has used up its domain numbers.");

        config ??= new DomainConfig();
        var domain = new Domain(this, id, config, new HostedKernel<TKernel>());
        _nextDomain++;
        _domains.Add(domain);
        GrantTables.Add(domain.Grants);
        _inputs?.BeginDomain(RunSetting.Of(config, typeof(TKernel)));
        Trace?.AddDomain(domain);
        domain.Vcpus[0].Start();
        return domain;
    }

    /// <summary>Takes a domain off the machine: its memory, its ports. It must be one of this host's.</summary>
    public void DestroyDomain(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        if (!_domains.Remove(domain))
            throw new ArgumentException($"{domain} is not one of this host's domains.", nameof(domain));

        domain.End(ShutdownReason.PowerOff);
        foreach (Vcpu vcpu in domain.Vcpus)
            Forget(vcpu);

        domain.Release();

        AddDeparted(domain);
        RaiseDomainException();
    }

    /// <summary>Serves a contract of the user's own, on numbers 50 to 55.</summary>
    /// <exception cref="ArgumentException">One of its numbers is not the user's to serve.</exception>
    /// <exception cref="InvalidOperationException">One of its numbers is served already.</exception>
    public void RegisterHandler(HypercallDispatcher handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        foreach (HypercallDescription operation in handler.Operations)
        {
            if ((int)operation.Number is < FirstUserNumber or > LastUserNumber)
                throw new ArgumentException($"{operation} is hypercall {(int)operation.Number}; a contract of your own has numbers {FirstUserNumber} to {LastUserNumber}.", nameof(handler));
        }

        Table.Add(handler);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            EndRecording();
            AbandonHandlers();
        }

        _isDisposed = true;
        KeepsProcessors = false;
        foreach (Domain domain in _domains)
            domain.ReleaseProcessors();

        Memory.Code = null;
        _code?.Cache.Dispose();
        _code = null;
        Memory.Dispose();
        NativeMemory.Free(_nobodysVcpuInfo);
        _nobodysVcpuInfo = null;
    }

    /// <summary>The <c>vcpu_info</c> of vCPUs that have no place in shared_info, until they register one: nobody reads it.</summary>
    // SAFETY: allocated on first use, zeroed, with room for one; freed with the host.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VcpuInfo* NobodysVcpuInfo => _nobodysVcpuInfo != null ? _nobodysVcpuInfo : _nobodysVcpuInfo = (VcpuInfo*)NativeMemory.AllocZeroed((nuint)sizeof(VcpuInfo));

    /// <summary>The domain that <paramref name="id"/> names for <paramref name="caller"/>; null when there is none.</summary>
    internal Domain? FindDomain(DomainId id, Domain caller)
    {
        if (id == DomainId.Self || id == caller.Id)
            return caller;

        foreach (Domain domain in _domains)
        {
            if (domain.Id == id)
                return domain;
        }

        return null;
    }

    /// <summary>Tells the control domain that something became of a domain (<c>VIRQ_DOM_EXC</c>).</summary>
    internal void RaiseDomainException()
    {
        if (_domains.Count > 0 && _domains[0] is { IsControlDomain: true, HasEnded: false } control)
            control.EventChannels.RaiseVirq(Virq.DomainException);
    }

    // Its domain has ended: it does not wait, but it may still be some processor's current one.
    private void Forget(Vcpu vcpu)
    {
        // The clock of a processor that idles stands: it says nothing.
        PhysicalCpu cpu = vcpu.Unit.Cpu;
        bool isCurrent = cpu.Current == vcpu;
        ulong now = isCurrent && Clock.IsVirtual ? cpu.LocalTime : Clock.Now;
        Scheduler.Remove(vcpu, now);
        if (isCurrent)
        {
            vcpu.Unit.SwitchOut(now, Trace);
            cpu.Current = null;
            cpu.BeginIdle(now);
            cpu.Tickle(now);
        }

        Units.Remove(vcpu.Unit);
    }

    // A trace's times are those of the call alone, not of its recount.
    private HypercallDispatcher Wrap(HypercallDispatcher dispatcher)
    {
        HypercallDispatcher served = Options.Interceptor is { } interceptor ? new InterceptingDispatcher(interceptor, dispatcher) : dispatcher;
        HypercallDispatcher entered = Trace is { } trace ? new TracingDispatcher(trace, served) : served;
        return Options.RecountInvariants ? new RecountingDispatcher(this, entered) : entered;
    }

    private DecodedCode MakeCode()
    {
        var code = new DecodedCode(Memory, Translations);
        Memory.Code = code.Cache;
        return code;
    }

    internal ulong NextTimerOrder() => _timerOrder++;

    /// <summary>Whether there are images of the machine, which may have the processors of domains that are taken off it.</summary>
    internal bool KeepsProcessors { get; set; }
}
