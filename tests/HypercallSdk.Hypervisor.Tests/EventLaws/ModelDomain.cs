// One domain's event channels by Xen's rules, with sets and lists where the hypervisor has words and links: what a guest may
// rely on, and what it can see.
//
// 2-level. An event on a pending port is nothing. Else the port is pending, and unless it is masked its word is marked in
// its vCPU's selector; where that changed, the vCPU has an upcall. Unmasking a pending port does the same.
//
// FIFO. Without a word for the port the event is held back; without a control block for its vCPU it is lost. Else the port
// is pending, and unless it is masked or on a queue it goes to the end of its vCPU's queue of its priority; where that was
// empty the queue is ready, and where it was not ready before, the vCPU has an upcall.
//
// A guest takes from ready queues, the lowest number first, one after the other; what is not pending or is masked by then
// is passed over.
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>A domain of the model.</summary>
internal sealed class ModelDomain
{
    public const int Vcpus = 2;
    public const int Queues = 16;
    public const int DefaultPriority = 7;
    public const int WordsPerPage = 1024;
    private const int Growth = 64;

    public ModelDomain(int id)
    {
        Id = id;
        Grow();
        Ports[0].Kind = ModelPortKind.Reserved;
        for (int vcpu = 0; vcpu < Vcpus; vcpu++)
        {
            for (int queue = 0; queue < Queues; queue++)
                Queue[vcpu, queue] = [];
        }
    }

    public int Id { get; }

    /// <summary>A guest masks some ports before it lends its event array, and not others.</summary>
    public static bool IsWordMaskedAtFirst(int port) => port % 3 == 0;

    public List<ModelPort> Ports { get; } = [];

    public bool IsFifo { get; private set; }

    public int ArrayPages { get; private set; }

    public bool[] HasControl { get; } = new bool[Vcpus];

    public bool[] Upcall { get; } = new bool[Vcpus];

    public HashSet<int>[] Selector { get; } = [[], []];

    public List<int>[,] Queue { get; } = new List<int>[Vcpus, Queues];

    public uint[] Ready { get; } = new uint[Vcpus];

    /// <summary>What the guest has taken out of <see cref="Ready"/> and not finished with.</summary>
    public uint[] Seen { get; } = new uint[Vcpus];

    public bool HasWord(int port) => port < ArrayPages * WordsPerPage;

    public bool Exists(long port) => port >= 0 && port < Ports.Count;

    public bool IsPending(int port) => IsFifo ? HasWord(port) && Ports[port].WordPending : Ports[port].SharedPending;

    public bool IsMasked(int port) => IsFifo ? !HasWord(port) || Ports[port].WordMasked : Ports[port].SharedMasked;

    /// <summary>The lowest port that is free and on no queue; 0 when there is none up to <paramref name="most"/>.</summary>
    public int Lowest(int most)
    {
        for (int port = 1; port <= most; port++)
        {
            if (port == Ports.Count)
                Grow();

            bool isBusy = IsFifo && HasWord(port) && Ports[port].WordLinked;
            if (Ports[port].Kind == ModelPortKind.Free && !isBusy)
                return port;
        }

        return 0;
    }

    public ModelPort Bind(int port, ModelPortKind kind)
    {
        Ports[port].Kind = kind;
        if (IsFifo)
            Ports[port].Priority = DefaultPriority;

        Excuse(port);
        return Ports[port];
    }

    public void Raise(int number)
    {
        ModelPort port = Ports[number];
        if (!IsFifo)
        {
            if (port.SharedPending)
                return;

            port.SharedPending = true;
            if (!port.SharedMasked)
                Mark(number);

            return;
        }

        if (!HasWord(number))
        {
            port.HeldBack = true;
            return;
        }

        if (!HasControl[port.Vcpu])
            return;

        port.WordPending = true;
        if (port.WordMasked || port.WordLinked)
            return;

        port.WordLinked = true;
        port.Excused = false;
        List<int> queue = Queue[port.Vcpu, port.Priority];
        queue.Add(number);
        if (queue.Count > 1)
            return;

        if ((Ready[port.Vcpu] & (1U << port.Priority)) == 0)
            Upcall[port.Vcpu] = true;

        Ready[port.Vcpu] |= 1U << port.Priority;
    }

    public void Unmask(int number)
    {
        ModelPort port = Ports[number];
        if (IsFifo)
        {
            if (!HasWord(number))
                return;

            port.WordMasked = false;
            if (port.WordPending)
                Raise(number);

            return;
        }

        bool wasMasked = port.SharedMasked;
        port.SharedMasked = false;
        if (!wasMasked || !port.SharedPending)
            return;

        port.Excused = false;
        Mark(number);
    }

    public void StoreMask(int number, bool masked)
    {
        ModelPort port = Ports[number];
        if (!IsFifo)
            port.SharedMasked = masked;
        else if (HasWord(number))
            port.WordMasked = masked;

        Excuse(number);
    }

    public void Close(int number)
    {
        ModelPort port = Ports[number];
        if (port.Kind == ModelPortKind.Interdomain && port.Remote is { } remote)
        {
            ModelPort far = remote.Ports[port.RemotePort];
            far.Kind = ModelPortKind.Unbound;
            far.Remote = null;
            far.RemoteId = Id;
        }

        if (!IsFifo)
            port.SharedPending = false;
        else if (HasWord(number))
            port.WordPending = false;

        port.Kind = ModelPortKind.Free;
        port.Remote = null;
        port.Vcpu = 0;
    }

    public void Reset()
    {
        for (int port = 1; port < Ports.Count; port++)
        {
            if (Ports[port].Kind != ModelPortKind.Free)
                Close(port);
        }

        IsFifo = false;
        ArrayPages = 0;
        for (int vcpu = 0; vcpu < Vcpus; vcpu++)
        {
            HasControl[vcpu] = false;
            Ready[vcpu] = 0;
            Seen[vcpu] = 0;
            for (int queue = 0; queue < Queues; queue++)
                Queue[vcpu, queue].Clear();
        }

        for (int number = 0; number < Ports.Count; number++)
        {
            Ports[number].WordPending = false;
            Ports[number].WordMasked = IsWordMaskedAtFirst(number);
            Ports[number].WordLinked = false;
        }
    }

    public void InitializeControl(int vcpu)
    {
        HasControl[vcpu] = true;
        if (IsFifo)
            return;

        IsFifo = true;
        for (int port = 1; port < Ports.Count; port++)
        {
            Ports[port].HeldBack |= Ports[port].SharedPending;
            Ports[port].Priority = DefaultPriority;
        }
    }

    public void ExpandArray()
    {
        int first = ArrayPages * WordsPerPage;
        ArrayPages++;
        for (int port = first; port < Ports.Count && HasWord(port); port++)
        {
            if (Ports[port].HeldBack)
                Raise(port);
        }
    }

    public void MoveVcpuInfo(int vcpu)
    {
        for (int word = 0; word < 64; word++)
            Selector[vcpu].Add(word);

        Upcall[vcpu] = true;
    }

    /// <summary>The events that a vCPU takes, in order: at most <paramref name="most"/> with FIFO.</summary>
    public IReadOnlyList<int> Take(int vcpu, int most)
    {
        var taken = new List<int>();
        if (!IsFifo)
        {
            if (Upcall[vcpu])
                TakeWords(vcpu, taken);

            return taken;
        }

        Upcall[vcpu] = false;
        while (taken.Count < most)
        {
            Seen[vcpu] |= Ready[vcpu];
            Ready[vcpu] = 0;
            if (Seen[vcpu] == 0)
                break;

            int priority = System.Numerics.BitOperations.TrailingZeroCount(Seen[vcpu]);
            List<int> queue = Queue[vcpu, priority];
            int number = queue[0];
            queue.RemoveAt(0);
            ModelPort port = Ports[number];
            port.WordLinked = false;
            if (queue.Count == 0)
                Seen[vcpu] &= ~(1U << priority);

            if (!port.WordPending || port.WordMasked)
                continue;

            port.WordPending = false;
            taken.Add(number);
        }

        return taken;
    }

    private void TakeWords(int vcpu, List<int> taken)
    {
        Upcall[vcpu] = false;
        for (int number = 0; number < Ports.Count; number++)
        {
            ModelPort port = Ports[number];
            if (!Selector[vcpu].Contains(number / 64) || !port.SharedPending || port.SharedMasked)
                continue;

            port.SharedPending = false;
            port.Excused = false;
            taken.Add(number);
        }

        Selector[vcpu].Clear();
    }

    private void Mark(int number)
    {
        int vcpu = Ports[number].Vcpu;
        if (Selector[vcpu].Add(number / 64))
            Upcall[vcpu] = true;
    }

    private void Excuse(int number)
    {
        if (IsPending(number) && !IsMasked(number) && !(IsFifo && Ports[number].WordLinked))
            Ports[number].Excused = true;
    }

    private void Grow()
    {
        for (int i = 0; i < Growth; i++)
            Ports.Add(new ModelPort { WordMasked = IsWordMaskedAtFirst(Ports.Count) });
    }
}
