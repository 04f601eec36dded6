using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// The vCPUs that have something to do, first come first served. Of those that came at the same instant the seed decides
/// who is first: a kernel must not depend on it.
/// </summary>
internal sealed class RunQueue(ulong seed)
{
    private Entry[] _entries = new Entry[16];
    private int _head;
    private int _count;
    private ulong _random = seed ^ 0x2545_f491_4f6c_dd1d;

    /// <summary>How many wait.</summary>
    public int Count => _count;

    /// <summary>Puts <paramref name="vcpu"/> at the end, unless it waits already.</summary>
    public void Add(Vcpu vcpu, ulong now)
    {
        if (vcpu.IsQueued)
            return;

        if (_count == _entries.Length)
            Grow();

        vcpu.IsQueued = true;
        At(_count++) = new Entry { Vcpu = vcpu, Since = now };
    }

    /// <summary>Takes the next one; null when none waits.</summary>
    public Vcpu? Take()
    {
        if (_count == 0)
            return null;

        ref Entry first = ref At(0);
        int ties = 1;
        while (ties < _count && At(ties).Since == first.Since)
            ties++;

        if (ties > 1)
        {
            ref Entry chosen = ref At(Next(ties));
            (first, chosen) = (chosen, first);
        }

        Vcpu vcpu = first.Vcpu;
        first = default;
        _head = (_head + 1) & (_entries.Length - 1);
        _count--;
        vcpu.IsQueued = false;
        return vcpu;
    }

    private ref Entry At(int index) => ref _entries[(_head + index) & (_entries.Length - 1)];

    // xorshift64*: the same numbers on every machine.
    private int Next(int bound)
    {
        _random ^= _random >> 12;
        _random ^= _random << 25;
        _random ^= _random >> 27;
        return (int)((_random * 0x2545_f491_4f6c_dd1d >> 33) % (uint)bound);
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        for (int i = 0; i < _count; i++)
            larger[i] = At(i);

        _entries = larger;
        _head = 0;
    }

    private struct Entry
    {
        public Vcpu Vcpu;
        public ulong Since;
    }
}
