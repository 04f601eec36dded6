using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>The units of a host by number: whose a <see cref="UnitState"/> is.</summary>
internal sealed unsafe class UnitTable
{
    private readonly NumberSet _free = new();
    private UnitBlock _block = new();

    // Number 0 is nobody's.
    private SchedulerUnit?[] _units = new SchedulerUnit?[16];
    private int _count = 1;

    /// <summary>The unit that has this state; null for that of nobody.</summary>
    public SchedulerUnit? this[UnitState* state]
    {
        // SAFETY: states are those that Add gave out, of units that were not removed since, and the table never shrinks.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => state == null ? null : Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_units), (nint)(uint)state->Number);
    }

    /// <summary>The unit that has this number, if one has.</summary>
    public SchedulerUnit? this[int number] => _units[number];

    /// <summary>Gives a new unit its state and a number.</summary>
    public void Add(SchedulerUnit unit)
    {
        // The least free one: which one that is follows from those that are taken, and from nothing that was before.
        int number = _free.Least;
        if (number == 0)
            number = _count++;
        else
            _free.Remove(number);

        if (number == _units.Length)
            Array.Resize(ref _units, 2 * _units.Length);

        if (_block.IsFull)
            _block = new UnitBlock();

        // SAFETY: the block has room, and the unit keeps it.
        UnitState* state = _block.Take();
        state->Number = number;
        unit.Keep(_block, state);
        _units[number] = unit;
    }

    /// <summary>Takes a unit's number back; its state stays its own.</summary>
    public void Remove(SchedulerUnit unit)
    {
        // SAFETY: the unit was added.
        int number = unit.State->Number;
        _units[number] = null;
        _free.Add(number);
    }
}
