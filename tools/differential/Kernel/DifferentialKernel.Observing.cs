using HypercallSdk.Abi;

namespace Differential.Kernel;

/// <content>What changed in memory that the guest sees since the last look.</content>
public partial struct DifferentialKernel
{
    private const int MostChangesTold = 6;
    private const int EventWordsCompared = 2;
    private const ulong VcpuInfoSize = 64;
    private const ulong PendingBits = 32 * VcpuInfoSize;
    private const ulong MaskBits = PendingBits + (64 * sizeof(ulong));

    private void Observe(Observed parts, bool isLogged)
    {
        _changes = 0;
        _changesHash = 0xcbf2_9ce4_8422_2325;
        _logsChanges = isLogged;
        if ((parts & Observed.Arguments) != 0)
        {
            ObserveArguments();
        }

        if ((parts & Observed.Tables) != 0)
        {
            ObserveTables();
        }

        if ((parts & Observed.Events) != 0)
        {
            ObserveEvents();
        }

        if ((parts & Observed.Grants) != 0)
        {
            ObserveGrants();
        }

        if (_changes > MostChangesTold && isLogged)
        {
            LogChange((byte)'+', (ulong)(uint)_changes, _changesHash);
        }

        if (_flushesAlways)
        {
            FlushLog();
        }
    }

    private void Changed(byte region, ulong offset, ulong value)
    {
        _changesHash = (((_changesHash ^ region) * 0x100_0000_01b3) ^ offset) * 0x100_0000_01b3;
        _changesHash = (_changesHash ^ value) * 0x100_0000_01b3;
        if (_changes++ < MostChangesTold && _logsChanges)
        {
            LogChange(region, offset, value);
        }
    }

    private void ObserveArguments()
    {
        for (ulong offset = 0; offset < ProgramLayout.ArgumentsSize; offset += 8)
        {
            ulong now = Read(Arguments + offset, 8);
            if (now != _seenArguments[(int)(offset / 8)])
            {
                _seenArguments[(int)(offset / 8)] = now;
                Changed((byte)'a', offset, now);
            }
        }
    }

    private void ObserveTables()
    {
        for (int index = 0; index < ProgramLayout.WindowPages; index++)
        {
            Compare(ref _seenEntries[index], (byte)'p', (ulong)(uint)index, EntryOf(ProgramLayout.FirstTable, index));
        }

        for (int index = 0; index < ProgramLayout.UpperEntries; index++)
        {
            int place = ProgramLayout.WindowPages + (index * 2);
            Compare(ref _seenEntries[place], (byte)'q', (ulong)(uint)index, EntryOf(ProgramLayout.FirstTable + 1, index));
            Compare(ref _seenEntries[place + 1], (byte)'r', (ulong)(uint)index, EntryOf(ProgramLayout.FirstTable + 2, index));
        }

        Compare(ref _seenEntries[SeenWords.Length - 1], (byte)'s', WindowSlot, EntryOf(ProgramLayout.Root, WindowSlot));
    }

    private void ObserveEvents()
    {
        ulong info = Gate.ImageAddress(KernelImagePlace.SharedInfo);
        // Store and console send when they will.
        for (int word = 0; word < EventWordsCompared; word++)
        {
            ulong offset = (ulong)(uint)word * sizeof(ulong);
            Compare(ref _seenEvents[word], (byte)'e', (ulong)(uint)word, Read(info + PendingBits + offset, 8) & ~(word == 0 ? _portsFromTheStart : 0));
            Compare(ref _seenEvents[EventWordsCompared + word], (byte)'m', (ulong)(uint)word, Read(info + MaskBits + offset, 8));
        }

        for (int vcpu = 0; vcpu < 2; vcpu++)
        {
            ulong place = info + ((ulong)(uint)vcpu * VcpuInfoSize);
            int seen = (2 * EventWordsCompared) + (2 * vcpu);

            // Whether an upcall is due, and whether they are masked: the bytes behind are padding.
            Compare(ref _seenEvents[seen], (byte)'v', (ulong)(uint)vcpu, Read(place, 2));
            Compare(ref _seenEvents[seen + 1], (byte)'w', (ulong)(uint)vcpu, Read(place + 8, 8));
        }
    }

    // Flags and domain of each entry. The frame behind them is the program's own, and no number of its.
    private void ObserveGrants()
    {
        for (int grant = 0; grant < ProgramLayout.GrantsCompared; grant++)
        {
            Compare(ref _seenGrants[grant], (byte)'g', (ulong)(uint)grant, NamedGrant(Read(GrantPage + ((ulong)(uint)grant * 8), 4)));
        }
    }

    private void Compare(ref ulong seen, byte region, ulong offset, ulong now)
    {
        if (now != seen)
        {
            seen = now;
            Changed(region, offset, now);
        }
    }

    private ulong EntryOf(int table, int index) => Canonical(Read(AddressOfTable(table) + ((ulong)(uint)index * 8), 8));

    private ulong SeenArgument(ulong offset) => (offset & 7) == 0 ? _seenArguments[(int)(offset / 8)] : ulong.MaxValue;

    private void LookAtArguments(ulong offset, ulong length)
    {
        for (ulong place = offset & ~7UL; place < offset + length && place < ProgramLayout.ArgumentsSize; place += 8)
        {
            _seenArguments[(int)(place / 8)] = Read(Arguments + place, 8);
        }
    }
}
