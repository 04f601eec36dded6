// A guest as xen's documents describe one: it finds events in its own memory, with the steps that Linux takes.
using System;
using System.Collections.Generic;
using System.Numerics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Tests.Model;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>The guest's side of a domain's events.</summary>
internal sealed unsafe class EventGuest
{
    public const int MostArrayPages = 3;

    private const uint Pending = 1U << 31;
    private const uint Masked = 1U << 30;
    private const uint Linked = 1U << 29;
    private const uint LinkMask = (1U << 17) - 1;

    private readonly MachineMemory _memory;
    private readonly uint[,] _heads = new uint[ModelDomain.Vcpus, ModelDomain.Queues];
    private readonly uint[] _ready = new uint[ModelDomain.Vcpus];

    public EventGuest(Host host)
    {
        _memory = host.Memory;
        Play = new PlayDomain(GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4, Vcpus = ModelDomain.Vcpus, MaximumPort = 150 }));
    }

    public PlayDomain Play { get; }

    public Domain Domain => Play.Domain;

    public GuestProbe Probe => Play.Probe;

    /// <summary>Both control blocks lie in one frame.</summary>
    public MachineFrame ControlFrame => Play.Frames[0];

    public static uint OffsetOf(int vcpu) => (uint)vcpu * 128;

    public MachineFrame ArrayFrame(int page) => Play.Frames[1 + page];

    /// <summary>Nothing pending, all ports masked, nobody told.</summary>
    public void Clear()
    {
        SharedInfo* shared = Domain.Shared.Info;
        ((Span<ulong>)shared->EventPending).Clear();
        ((Span<ulong>)shared->EventMask).Fill(ulong.MaxValue);
        ForgetMarks();
        ForgetFifo();
    }

    public void ForgetMarks()
    {
        foreach (Vcpus.Vcpu vcpu in Domain.Vcpus)
        {
            vcpu.Info->PendingSelector = 0;
            vcpu.Info->UpcallPending = 0;
        }
    }

    /// <summary>Before FIFO: empty queues, some ports masked.</summary>
    public void ForgetFifo()
    {
        _memory.Clear(ControlFrame);
        for (int port = 0; port < MostArrayPages * ModelDomain.WordsPerPage; port++)
            *WordOf(port) = ModelDomain.IsWordMaskedAtFirst(port) ? Masked : 0;

        Array.Clear(_heads);
        Array.Clear(_ready);
    }

    public uint* WordOf(int port) => (uint*)_memory.HostAddress(ArrayFrame(port / ModelDomain.WordsPerPage)) + (port % ModelDomain.WordsPerPage);

    public uint* Control(int vcpu) => (uint*)(_memory.HostAddress(ControlFrame) + OffsetOf(vcpu));

    public void StoreMask(int port, bool masked, bool isFifo)
    {
        if (isFifo)
        {
            *WordOf(port) = masked ? *WordOf(port) | Masked : *WordOf(port) & ~Masked;
            return;
        }

        ref ulong word = ref ((Span<ulong>)Domain.Shared.Info->EventMask)[port / 64];
        ulong bit = 1UL << (port % 64);
        word = masked ? word | bit : word & ~bit;
    }

    public IReadOnlyList<int> TakeTwoLevel(int vcpu)
    {
        var taken = new List<int>();
        VcpuInfo* info = Domain.Vcpus[vcpu].Info;
        if (info->UpcallPending == 0)
            return taken;

        info->UpcallPending = 0;
        ulong selector = info->PendingSelector;
        info->PendingSelector = 0;
        Span<ulong> pending = Domain.Shared.Info->EventPending;
        Span<ulong> masks = Domain.Shared.Info->EventMask;
        for (; selector != 0; selector &= selector - 1)
        {
            int word = BitOperations.TrailingZeroCount(selector);
            for (ulong bits = pending[word] & ~masks[word]; bits != 0; bits &= bits - 1)
            {
                pending[word] &= ~(bits & (~bits + 1));
                taken.Add((word * 64) + BitOperations.TrailingZeroCount(bits));
            }
        }

        return taken;
    }

    public IReadOnlyList<int> TakeFifo(int vcpu, int most)
    {
        var taken = new List<int>();
        Domain.Vcpus[vcpu].Info->UpcallPending = 0;
        uint* control = Control(vcpu);
        int steps = 0;
        while (taken.Count < most && steps++ < 10_000)
        {
            _ready[vcpu] |= *control;
            *control = 0;
            if (_ready[vcpu] == 0)
                break;

            int priority = BitOperations.TrailingZeroCount(_ready[vcpu]);
            uint head = _heads[vcpu, priority];
            if (head == 0)
                head = control[2 + priority];

            uint* word = WordOf((int)head);
            uint link = *word & LinkMask;
            *word &= ~(Linked | LinkMask);
            if (link == 0)
                _ready[vcpu] &= ~(1U << priority);

            _heads[vcpu, priority] = link;
            if ((*word & (Pending | Masked)) != Pending)
                continue;

            *word &= ~Pending;
            taken.Add((int)head);
        }

        return taken;
    }
}
