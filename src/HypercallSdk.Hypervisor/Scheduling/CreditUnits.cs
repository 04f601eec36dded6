using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// The units of a host by number. Queues link them by it: a link is half as long as a reference, and the collector need not
/// be told of each one that a switch sets.
/// </summary>
internal sealed class CreditUnits
{
    private const int BlockSize = 64;

    // Number 0 is nobody's.
    private CreditUnit?[] _units = new CreditUnit?[16];
    private readonly Stack<int> _free = [];
    private int _count = 1;
    private readonly CreditUnit?[] _block = new CreditUnit?[BlockSize];
    private int _made = BlockSize;

    /// <summary>The unit with this number; null for 0.</summary>
    public CreditUnit? this[int number]
    {
        // SAFETY: numbers are those that Add gave out, and the table never shrinks.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_units), (nint)(uint)number);
    }

    /// <summary>A new unit, with a number.</summary>
    public CreditUnit Add()
    {
        int number = _free.Count > 0 ? _free.Pop() : _count++;
        if (number == _units.Length)
            Array.Resize(ref _units, 2 * _units.Length);

        CreditUnit unit = Make();
        unit.Number = number;
        _units[number] = unit;
        return unit;
    }

    /// <summary>Takes a unit's number back.</summary>
    public void Remove(CreditUnit unit)
    {
        _units[unit.Number] = null;
        _free.Push(unit.Number);
    }

    // Those that are made at once lie beside each other: a host that goes round thousands of them goes through memory in order.
    private CreditUnit Make()
    {
        if (_made == _block.Length)
        {
            for (int i = 0; i < _block.Length; i++)
                _block[i] = new CreditUnit();

            _made = 0;
        }

        CreditUnit unit = _block[_made]!;
        _block[_made++] = null;
        return unit;
    }
}
