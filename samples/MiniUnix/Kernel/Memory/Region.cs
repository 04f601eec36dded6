namespace MiniUnix;

/// <summary>Addresses of a process that mean the same: what may be done there, and what is there before it is written.</summary>
internal struct Region
{
    /// <summary>The first address, a page's.</summary>
    public ulong Start;

    /// <summary>Behind the last, a page's end.</summary>
    public ulong End;

    /// <summary>What may be done.</summary>
    public Protection Protection;

    /// <summary>The file whose content is there; 0 for none: zeros.</summary>
    public int Inode;

    /// <summary>The place in the file that <see cref="Start"/> shows.</summary>
    public ulong Offset;

    /// <summary>Whether it has no addresses.</summary>
    public readonly bool IsEmpty => Start == End;

    /// <summary>The part of it from one address to another, both within it.</summary>
    public readonly Region Part(ulong start, ulong end) => this with { Start = start, End = end, Offset = Offset + (start - Start) };

    /// <summary>Whether <paramref name="next"/> goes on where this ends, as the same.</summary>
    public readonly bool Continues(in Region next) =>
        next.Start == End && next.Protection == Protection && next.Inode == 0 && Inode == 0;
}
