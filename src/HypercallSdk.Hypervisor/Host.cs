// The host runs on one thread. It takes the vCPU that has waited longest, gives it one handler, and looks at the timers
// again; when nobody has anything to do it skips to the next timer that can change something. In virtual time the whole
// run is a function of what the domains do and of the seed.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Kernels;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor;

/// <summary>
/// A machine with a hypervisor on it: <c>using var host = new Host(options); host.CreateDomain&lt;Hello&gt;(config);
/// host.Run();</c>.
/// </summary>
public sealed partial class Host : IDisposable
{
    private const int FirstUserNumber = 50;
    private const int LastUserNumber = 55;

    private readonly List<Domain> _domains = [];
    private ushort _nextDomain;
    private ulong _timerOrder;

    /// <summary>Switches a machine on.</summary>
    public Host(HostOptions? options = null)
    {
        Options = options ?? new HostOptions();
        Clock = new MachineClock(Options.Time, Options.VirtualStart);
        Memory = new MachineMemory(Options.MachineMemoryMegabytes, Options.Seed) { Planted = Options.Planted };
        Memory.Frames.Translations = Translations;
        PageTables = new PageTables(Memory, Translations);
        Reservations = new PageReservations(Memory.Frames);
        GrantMapper = new GrantMapper(GrantTables, Memory, PageTypes, new GrantMappings(Memory, PageTables));
        RunQueue = new RunQueue(Options.Seed);
        if (Options.RecountInvariants)
            Table = new HypercallTable(dispatcher => new RecountingDispatcher(this, dispatcher));

        Table.Add(new ConsoleIoHandler());
        Table.Add(new XenVersionHandler());
        Table.Add(new SchedOpHandler());
        Table.Add(new EventChannelOpHandler());
        Table.Add(new TrapTableHandler());
        Table.Add(new CallbacksHandler());
        Table.Add(new StackSwitchHandler());
        Table.Add(new TimerHandler());
        Table.Add(new VcpuOpHandler());
        Table.Add(new MemoryOpHandler());
        Table.Add(new UpdateVaMappingHandler());
        Table.Add(new MmuExtOpHandler());
        Table.Add(new MmuUpdateHandler());
        Table.Add(new DescriptorsHandler());
        Table.Add(new MulticallHandler());
        Table.Add(new VmAssistHandler());
        Table.Add(new GrantTableOpHandler(GrantTables, GrantMapper, new GrantCopier(GrantTables, Memory, PageTypes), new GrantTransfers(GrantTables, Memory)));
    }

    /// <summary>How the host was set up.</summary>
    public HostOptions Options { get; }

    /// <summary>The domains, in the order they were made; those that ended too, until they are destroyed.</summary>
    public IReadOnlyList<Domain> Domains => _domains;

    /// <summary>Machine time: nanoseconds since the machine was switched on.</summary>
    public ulong Now => Clock.Now;

    internal MachineClock Clock { get; }

    internal MachineMemory Memory { get; }

    internal PageReservations Reservations { get; }

    /// <summary>The translations that the machine's processor remembers.</summary>
    internal TranslationCache Translations { get; } = new();

    internal PageTables PageTables { get; }

    internal PageTypes PageTypes => PageTables.Types;

    /// <summary>What domains grant others.</summary>
    internal GrantTableIndex GrantTables { get; } = new();

    internal GrantMapper GrantMapper { get; }

    internal HypercallTable Table { get; } = new();

    /// <summary>Recounts what the hypervisor keeps count of.</summary>
    internal MemoryRecount Recount => field ??= new MemoryRecount(this);

    internal TimerQueue Timers { get; } = new();

    internal RunQueue RunQueue { get; }

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

        var domain = new Domain(this, id, config ?? new DomainConfig(), new HostedKernel<TKernel>());
        _nextDomain++;
        _domains.Add(domain);
        GrantTables.Add(domain.Grants);
        domain.Vcpus[0].Wake();
        return domain;
    }

    /// <summary>Takes a domain off the machine: its memory, its ports. It must be one of this host's.</summary>
    public void DestroyDomain(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        if (!_domains.Remove(domain))
            throw new ArgumentException($"{domain} is not one of this host's domains.", nameof(domain));

        domain.Release();
        AddDeparted(domain);
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
    public void Dispose() => Memory.Dispose();

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

    internal ulong NextTimerOrder() => _timerOrder++;
}
