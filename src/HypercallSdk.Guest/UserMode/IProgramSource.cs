using System;

namespace HypercallSdk.Guest;

/// <summary>Where a program's file is read from.</summary>
public interface IProgramSource
{
    /// <summary>Reads a part of the file.</summary>
    /// <param name="offset">The first byte's place in the file.</param>
    /// <param name="destination">Where to.</param>
    /// <returns>How many bytes were read: fewer than asked for where the file ends before.</returns>
    int Read(ulong offset, Span<byte> destination);
}
