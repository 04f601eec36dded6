using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Consoles;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Kernels;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Traps;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>One guest: its memory, its vCPUs, its event channels, and what became of it.</summary>
public sealed unsafe partial class Domain
{
    /// <summary>Xen's limit for a domain (<c>MAX_VIRT_CPUS</c>).</summary>
    private const int MostVcpus = 8192;

    private readonly ConsoleRingBackend? _consoleRing;
    private readonly StartInfo* _startInfo;
    private readonly Vcpu[] _vcpus;
    private string _commandLine;

    internal Domain(Host host, DomainId id, DomainConfig config, HostedKernel kernel)
    {
        Host = host;
        Share = host.Shares.Take();
        Id = id;
        Name = config.Name.Length > 0 ? config.Name : $"Domain-{id}";
        Kernel = kernel;
        Log = new DomainLog(host.Options.RefusalsHeld);
        Console = new DomainConsole(host.Options.ConsoleOutput, config.ConsolePrefix, config.ConsoleCopy);
        _commandLine = config.CommandLine;

        ulong pages = (ulong)config.MemoryMegabytes << (20 - Page.Shift);
        if (config.Vcpus is < 1 or > MostVcpus)
            throw new ArgumentException($"{Name} may have 1 to {MostVcpus} vCPUs, not {config.Vcpus}.", nameof(config));

        Layout = new DomainLayout(kernel, pages, config.Vcpus, config.BootModule.Length, IsControlDomain);
        if (pages < Layout.LeastPages)
            throw new ArgumentException($"{config.MemoryMegabytes} MiB are too little: {Name}'s kernel, boot module and start-of-day elements need {Layout.LeastPages} pages of 4 KiB.", nameof(config));

        InitializeScheduling(config);
        DomainBuilder.CheckCommandLine(_commandLine);
        GrantTable.CheckLimits(config);
        MachineMemory memory = host.Memory;
        if (memory.FreeFrames <= pages + GrantTable.InitialFrames + host.Reservations.ClaimedPages)
            throw new InvalidOperationException($"The machine has no {config.MemoryMegabytes} MiB left for {Name}: {memory.FreeFrames} frames of {memory.FrameCount} are free, {host.Reservations.ClaimedPages} of them claimed. Raise HostOptions.MachineMemoryMegabytes.");

        ulong maximum = config.MaximumMemoryMegabytes is { } megabytes
            ? (ulong)megabytes << (20 - Page.Shift)
            : IsControlDomain ? uint.MaxValue : pages;
        if (maximum < pages)
            throw new ArgumentException($"{Name} starts with {config.MemoryMegabytes} MiB: its maximum cannot be {config.MaximumMemoryMegabytes}.", nameof(config));

        Memory = memory.Frames.AddOwner(id, maximum);
        if (!IsControlDomain)
            SetMemoryMap([new E820Entry { Size = maximum << Page.Shift, Type = E820Type.Ram }]);

        memory.Frames.TryAllocateHypervisor(Memory, out MachineFrame sharedFrame);
        DomainBuilder builder;
        try
        {
            builder = new DomainBuilder(memory, Layout, Memory, pages);
        }
        catch (InvalidOperationException)
        {
            memory.Frames.FreeHypervisor(sharedFrame);
            memory.Frames.RemoveOwner(Memory);
            throw;
        }

        // SAFETY: the frame is the domain's until the domain is destroyed.
        Shared = new SharedPage((SharedInfo*)memory.HostAddress(sharedFrame), sharedFrame);
        EventChannels = new EventChannelTable(this, config.MaximumPort);

        Grants = new GrantTable(this, config.MaximumGrantFrames, config.MaximumGrantVersion);
        MapTrack = new MapTrack(config.MaximumMaptrackFrames);

        Image = builder.BuildImage();
        builder.WriteModule(config.BootModule.Span);
        builder.WriteFrameList();
        builder.WritePageTables();

        // As a toolstack does: from here on the tables are validated ones, and what they map is counted. It cannot be
        // refused: the builder made them, and the invariants are recounted in tests.
        _ = host.PageTables.Pin(null, this, builder.Root, FrameType.L4);

        Port storePort = default;
        Port consolePort = default;
        if (!IsControlDomain)
        {
            // As a toolstack does: the store's port waits for domain 0, the console's is connected to its back end.
            storePort = AllocateUnboundPort(DomainId.Zero);
            EventChannels.TryAllocate(out consolePort);
            _consoleRing = new ConsoleRingBackend(this, builder.ConsoleRing, consolePort);
            EventChannels.SetHostConsumer(consolePort, DomainId.Zero, _consoleRing);
            builder.SeedGrants(Grants);
        }

        _vcpus = new Vcpu[config.Vcpus];
        InitializeShared(builder.Root);
        fixed (StartInfo* startInfo = &builder.WriteStartInfo(sharedFrame, IsControlDomain, config.BootModule.Length, storePort, consolePort))
        {
            // SAFETY: start_info lies in the domain's memory, which does not move.
            _startInfo = startInfo;
        }

        DomainBuilder.WriteCommandLine(ref *_startInfo, _commandLine);
    }

    /// <summary>The domain's number.</summary>
    public DomainId Id { get; }

    /// <summary>The domain's name.</summary>
    public string Name { get; }

    /// <summary>Whether the domain may do what domain 0 may.</summary>
    public bool IsControlDomain => Id == DomainId.Zero;

    /// <summary>What the domain was refused, and why.</summary>
    public DomainLog Log { get; }

    /// <summary>Why the domain ended; null while it has not.</summary>
    public ShutdownReason? ExitReason { get; private set; }

    /// <summary>What is known about the domain's end, if it crashed or its watchdog ended it; null else.</summary>
    public CrashReport? CrashReport { get; private set; }

    /// <summary>Whether the domain has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What the domain printed.</summary>
    public string ConsoleText => Console.Text;

    /// <summary>
    /// Types bytes on the domain's console: domain 0 takes them by <c>CONSOLEIO_read</c> after <c>VIRQ_CONSOLE</c>, others find
    /// them in their console ring.
    /// </summary>
    internal void Type(ReadOnlySpan<byte> text)
    {
        Console.Type(text);
        if (IsControlDomain)
            EventChannels.RaiseVirq(Virq.Console); // pending or unbound: it looks by itself
        else
            _consoleRing?.Type();
    }

    /// <summary>How many pages of memory the domain has.</summary>
    public ulong PageCount => Memory.PageCount;

    /// <summary>What the kernel is told. It can be changed until the domain runs.</summary>
    /// <exception cref="InvalidOperationException">The domain has run already.</exception>
    public string CommandLine
    {
        get => _commandLine;
        set
        {
            if (_vcpus[0].HasBooted)
                throw new InvalidOperationException($"{Name} has booted: its command line was read.");

            DomainBuilder.WriteCommandLine(ref *_startInfo, value);
            _commandLine = value;
        }
    }

    internal Host Host { get; }

    internal HostedKernel Kernel { get; }

    internal DomainImage Image { get; }

    /// <summary>Where in its memory the domain began what.</summary>
    internal DomainLayout Layout { get; }

    internal SharedPage Shared { get; }

    internal EventChannelTable EventChannels { get; }

    /// <summary>What the domain grants others.</summary>
    internal GrantTable Grants { get; }

    /// <summary>What the domain maps of others by grants.</summary>
    internal MapTrack MapTrack { get; }

    internal DomainConsole Console { get; }

    /// <summary>The code that a crash or shutdown of another vCPU's reports (<c>SCHEDOP_shutdown_code</c>).</summary>
    internal ShutdownReason? ShutdownCode { get; set; }

    internal IReadOnlyList<Vcpu> Vcpus => _vcpus;

    /// <summary>The last hypercalls of all vCPUs.</summary>
    internal HypercallHistory History { get; } = new();

    /// <summary>The frames that the domain owns.</summary>
    internal DomainMemory Memory { get; }

    /// <summary>
    /// Allocates a port of this domain that waits for <paramref name="remote"/> to bind to it, as a toolstack does before
    /// a domain runs; both kernels are told by their command lines.
    /// </summary>
    /// <exception cref="InvalidOperationException">The domain has no port left.</exception>
    public Port AllocateUnboundPort(DomainId remote)
    {
        if (!EventChannels.TryAllocate(out Port port))
            throw new InvalidOperationException($"{Name} has no port left: it may have {EventChannels.MaximumPort}.");

        EventChannels.SetUnbound(port, remote);
        return port;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} (d{Id})";

    /// <summary>
    /// Ends the domain, for a reason that it gave itself or a privileged domain gave: none of its vCPUs runs again, whatever
    /// CPU it is on, and the control domain is told.
    /// </summary>
    internal void End(ShutdownReason reason)
    {
        if (HasEnded)
            return;

        if (reason is ShutdownReason.Crash or ShutdownReason.Watchdog)
            Host.BreakOn(DebuggerBreaks.Crash, $"{this} ends ({reason}): {CrashReport?.Reason ?? "its kernel says so"}");

        HasEnded = true;
        ExitReason = ShutdownCode ?? reason;
        Host.Trace?.DomainEnd(this, ExitReason.Value);
        foreach (Vcpu vcpu in _vcpus)
            vcpu.End();

        foreach (Watchdog watchdog in _watchdogs)
            watchdog.Free();

        HoldOrLetGo();
        _consoleRing?.Drain();
        Console.Flush();
        Host.RaiseDomainException();
    }

    /// <summary>Ends the domain because of what its vCPU did.</summary>
    internal void Crash(Vcpu vcpu, string reason, PageWalk? walk, Exception? exception) =>
        EndWithReport(vcpu, ShutdownReason.Crash, reason, walk, exception);

    /// <summary>Ends the domain, and keeps what is known about it.</summary>
    internal void EndWithReport(Vcpu vcpu, ShutdownReason reason, string explanation, PageWalk? walk = null, Exception? exception = null)
    {
        if (HasEnded)
            return;

        CrashReport = CrashReporter.Report(vcpu, explanation, walk, exception);
        End(reason);
    }

    /// <summary>Gives the domain's memory and ports back.</summary>
    internal void Release()
    {
        End(ShutdownReason.PowerOff);
        ReleaseProcessors();
        EventChannels.Reset();
        Grants.IsDying = true;
        Host.GrantMapper.ReleaseAll(this);
        FrameTable frames = Host.Memory.Frames;
        Host.Reservations.EndClaim(Memory);
        Host.PageTables.Relinquish(this);
        frames.FreeHypervisor(Shared.Frame);
        frames.RemoveOwner(Memory);
        Host.GrantTables.Close(Grants);
    }

    /// <summary>Gives back the processors of the domain's user code: it does not run again.</summary>
    internal void ReleaseProcessors()
    {
        foreach (Vcpu vcpu in _vcpus)
            vcpu.ReleaseProcessor();
    }

    // vCPU 0 runs on the tables of the domain builder; the others bring theirs when they are initialised.
    // All ports masked, upcalls masked, the date set: as Xen hands a domain over.
    private void InitializeShared(MachineFrame root)
    {
        SharedInfo* info = Shared.Info;
        ((Span<ulong>)info->EventMask).Fill(ulong.MaxValue);
        for (int i = 0; i < SharedInfo.VcpuCount; i++)
            info->Vcpus[i].UpcallMask = 1;

        TimeInfo.SetWallClock(ref *info, Host.Clock.WallClockAtStart);
        for (int i = 0; i < _vcpus.Length; i++)
        {
            // SAFETY: shared_info has a page of its own, which does not move.
            VcpuInfo* vcpuInfo = i < SharedInfo.VcpuCount ? (VcpuInfo*)info + i : Host.NobodysVcpuInfo;
            var vcpu = new Vcpu(this, new VcpuId((uint)i), vcpuInfo);
            vcpu.Traps.Reset(Image.EntryAddress(KernelEntry.Idle), Image.StackTopOf(i));
            Host.Scheduler.Add(vcpu);
            _vcpus[i] = vcpu;
        }

        // As a toolstack does: entries from user mode come in where the kernel begins.
        _vcpus[0].Traps.SetKernelStack(FlatSelector.KernelStack, Image.StackTopOf(0));
        _vcpus[0].InitialiseFirst(root);
    }
}
