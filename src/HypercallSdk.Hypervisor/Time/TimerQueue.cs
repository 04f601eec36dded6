using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>The armed timers, the next one first: a binary heap in which each timer knows its place.</summary>
internal sealed class TimerQueue
{
    private readonly List<HostTimer> _heap = [];

    /// <summary>The armed timers, in no particular order.</summary>
    public IReadOnlyList<HostTimer> Armed => _heap;

    /// <summary>When the next timer runs out; the end of time when none is armed.</summary>
    // Asked before every handler.
    public ulong NextDeadline { get; private set; } = ulong.MaxValue;

    /// <summary>Arms <paramref name="timer"/>, anew if it was armed.</summary>
    public void Arm(HostTimer timer, ulong deadline)
    {
        Disarm(timer);
        timer.Deadline = deadline;
        timer.QueueIndex = _heap.Count;
        _heap.Add(timer);
        Rise(timer.QueueIndex);
        NextDeadline = _heap[0].Deadline;
    }

    /// <summary>Stops <paramref name="timer"/>, if it is armed.</summary>
    public void Disarm(HostTimer timer)
    {
        int hole = timer.QueueIndex;
        if (hole < 0)
            return;

        timer.QueueIndex = -1;
        int last = _heap.Count - 1;
        HostTimer moved = _heap[last];
        _heap.RemoveAt(last);
        if (hole != last)
        {
            Place(moved, hole);
            Rise(hole);
            Sink(moved.QueueIndex);
        }

        NextDeadline = _heap.Count == 0 ? ulong.MaxValue : _heap[0].Deadline;
    }

    /// <summary>Takes the first timer out, if it has run out by <paramref name="now"/>.</summary>
    public HostTimer? TakeExpired(ulong now)
    {
        if (NextDeadline > now || _heap.Count == 0)
            return null;

        HostTimer first = _heap[0];
        Disarm(first);
        return first;
    }

    private static bool IsBefore(HostTimer left, HostTimer right) =>
        left.Deadline != right.Deadline ? left.Deadline < right.Deadline : left.Order < right.Order;

    private void Rise(int index)
    {
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (!IsBefore(_heap[index], _heap[parent]))
                return;

            Swap(index, parent);
            index = parent;
        }
    }

    private void Sink(int index)
    {
        while (true)
        {
            int least = index;
            for (int child = (2 * index) + 1; child <= (2 * index) + 2 && child < _heap.Count; child++)
            {
                if (IsBefore(_heap[child], _heap[least]))
                    least = child;
            }

            if (least == index)
                return;

            Swap(index, least);
            index = least;
        }
    }

    private void Swap(int left, int right)
    {
        HostTimer timer = _heap[left];
        Place(_heap[right], left);
        Place(timer, right);
    }

    private void Place(HostTimer timer, int index)
    {
        _heap[index] = timer;
        timer.QueueIndex = index;
    }
}
