// Three domains with two vCPUs each, the first the control domain, that do random things with event channels. Calls are made
// from bytes, as event_channel.h lays them out. Beside each domain stands a model of it (ModelDomain), which answers every
// call first; then what both say is compared:
//
//  - the call's result, error number for error number, and the port or the status that it returned;
//  - the pending, mask and link bits of each port, and the upcall byte of each vCPU;
//  - the events that a guest takes, one by one, in order.
//
// After each step the recount agrees and nobody who has an upcall sleeps.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Tests.Model;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>The machine on which a random sequence of event operations runs.</summary>
internal sealed unsafe partial class EventWorld : IDisposable
{
    private const int DomainCount = 3;
    private const int MostPort = 150;
    private const ushort Self = 0x7ff0;
    private const uint Pending = 1U << 31;
    private const uint Masked = 1U << 30;
    private const uint Linked = 1U << 29;

    private readonly Host _host;
    private readonly EventGuest[] _guests = new EventGuest[DomainCount];
    private readonly ModelDomain[] _models = new ModelDomain[DomainCount];

    public EventWorld(HostOptions options)
    {
        _host = new Host(options);
        for (int i = 0; i < DomainCount; i++)
            Start(i);
    }

    /// <summary>What the last step did, in words.</summary>
    public string LastAction { get; private set; } = string.Empty;

    public void Dispose() => _host.Dispose();

    /// <summary>Does a step and compares.</summary>
    /// <exception cref="BrokenModelException">Something is not as it should be.</exception>
    public void Do(EventStep step)
    {
        LastAction = step.ToString();
        try
        {
            Act(step.Domain % DomainCount, step);
        }
        catch (Exception exception) when (exception is not BrokenModelException)
        {
            throw new BrokenModelException($"{LastAction}\n  threw {exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}");
        }

        Compare();
    }

    /// <summary>
    /// At the end every vCPU takes all it has. Then nothing is pending and unmasked that somebody was to be told of: a law
    /// that holds whatever the model says.
    /// </summary>
    public void Settle()
    {
        LastAction = "everybody takes all there is";
        for (int domain = 0; domain < DomainCount; domain++)
        {
            for (int vcpu = 0; vcpu < ModelDomain.Vcpus; vcpu++)
                Take(domain, vcpu, int.MaxValue);

            ModelDomain model = _models[domain];
            for (int port = 1; port < model.Ports.Count; port++)
            {
                if (model.Ports[port].Kind > ModelPortKind.Reserved && !model.Ports[port].Excused && IsPending(domain, port) && !IsMasked(domain, port))
                    throw new BrokenModelException($"{LastAction}\n  port {port} of d{model.Id} is pending and unmasked still, and nobody was told");
            }
        }
    }

    private void Start(int index)
    {
        var guest = new EventGuest(_host);
        _guests[index] = guest;
        _models[index] = new ModelDomain(guest.Domain.Id.Value);

        // The ports that a toolstack made.
        Bytes arguments = default;
        arguments.Write(0, Self);
        Call(index, 10, ref arguments, 2);
        guest.Clear();
    }

    private void Compare()
    {
        if (Invariants.Recount(_host) is { Count: > 0 } lines)
            throw new BrokenModelException($"{LastAction}\n  the recount disagrees:\n    {string.Join("\n    ", lines)}");

        if (Invariants.Sleepers(_host) is { Count: > 0 } sleepers)
            throw new BrokenModelException($"{LastAction}\n  {string.Join("\n    ", sleepers)}");

        for (int domain = 0; domain < DomainCount; domain++)
        {
            ModelDomain model = _models[domain];
            EventGuest guest = _guests[domain];
            for (int vcpu = 0; vcpu < ModelDomain.Vcpus; vcpu++)
                Check(model.Upcall[vcpu], guest.Domain.Vcpus[vcpu].Info->UpcallPending != 0, $"upcall pending of d{model.Id}v{vcpu}");

            bool due = model.Upcall[0] && guest.Domain.Vcpus[0].Info->UpcallMask == 0;
            Check(due, guest.Domain.Vcpus[0].IsRunnable, $"whether d{model.Id}v0 is runnable");
            for (int port = 1; port < model.Ports.Count; port++)
            {
                Check(model.IsPending(port), IsPending(domain, port), $"pending of port {port} of d{model.Id}");
                Check(model.IsMasked(port), IsMasked(domain, port), $"mask of port {port} of d{model.Id}");
                if (model.IsFifo && model.HasWord(port))
                    Check(model.Ports[port].WordLinked, (*guest.WordOf(port) & Linked) != 0, $"link of port {port} of d{model.Id}");
            }
        }
    }

    // As the guest sees it.
    private bool IsPending(int domain, int port) => _models[domain].IsFifo
        ? _models[domain].HasWord(port) && (*_guests[domain].WordOf(port) & Pending) != 0
        : (((Span<ulong>)_guests[domain].Domain.Shared.Info->EventPending)[port / 64] & (1UL << (port % 64))) != 0;

    private bool IsMasked(int domain, int port) => _models[domain].IsFifo
        ? !_models[domain].HasWord(port) || (*_guests[domain].WordOf(port) & Masked) != 0
        : (((Span<ulong>)_guests[domain].Domain.Shared.Info->EventMask)[port / 64] & (1UL << (port % 64))) != 0;

    private void Take(int domain, int vcpu, int most)
    {
        ModelDomain model = _models[domain];
        if (model.IsFifo && !model.HasControl[vcpu])
        {
            // Without a control block it has nothing to look at.
            model.Upcall[vcpu] = false;
            _guests[domain].Domain.Vcpus[vcpu].Info->UpcallPending = 0;
            return;
        }

        bool isFifo = model.IsFifo;
        IReadOnlyList<int> expected = model.Take(vcpu, most);
        IReadOnlyList<int> taken = isFifo ? _guests[domain].TakeFifo(vcpu, most) : _guests[domain].TakeTwoLevel(vcpu);
        LastAction += $" d{model.Id}v{vcpu} takes [{string.Join(' ', expected)}]";
        if (!expected.SequenceEqual(taken))
            throw new BrokenModelException($"{LastAction}\n  and took [{string.Join(' ', taken)}]");
    }

    private void Check<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new BrokenModelException(string.Create(CultureInfo.InvariantCulture, $"{LastAction}\n  {what}: {actual}, and by the rules {expected}"));
    }

    private void Expect(XenErrno expected, int domain, uint command, ref Bytes arguments, int length)
    {
        XenErrno result = Call(domain, command, ref arguments, length);
        LastAction += $" -> {result}";
        Check(expected, result, "the call's result");
    }

    // A call by vCPU 0 of a domain, with the structure copied to its argument area and back.
    private XenErrno Call(int domain, uint command, ref Bytes arguments, int length)
    {
        GuestProbe probe = _guests[domain].Probe;
        Vcpu vcpu = probe.Vcpu;
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<Bytes>(ref arguments))[..length];

        // SAFETY: the argument area has 64 KiB.
        var area = new Span<byte>(vcpu.Gate.ArgumentBase, length);
        bytes.CopyTo(area);
        long result = 0;
        long explained = probe.Domain.Log.RefusalCount;
        probe.InGuest(() =>
        {
            vcpu.Gate.Registers = new HypercallRegisters { Rax = (ulong)HypercallNumber.EventChannelOp, Rdi = command, Rsi = vcpu.Gate.ArgumentAddress };
            result = vcpu.Gate.Enter();
        });
        area.CopyTo(bytes);
        var answer = new HypercallResult(result);
        Check(explained + (answer.IsError ? 1 : 0), probe.Domain.Log.RefusalCount, "explanations");
        if (probe.Domain.HasEnded)
            throw new BrokenModelException($"{LastAction}\n  {probe.Domain.CrashReport}");

        return answer.Error;
    }
}
