using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Testing;

/// <summary>
/// A guest under test: <c>using var guest = Guest.Boot&lt;MyKernel&gt;(seed: 7)</c>. It runs only while a test waits for something
/// (<see cref="RunUntilLine"/>, <see cref="RunFor"/> and the others), and stands between two handlers whenever none of them runs.
/// </summary>
public abstract partial class Guest : IDisposable
{
    /// <summary>The memory of a guest that is made without a configuration.</summary>
    internal const int DefaultMegabytes = 8;

    private readonly Domain _domain;

    private protected Guest(Machine machine, Domain domain, string kernelName)
    {
        Machine = machine;
        _domain = domain;
        KernelName = kernelName;
        Faults = new GuestFaults(this);
        domain.Console.Watcher = Transcript.Write;
        machine.Note(this);
    }

    /// <summary>The machine that the guest is on.</summary>
    public Machine Machine { get; }

    /// <summary>The domain beneath, for what the kit has no words for: pause, suspend, its refusals, its crash report.</summary>
    /// <exception cref="InvalidOperationException">The guest was made after the snapshot to which its machine was restored: it is gone.</exception>
    public Domain Domain
    {
        get
        {
            RequireThere();
            return _domain;
        }
    }

    /// <summary>The guest's number on its machine.</summary>
    public DomainId Id => Domain.Id;

    /// <summary>What the kernel is told. It can be changed until the guest boots, at most 1,023 bytes of UTF-8.</summary>
    /// <exception cref="InvalidOperationException">The guest has booted.</exception>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public string CommandLine
    {
        get => Domain.CommandLine;
        set => Domain.CommandLine = value;
    }

    /// <summary>The lines that the guest has printed, those without an end left out.</summary>
    public IReadOnlyList<string> ConsoleLines => Transcript.Lines;

    /// <summary>What the guest has printed, as it stands; of very much, the last megabyte at least.</summary>
    public string ConsoleText => Domain.ConsoleText;

    /// <summary>What the guest was refused, and why, the oldest first.</summary>
    public IReadOnlyList<Refusal> Refusals => Domain.Log.Refusals;

    /// <summary>Why the guest has ended; null while it has not.</summary>
    public ShutdownReason? ExitReason => Domain.HasEnded ? Domain.ExitReason : null;

    /// <summary>Whether the guest has ended by a crash or by its watchdog.</summary>
    public bool HasCrashed => Domain.HasEnded && Domain.ExitReason is ShutdownReason.Crash or ShutdownReason.Watchdog;

    /// <summary>
    /// Whether a crash of the guest is what the test expects. Otherwise it fails whatever wait is under way, on the whole machine.
    /// <see cref="RunUntilCrash"/> sets it.
    /// </summary>
    public bool MayCrash { get; set; }

    /// <summary>Faults that the test asks for: refused hypercalls; events that are lost, late or too many; too little memory; a sudden end.</summary>
    public GuestFaults Faults { get; }

    internal ConsoleTranscript Transcript { get; } = new();

    internal string KernelName { get; }

    /// <summary>The port on which a wait counts events; port 0, which is nobody's, while none does.</summary>
    internal Port AwaitedPort { get; private set; }

    /// <summary>How many there were since it began.</summary>
    internal long AwaitedEvents { get; set; }

    /// <summary>Makes a machine with one guest and runs it until its kernel's <c>[Boot]</c> method has returned.</summary>
    /// <param name="seed">The seed of the run; when null, the environment variable <c>HYPERCALLSDK_SEED</c>'s, or 0.</param>
    /// <param name="config">What the guest is made with: command line, memory (8 MiB without), vCPUs, boot module.</param>
    /// <param name="file">Left out: the file of the call.</param>
    /// <param name="line">Left out: the line of the call.</param>
    /// <returns>The guest, domain 0 of the machine, which is switched off with it.</returns>
    /// <exception cref="GuestFailureException">The kernel crashed, or did not boot within <see cref="MachineOptions.Bound"/>.</exception>
    /// <exception cref="ArgumentException">The configuration is out of its range.</exception>
    /// <exception cref="InvalidOperationException"><c>HYPERCALLSDK_SEED</c> is asked for and is no number; or the memory is more than the machine has.</exception>
    public static Guest<TKernel> Boot<TKernel>(ulong? seed = null, DomainConfig? config = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TKernel : unmanaged, IGuestKernel<TKernel> =>
        Boot<TKernel>(new MachineOptions { Seed = seed }, config, file, line);

    /// <summary>The same on a machine that is set up otherwise, such as one on which the guest is unprivileged.</summary>
    /// <param name="machine">How the machine is set up.</param>
    /// <param name="config">What the guest is made with: command line, memory (8 MiB without), vCPUs, boot module.</param>
    /// <param name="file">Left out: the file of the call.</param>
    /// <param name="line">Left out: the line of the call.</param>
    /// <returns>The guest; its machine is switched off with it.</returns>
    /// <exception cref="GuestFailureException">The kernel crashed, or did not boot within <see cref="MachineOptions.Bound"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException"><c>HYPERCALLSDK_SEED</c> is asked for and is no number; or the memory is more than the machine has.</exception>
    public static Guest<TKernel> Boot<TKernel>(MachineOptions machine, DomainConfig? config = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        var own = new Machine(machine, file, line) { IsGuestsOwn = true };
        try
        {
            return own.Boot<TKernel>(config);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    /// <summary>Sends an event on one of the guest's own ports, as its far end would.</summary>
    /// <param name="port">The port.</param>
    /// <exception cref="InvalidOperationException">The guest has no such port, or it is bound to nothing, or the guest has ended.</exception>
    public void Send(Port port)
    {
        RequireBound(port);
        Domain.EventChannels.Raise(port);
    }

    /// <summary>Raises a virtual interrupt, on vCPU 0.</summary>
    /// <param name="virq">Which.</param>
    /// <exception cref="InvalidOperationException">The kernel has not bound it, so it would be lost; or the guest has ended.</exception>
    public void Raise(Virq virq)
    {
        RequireAlive();
        if (Domain.EventChannels.PortOf(Domain.Vcpus[0], virq).Value == 0)
            throw new InvalidOperationException($"{this} has not bound {nameof(Virq)}.{virq} on vCPU 0: it would be lost.");

        Domain.EventChannels.RaiseVirq(virq);
    }

    /// <summary>Types a text on the guest's console, as UTF-8; a line ends with <c>\n</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">The guest has ended.</exception>
    public void Type(string text)
    {
        RequireAlive();
        Domain.Type(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// Opens an event channel between the guest and the test. The kernel is told the port, on its command line as a rule, and attaches
    /// to it (<c>Events.Attach</c>).
    /// </summary>
    /// <exception cref="InvalidOperationException">The guest has no port left, or has ended.</exception>
    public TestChannel OpenChannel()
    {
        RequireAlive();
        if (!Domain.EventChannels.TryAllocate(out Port port))
            throw new InvalidOperationException($"{this} has no port left: it may have {Domain.EventChannels.MaximumPort}.");

        var channel = new TestChannel(this, port);
        Domain.EventChannels.SetHostConsumer(port, DomainId.Zero, channel);
        return channel;
    }

    /// <summary>
    /// Allocates a port of the guest that waits for <paramref name="peer"/> to bind to it (<c>Events.BindInterdomain</c>). Both kernels
    /// are told by their command lines, before they boot.
    /// </summary>
    /// <param name="peer">The guest at the other end.</param>
    /// <exception cref="InvalidOperationException">The guest has no port left.</exception>
    public Port OpenPortFor(Guest peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        return Domain.AllocateUnboundPort(peer.Id);
    }

    /// <summary>
    /// Ends the guest at once: it powers off without being asked. Its ports, grants and memory stay what they are, as of a domain that a
    /// toolstack has not taken off yet. One that has ended stays so.
    /// </summary>
    public void Kill()
    {
        Domain.End(ShutdownReason.PowerOff);
        Transcript.Finish();
    }

    /// <summary>
    /// Ends the guest and takes it off its machine, as a toolstack that destroys it (<c>xl destroy</c>): its ports close, and those of its
    /// peers wait for nobody; what it mapped is unmapped; its memory goes, but for what others still map. What it printed, its log and the
    /// last state of its kernel's fields can still be looked at. A second time does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The guest is inside a handler.</exception>
    public void Destroy()
    {
        if (IsInHandler)
            throw new InvalidOperationException($"{this} is inside a handler: it is destroyed between two.");

        IsToBeTakenOff = true;
        Domain.End(ShutdownReason.PowerOff);
        Finish();
    }

    /// <summary>The state of the guest, for people: its vCPUs, consoles, last hypercalls and refusals, as a failure's message has them.</summary>
    public string Describe() => FailureReport.Write(Machine, this, $"{this} at {Machine.Text(Machine.Now)}");

    /// <summary>Takes the guest off the test; a machine that was made for it alone is switched off.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The guest's name, kernel and number.</summary>
    public override string ToString() => _domain.Name == KernelName || _domain.Name == $"Domain-{_domain.Id}" ? $"{KernelName} (d{_domain.Id})" : $"{_domain.Name} ({KernelName}, d{_domain.Id})";

    /// <summary>Whether the guest is taken off its machine as soon as it has ended and none of its code runs.</summary>
    internal bool IsToBeTakenOff { get; set; }

    /// <summary>Whether it was.</summary>
    internal bool IsTakenOff { get; private set; }

    /// <summary>The guest has ended: what it printed last is a line, and what is to be taken off the machine is.</summary>
    internal void Finish()
    {
        Transcript.Finish();
        if (!IsToBeTakenOff || IsTakenOff || IsInHandler)
            return;

        KeepKernel();
        IsTakenOff = true;
        Domain.Host.DestroyDomain(Domain);
    }

    /// <summary>The guest must be there, and have a port bound to something.</summary>
    internal void RequireBound(Port port)
    {
        RequireAlive();
        EventChannelTable channels = Domain.EventChannels;
        if (!channels.Exists(port) || channels[port].Kind is ChannelKind.Free or ChannelKind.Reserved or ChannelKind.Unbound)
            throw new InvalidOperationException($"{this} has nothing bound to port {port}; it has {string.Join(", ", channels.InUse())}.");
    }

    /// <summary>The guest's memory is about to go: a copy of the kernel's fields is kept.</summary>
    private protected abstract void KeepKernel();

    /// <summary>Switches the machine off, if it was made for the guest alone.</summary>
    /// <param name="disposing">Whether anybody asked: nothing is left for a finalizer.</param>
    private protected virtual void Dispose(bool disposing)
    {
        if (disposing && Machine.IsGuestsOwn)
            Machine.Dispose();
    }

    private bool IsInHandler => Domain.Vcpus.Any(static vcpu => vcpu.IsInGuest);

    private protected void RequireAlive()
    {
        if (Domain.HasEnded)
            throw new InvalidOperationException($"{this} has ended ({Domain.ExitReason}).");
    }
}
