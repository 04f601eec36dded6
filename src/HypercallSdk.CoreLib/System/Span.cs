using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>A view of consecutive values, checked at every access.</summary>
public readonly ref struct Span<T>
{
    internal readonly ref T First;
    private readonly int _length;

    public unsafe Span(void* pointer, int length)
    {
        if (length < 0)
        {
            ThrowHelpers.ThrowArgumentOutOfRangeException();
        }

        First = ref Unsafe.AsRef<T>(pointer);
        _length = length;
    }

    public Span(ref T reference)
    {
        First = ref reference;
        _length = 1;
    }

    public Span(T[]? array)
    {
        if (array is null)
        {
            this = default;
            return;
        }

        First = ref MemoryMarshal.GetArrayDataReference(array);
        _length = array.Length;
    }

    public Span(T[] array, int start, int length)
    {
        if ((ulong)(uint)start + (uint)length > (uint)array.Length)
        {
            ThrowHelpers.ThrowArgumentOutOfRangeException();
        }

        First = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start);
        _length = length;
    }

    internal Span(ref T first, int length)
    {
        First = ref first;
        _length = length;
    }

    public static Span<T> Empty => default;

    public int Length => _length;

    public bool IsEmpty => _length == 0;

    public ref T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_length)
            {
                ThrowHelpers.ThrowIndexOutOfRangeException();
            }

            return ref Unsafe.Add(ref First, index);
        }
    }

    public Span<T> Slice(int start)
    {
        if ((uint)start > (uint)_length)
        {
            ThrowHelpers.ThrowArgumentOutOfRangeException();
        }

        return new Span<T>(ref Unsafe.Add(ref First, start), _length - start);
    }

    public Span<T> Slice(int start, int length)
    {
        if ((ulong)(uint)start + (uint)length > (uint)_length)
        {
            ThrowHelpers.ThrowArgumentOutOfRangeException();
        }

        return new Span<T>(ref Unsafe.Add(ref First, start), length);
    }

    public void CopyTo(Span<T> destination)
    {
        if (_length > destination.Length)
        {
            ThrowHelpers.ThrowArgumentException();
        }

        // Element by element, from the end when the destination lies above: the two may overlap.
        if (Unsafe.IsAddressLessThan(ref First, ref destination.First))
        {
            for (int index = _length - 1; index >= 0; index--)
            {
                Unsafe.Add(ref destination.First, index) = Unsafe.Add(ref First, index);
            }
        }
        else
        {
            for (int index = 0; index < _length; index++)
            {
                Unsafe.Add(ref destination.First, index) = Unsafe.Add(ref First, index);
            }
        }
    }

    public void Fill(T value)
    {
        for (int index = 0; index < _length; index++)
        {
            Unsafe.Add(ref First, index) = value;
        }
    }

    public void Clear() => Fill(default!);

    public ref T GetPinnableReference() => ref First;

    public Enumerator GetEnumerator() => new(this);

    public static implicit operator ReadOnlySpan<T>(Span<T> span) => new(ref span.First, span._length);

    public static bool operator ==(Span<T> left, Span<T> right) =>
        left._length == right._length && Unsafe.AreSame(ref left.First, ref right.First);

    public static bool operator !=(Span<T> left, Span<T> right) => !(left == right);

    public static implicit operator Span<T>(T[]? array) => new(array);

    /// <summary>Walks over the elements.</summary>
    public ref struct Enumerator
    {
        private readonly Span<T> _span;
        private int _index;

        internal Enumerator(Span<T> span)
        {
            _span = span;
            _index = -1;
        }

        public readonly ref T Current => ref _span[_index];

        public bool MoveNext() => ++_index < _span._length;
    }
}
