// A machine of a test's own: a host in virtual time, and the guests that the test has put on it. Nothing is shared with any other
// machine, so tests may run in any order and side by side, each machine on one thread at a time.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Testing.Exploring;

namespace HypercallSdk.Testing;

/// <summary>
/// A machine for tests, on which guests are booted: <c>using var machine = new Machine(seed: 7)</c>. A test with one guest needs none:
/// <see cref="Guest.Boot{TKernel}(ulong?, DomainConfig, string, int)"/> makes its own.
/// </summary>
public sealed partial class Machine : IDisposable, IHypercallInterceptor
{
    private const string SeedVariable = "HYPERCALLSDK_SEED";

    private readonly List<Guest> _guests = [];
    private readonly string _place;
    private bool _isDisposed;

    /// <summary>Switches a machine on.</summary>
    /// <param name="seed">The seed of the run; when null, the environment variable <c>HYPERCALLSDK_SEED</c>'s, or 0.</param>
    /// <param name="file">Left out: the file of the call.</param>
    /// <param name="line">Left out: the line of the call.</param>
    public Machine(ulong? seed = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : this(new MachineOptions { Seed = seed }, file, line)
    {
    }

    /// <summary>Switches a machine on.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="file">Left out: the file of the call.</param>
    /// <param name="line">Left out: the line of the call.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or entering a kernel costs nothing.</exception>
    /// <exception cref="InvalidOperationException"><c>HYPERCALLSDK_SEED</c> is asked for and is no number.</exception>
    public Machine(MachineOptions options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : this(options, null, file, line)
    {
    }

    /// <summary>Switches on the machine of an explored run.</summary>
    internal Machine(MachineOptions options, ExploredRun run)
        : this(options, run, string.Empty, 0)
    {
    }

    private Machine(MachineOptions options, ExploredRun? run, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(file);
        Explored = run;
        if (options.Costs.Entry == 0)
            throw new ArgumentException("Entering a kernel must cost some virtual time (Costs.Entry), or a guest that always has work would never reach a bound.", nameof(options));

        if (options.Bound <= TimeSpan.Zero)
            throw new ArgumentException($"The bound of a wait is a time, not {options.Bound}.", nameof(options));

        Options = options;
        _place = $"{file[(file.LastIndexOfAny(['/', '\\']) + 1)..]}:{line.ToString(CultureInfo.InvariantCulture)}";
        Seed = run?.Seed ?? options.Seed ?? SeedOfEnvironment();
        Host = new Host(new HostOptions
        {
            Seed = Seed,
            PhysicalCpus = options.PhysicalCpus,
            Scheduler = options.Scheduler,
            MachineMemoryMegabytes = options.MemoryMegabytes,
            Costs = options.Costs,
            Trace = new TraceOptions { Capacity = options.RecordsKept },
            Interceptor = this,
            Interleaver = run,
        });
        Host.Trace!.Watcher = Watch;
        if (options.HasControlDomain)
            Host.CreateDomain<IdleControlDomain>(new DomainConfig { Name = "control", MemoryMegabytes = 4 });
    }

    /// <summary>How the machine is set up.</summary>
    public MachineOptions Options { get; }

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; private set; }

    /// <summary>The host beneath, for what the kit has no words for.</summary>
    public Host Host { get; }

    /// <summary>The guests, in the order they were made.</summary>
    public IReadOnlyList<Guest> Guests => _guests;

    /// <summary>Virtual time since the machine was switched on, in steps of 100 ns; <see cref="Host.Now"/> has the nanoseconds.</summary>
    public TimeSpan Now => ToTimeSpan(Host.Now);

    /// <summary>How to make this run again, as a failure's message says it.</summary>
    internal string Replay
    {
        get
        {
            if (Explored is { } run)
                return string.Create(CultureInfo.InvariantCulture, $"Explorer.Replay<{run.Scenario.GetType().Name}>(seed: {Seed}, \"{run.Taken}\")");

            string made = IsGuestsOwn ? $"Guest.Boot<{_guests[0].KernelName}>" : "new Machine";
            string seed = Seed.ToString(CultureInfo.InvariantCulture);
            if (_isReseeded)
                return $"the same test, which restored the machine of {_place} with seed {seed}";

            return Options.Seed is null
                ? $"{SeedVariable}={seed} and the same test, or {made}(seed: {seed}, ...) at {_place}"
                : $"the same test: {made}(seed: {seed}, ...) at {_place}";
        }
    }

    /// <summary>How the run is disturbed; null outside an exploration.</summary>
    internal ExploredRun? Explored { get; }

    /// <summary>Whether a guest made the machine for itself, and ends it.</summary>
    internal bool IsGuestsOwn { get; init; }

    /// <summary>
    /// Makes a guest of which nothing has run yet: its command line can still be written, and its ports given to others. It boots as
    /// soon as the machine runs.
    /// </summary>
    /// <param name="config">What it is made with: command line, memory, vCPUs, boot module.</param>
    /// <exception cref="ArgumentException">The configuration is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The machine has too little memory left.</exception>
    public Guest<TKernel> Create<TKernel>(DomainConfig? config = null)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var guest = new Guest<TKernel>(this, Host.CreateDomain<TKernel>(config ?? new DomainConfig { Name = typeof(TKernel).Name, MemoryMegabytes = Guest.DefaultMegabytes }));
        _guests.Add(guest);
        return guest;
    }

    /// <summary>Makes a guest and runs the machine until its kernel's <c>[Boot]</c> method has returned.</summary>
    /// <param name="config">What it is made with: command line, memory, vCPUs, boot module.</param>
    /// <exception cref="GuestFailureException">A guest crashed, or the kernel did not boot within <see cref="MachineOptions.Bound"/>.</exception>
    /// <exception cref="ArgumentException">The configuration is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The machine has too little memory left.</exception>
    public Guest<TKernel> Boot<TKernel>(DomainConfig? config = null)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        Guest<TKernel> guest = Create<TKernel>(config);
        guest.RunUntilBooted();
        return guest;
    }

    /// <summary>
    /// A digest of everything that the run may depend on (<see cref="Host.StateHash()"/>): two runs of the same test with one seed have
    /// the same, on any machine.
    /// </summary>
    public UInt128 StateHash() => Host.StateHash();

    /// <summary>Switches the machine off. Its guests are gone with it.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Host.Dispose();
    }

    /// <inheritdoc/>
    bool IHypercallInterceptor.TryAnswer(Hypervisor.Vcpus.Vcpu caller, HypercallDispatcher dispatcher, in HypercallRegisters registers, out long result)
    {
        result = 0;
        foreach (Guest guest in _guests)
        {
            if (guest.Domain == caller.Domain)
                return guest.Faults.TryAnswer(caller, dispatcher, in registers, out result);
        }

        return false;
    }

    internal static TimeSpan ToTimeSpan(ulong nanoseconds) => TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick));

    /// <summary>The seed of a test that names none.</summary>
    internal static ulong SeedOfEnvironment()
    {
        string? text = Environment.GetEnvironmentVariable(SeedVariable);
        if (string.IsNullOrEmpty(text))
            return 0;

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new InvalidOperationException($"{SeedVariable} is \"{text}\", and a seed is a number from 0 to {ulong.MaxValue}: set it to one, or unset it.");
    }
}
