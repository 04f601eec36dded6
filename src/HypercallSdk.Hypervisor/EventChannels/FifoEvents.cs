// The FIFO ABI: a 32-bit word for each of 131,072 ports, in an event array of up to 128 pages; and for each vCPU a control
// block with 16 queues, one a priority. A word has the flags PENDING, MASKED, LINKED and BUSY and the number of the next port
// in its queue; the control block has each queue's first port and a READY bit.
//
// All of it is the guest's memory, which it may write at any time. Therefore:
//
//  - The pages are held by a reference and a use as Writable from init_control and expand_array until reset: nobody else is
//    given them, and they are no page tables meanwhile.
//  - Where a queue ends the hypervisor knows itself (FifoQueues.Tails). Of the guest's words it looks at the flags alone and
//    never at a link, so that no ring and no number in them leads it anywhere. A guest that scribbles loses its own events.
//  - A tail is a port whose word was there when it was linked, and words stay until all go.
//  - A tail that is LINKED no longer was taken, so its queue is empty. A port that is on a queue again is the tail of no
//    other one: QueuedVcpu and QueuedPriority say which queue it was on, and that tail is forgotten.
//
// An event: PENDING, then unless MASKED or LINKED already LINKED, then the link of the tail or the head, then READY if the
// queue was empty, then the upcall. The guest takes the first port off by clearing LINKED; an event that comes from then on
// is linked anew, behind the others.
//
// Ports whose array page is missing keep their event until it comes. Events of a vCPU without a control block are lost.
using System;
using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>The FIFO ABI of one domain.</summary>
internal sealed unsafe class FifoEvents : EventAbi
{
    /// <summary>The queues of a vCPU (<c>EVTCHN_FIFO_MAX_QUEUES</c>).</summary>
    public const int QueueCount = 16;

    /// <summary>A port's priority until set_priority (<c>EVTCHN_FIFO_PRIORITY_DEFAULT</c>).</summary>
    public const byte DefaultPriority = 7;

    /// <summary>The ports that a page of the event array has words for.</summary>
    public const uint WordsPerPage = Page.Size / sizeof(uint);

    /// <summary>How many pages an event array may have.</summary>
    public const int MostPages = 128;

    private const uint Pending = 1U << 31;
    private const uint Masked = 1U << 30;
    private const uint Linked = 1U << 29;
    private const uint Busy = 1U << 28;
    private const uint LinkMask = (1U << 17) - 1;

    // The guest may change a LINKED word four times before it has to wait for BUSY.
    private const int MostLinkTries = 4;

    private readonly FifoQueues?[] _queues;
    private readonly MachineMemory _memory;
    private readonly PageTypes _types;
    private MachineFrame[] _pages = new MachineFrame[1];

    public FifoEvents(Domain domain)
        : base(domain)
    {
        _memory = domain.Host.Memory;
        _types = domain.Host.PageTypes;
        _queues = new FifoQueues?[domain.Vcpus.Count];
    }

    /// <inheritdoc/>
    public override uint PortCount => MostPages * WordsPerPage;

    /// <summary>How many pages the event array has.</summary>
    public int PageCount { get; private set; }

    /// <summary>The pages of the event array.</summary>
    public ReadOnlySpan<MachineFrame> Pages => _pages.AsSpan(0, PageCount);

    /// <summary>The vCPUs' queues; null for those without a control block.</summary>
    public ReadOnlySpan<FifoQueues?> Queues => _queues;

    /// <summary>Gives a vCPU a control block, which it has none of.</summary>
    public HypercallResult MapControlBlock(Vcpu caller, Vcpu vcpu, MachineFrame frame, uint offset)
    {
        HypercallResult result = _types.GetPageAndType(caller, Domain, frame, FrameType.Writable);
        if (result.IsSuccess)
            _queues[vcpu.Id.Value] = new FifoQueues(frame, (uint*)(_memory.HostAddress(frame) + offset));

        return result;
    }

    /// <summary>Adds a page to the event array, which has room.</summary>
    public HypercallResult AddPage(Vcpu caller, MachineFrame frame)
    {
        HypercallResult result = _types.GetPageAndType(caller, Domain, frame, FrameType.Writable);
        if (!result.IsSuccess)
            return result;

        if (PageCount == _pages.Length)
            Array.Resize(ref _pages, _pages.Length * 2);

        _pages[PageCount++] = frame;
        return result;
    }

    /// <summary>Lets go of all pages.</summary>
    public void Release()
    {
        foreach (MachineFrame frame in Pages)
            _types.PutPageAndType(frame);

        PageCount = 0;
        foreach (FifoQueues? queues in _queues)
        {
            if (queues is not null)
                _types.PutPageAndType(queues.Frame);
        }

        Array.Clear(_queues);
    }

    /// <inheritdoc/>
    public override void Initialize(ref EventChannel channel) => channel.Priority = DefaultPriority;

    /// <inheritdoc/>
    public override bool SetPending(Port port, ref EventChannel channel)
    {
        uint* word = WordOf(port.Value);
        if (word == null)
        {
            bool wasHeldBack = channel.IsHeldBack;
            channel.IsHeldBack = true;
            return !wasHeldBack;
        }

        if (_queues[channel.NotifyVcpu] is not { } queues)
            return false;

        bool changed = !TestAndSet(word, Pending);
        if ((Volatile.Read(ref *word) & Masked) != 0 || TestAndSet(word, Linked))
            return changed;

        int priority = Planted == PlantedBug.PriorityIsIgnored ? DefaultPriority : channel.Priority;
        if (Link(port.Value, ref channel, queues, priority))
            return changed;

        uint bit = 1U << priority;
        if ((Interlocked.Or(ref queues.Ready, bit) & bit) == 0)
            MarkReady(channel.NotifyVcpu);

        return changed;
    }

    /// <inheritdoc/>
    public override void ClearPending(Port port)
    {
        uint* word = WordOf(port.Value);
        if (word != null)
            Interlocked.And(ref *word, ~Pending);
    }

    /// <inheritdoc/>
    public override void Unmask(Port port, ref EventChannel channel)
    {
        uint* word = WordOf(port.Value);
        if (word == null)
            return;

        Interlocked.And(ref *word, ~Masked);
        if ((Volatile.Read(ref *word) & Pending) != 0 && Planted != PlantedBug.EdgeIsLostAtUnmask)
            SetPending(port, ref channel);
    }

    /// <inheritdoc/>
    public override bool IsPending(Port port) => Has(port, Pending);

    /// <inheritdoc/>
    public override bool IsMasked(Port port) => WordOf(port.Value) == null || Has(port, Masked);

    /// <inheritdoc/>
    public override bool IsBusy(Port port) => Planted != PlantedBug.LinkedPortIsHandedOut && Has(port, Linked);

    private PlantedBug Planted => Domain.Host.Options.Planted;

    // SAFETY: (here and wherever a word is followed) pages of the array are held while they are in it.
    private bool Has(Port port, uint flag)
    {
        uint* word = WordOf(port.Value);
        return word != null && (Volatile.Read(ref *word) & flag) != 0;
    }

    private static bool TestAndSet(uint* word, uint flag) => (Interlocked.Or(ref *word, flag) & flag) != 0;

    private uint* WordOf(uint port)
    {
        uint page = port / WordsPerPage;
        return page < (uint)PageCount ? (uint*)_memory.HostAddress(_pages[page]) + (port % WordsPerPage) : null;
    }

    // Puts a port at the end of a queue; true where it follows another, false where it is the first.
    private bool Link(uint port, ref EventChannel channel, FifoQueues queues, int priority)
    {
        if (_queues[channel.QueuedVcpu] is { } before && before.Tails[channel.QueuedPriority] == port && Planted != PlantedBug.OldTailIsKept)
            before.Tails[channel.QueuedPriority] = 0;

        channel.QueuedVcpu = channel.NotifyVcpu;
        channel.QueuedPriority = (byte)priority;
        uint tail = queues.Tails[priority];
        bool follows = tail != 0 && TryLink(WordOf(tail), port);
        if (!follows)
            Volatile.Write(ref queues.Head(priority), port);

        queues.Tails[priority] = port;
        return follows;
    }

    // Writes the link of a word that is still LINKED; false where it is not.
    private bool TryLink(uint* word, uint port)
    {
        uint seen = Volatile.Read(ref *word);
        for (int tries = 0; tries <= MostLinkTries; tries++)
        {
            if ((seen & Linked) == 0 && Planted != PlantedBug.TakenTailIsLinkedTo)
            {
                if (tries > 0)
                    Interlocked.And(ref *word, ~Busy);

                return false;
            }

            uint now = Interlocked.CompareExchange(ref *word, (seen & ~(Busy | LinkMask)) | port, seen);
            if (now == seen)
                return true;

            // Keeps the guest from unmasking, which is what it may do without end.
            if (tries == 0)
                Interlocked.Or(ref *word, Busy);

            seen = Volatile.Read(ref *word);
        }

        // Only a guest that does what it must not comes here: it loses what is behind.
        Interlocked.And(ref *word, ~Busy);
        return true;
    }

    private void MarkReady(ushort vcpu)
    {
        Vcpu told = Domain.Vcpus[vcpu];
        if (EventChannelTable.HasInfo(told))
            MarkEventsPending(told);
    }
}
