// A ring of sixteen pages, each taken when it is first written and given back with the pipe. Both ends run freely and are taken
// modulo the size.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>A pipe.</summary>
internal struct Pipe
{
    /// <summary>The most that it holds.</summary>
    public const int Size = Pages.Count * Page.Size;

    /// <summary>What is written in one piece, whoever else writes (<c>PIPE_BUF</c>).</summary>
    public const int Atomic = 4096;

    /// <summary>Open files that read it.</summary>
    public int Readers;

    /// <summary>Open files that write it.</summary>
    public int Writers;

    private Pages _pages;
    private uint _read;
    private uint _written;

    /// <summary>Whether it is nobody's.</summary>
    public readonly bool IsFree => Readers == 0 && Writers == 0;

    /// <summary>What waits to be read.</summary>
    public readonly int Length => (int)(_written - _read);

    /// <summary>What there is room for.</summary>
    public readonly int Room => Size - Length;

    /// <summary>Takes what waits; returns how much.</summary>
    public int Read(Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length && Length != 0)
        {
            int place = (int)(_read % Size);
            int part = Math.Min(Math.Min(destination.Length - done, Length), Page.Size - (place % Page.Size));
            Bytes(place).CopyTo(destination.Slice(done, part));
            _read += (uint)part;
            done += part;
        }

        return done;
    }

    /// <summary>Takes over as much as there is room and memory for; returns how much.</summary>
    public int Write(ReadOnlySpan<byte> source)
    {
        int done = 0;
        while (done < source.Length && Room != 0)
        {
            int place = (int)(_written % Size);
            if (_pages[place / Page.Size] == 0)
            {
                if (!PageAllocator.TryAllocate(out PseudoPhysicalFrame page))
                {
                    break;
                }

                _pages[place / Page.Size] = page.Value;
            }

            int part = Math.Min(Math.Min(source.Length - done, Room), Page.Size - (place % Page.Size));
            Bytes(place).CopyFrom(source.Slice(done, part));
            _written += (uint)part;
            done += part;
        }

        return done;
    }

    /// <summary>Gives its pages back.</summary>
    public void Free()
    {
        for (int index = 0; index < Pages.Count; index++)
        {
            if (_pages[index] != 0)
            {
                PageAllocator.Free(new PseudoPhysicalFrame(_pages[index]));
            }
        }

        this = default;
    }

    private readonly GuestPointer<byte> Bytes(int place) =>
        KernelMemory.AddressOf(new PseudoPhysicalFrame(_pages[place / Page.Size])).As<byte>()[place % Page.Size];

    [InlineArray(Count)]
    private struct Pages
    {
        public const int Count = 16;

        private ulong _first;
    }
}
