using System;
using System.IO;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Hypervisor;

/// <summary>How a host is set up.</summary>
public sealed class HostOptions
{
    /// <summary>What decides everything that a guest may not depend on: one seed, one run.</summary>
    public ulong Seed { get; init; }

    /// <summary>Which clock the host runs on.</summary>
    public TimeMode Time { get; init; } = TimeMode.Virtual;

    /// <summary>How many physical CPUs the machine has, 1 to 64: simulated, on the thread that runs the host.</summary>
    public int PhysicalCpus { get; init; } = 1;

    /// <summary>Who decides what they run, as Xen's option <c>sched=</c>.</summary>
    public SchedulerKind Scheduler { get; init; } = SchedulerKind.Credit;

    /// <summary>
    /// How long a vCPU runs before the next one has its turn, 1 to 1,000 ms, as Xen's option <c>sched_credit_tslice_ms</c>.
    /// </summary>
    public TimeSpan TimeSlice { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// How long a vCPU runs at least before one that is woken takes its processor, 100 us to 500 ms or 0, as Xen's option
    /// <c>sched_ratelimit_us</c>.
    /// </summary>
    public TimeSpan RateLimit { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// How long a vCPU that has run stays on its physical CPU though another one idles, at most 100 ms, as Xen's option
    /// <c>vcpu_migration_delay</c>.
    /// </summary>
    public TimeSpan MigrationDelay { get; init; }

    /// <summary>The date at which virtual time starts.</summary>
    public DateTimeOffset VirtualStart { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many times a second the time-stamp counter ticks, 100 MHz to 10 GHz. Guests are told and reckon with it.</summary>
    public ulong TimestampFrequency { get; init; } = 1_000_000_000;

    /// <summary>What things cost in virtual time.</summary>
    public CostModel Costs { get; init; } = new();

    /// <summary>Where domains' console output goes; nowhere when null (each domain keeps its own all the same).</summary>
    public TextWriter? ConsoleOutput { get; init; }

    /// <summary>The machine's memory. What no guest touches costs the host nothing.</summary>
    public int MachineMemoryMegabytes { get; init; } = 512;

    /// <summary>How long <see cref="Host.Run"/> goes on at most, in machine time; without end when null.</summary>
    public TimeSpan? RunLimit { get; init; }

    /// <summary>What happens is traced (<see cref="Host.Trace"/>); null for no trace, which costs nothing.</summary>
    public TraceOptions? Trace { get; init; }

    /// <summary>
    /// Where what comes into the run from outside is written down (readings of a wall clock, requests), so that it can be
    /// replayed. The stream is the caller's to close, after the host.
    /// </summary>
    public Stream? Record { get; init; }

    /// <summary>
    /// A recording of another run, which this one repeats: the clock, its date and the requests are that one's, and time does
    /// not pass for it; <see cref="Time"/> and <see cref="VirtualStart"/> are not looked at. Whatever else decides a run must
    /// be as recorded.
    /// </summary>
    public Stream? Replay { get; init; }

    /// <summary>How many hypercalls one handler may make before its domain is taken for hung.</summary>
    public long HypercallsPerHandler { get; init; } = 10_000_000;

    /// <summary>Of how many refusals of a domain the call site is looked for: it takes some microseconds each.</summary>
    public int RefusalCallSites { get; init; } = 256;

    /// <summary>
    /// Whether everything that the hypervisor keeps count of is counted again after each hypercall, and the run ended by an
    /// <see cref="InvalidOperationException"/> where both disagree: for tests of the hypervisor itself. It costs some tens of
    /// microseconds a call. Off, unless the runtime's switch <c>HypercallSdk.RecountInvariants</c> is set.
    /// </summary>
    public bool RecountInvariants { get; init; } = AppContext.TryGetSwitch("HypercallSdk.RecountInvariants", out bool recount) && recount;

    /// <summary>How many refusals a domain's log holds in full.</summary>
    public int RefusalsHeld { get; init; } = 1024;

    /// <summary>
    /// When the host stops in a debugger that is attached, as at a breakpoint. Without a debugger nothing happens.
    /// </summary>
    public DebuggerBreaks BreakOn { get; init; }

    /// <summary>At which refusals it stops, of those that <see cref="BreakOn"/> asks for; all when null. It may only look.</summary>
    public Predicate<Refusal>? BreakWhen { get; init; }

    /// <summary>Is told where the host stops, debugger or not; nobody when null.</summary>
    internal Action<string>? Breaking { get; init; }

    /// <summary>Who is asked before a call is served; nobody when null.</summary>
    internal IHypercallInterceptor? Interceptor { get; init; }

    /// <summary>Who says where handlers are held up in their middle; where null, each handler is atomic. In virtual time only.</summary>
    internal IInterleaver? Interleaver { get; init; }

    /// <summary>The check that is left out, so that tests can show that they notice.</summary>
    internal PlantedBug Planted { get; init; }
}
