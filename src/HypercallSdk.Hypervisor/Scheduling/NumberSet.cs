using System;
using System.Numerics;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A set of small numbers from 1, gone through from the least to the greatest.</summary>
internal sealed class NumberSet
{
    private ulong[] _words = new ulong[1];

    /// <summary>The least one; 0 for none.</summary>
    public int Least
    {
        get
        {
            foreach (int number in this)
                return number;

            return 0;
        }
    }

    /// <summary>Whether a number is in it.</summary>
    public bool Has(int number) => number >> 6 < _words.Length && ((_words[number >> 6] >> number) & 1) != 0;

    /// <summary>Puts a number in.</summary>
    public void Add(int number)
    {
        if (number >> 6 >= _words.Length)
            Array.Resize(ref _words, int.Max(2 * _words.Length, (number >> 6) + 1));

        _words[number >> 6] |= 1UL << number;
    }

    /// <summary>Takes a number out that was put in.</summary>
    public void Remove(int number) => _words[number >> 6] &= ~(1UL << number);

    /// <summary>Goes through them. The one that was come to last may be taken out meanwhile.</summary>
    public Enumerator GetEnumerator() => new(_words);

    /// <summary>Where one has come to. It looks at 64 numbers at a time, as they were when it came to them.</summary>
    public ref struct Enumerator(ulong[] words)
    {
        private readonly ulong[] _words = words;
        private ulong _left;
        private int _place = -1;

        /// <summary>The number that it has come to.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next one, if there is one.</summary>
        public bool MoveNext()
        {
            while (_left == 0)
            {
                int place = _place + 1;
                if (place >= _words.Length)
                    return false;

                _place = place;
                _left = _words[place];
            }

            Current = (_place << 6) + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
