namespace System;

/// <summary>Copying, clearing and filling: compiled code calls these by name for large structs.</summary>
internal static unsafe class SpanHelpers
{
    internal static void Memmove(ref byte destination, ref byte source, nuint length)
    {
        // SAFETY: the caller owns length bytes on both sides, and nothing moves objects here.
        fixed (byte* to = &destination)
        fixed (byte* from = &source)
        {
            if (to <= from || to >= from + length)
            {
                CopyUp(to, from, length);
            }
            else
            {
                CopyDown(to, from, length);
            }
        }
    }

    internal static void ClearWithoutReferences(ref byte destination, nuint length) => Fill(ref destination, 0, length);

    internal static void Fill(ref byte destination, byte value, nuint length)
    {
        // SAFETY: the caller owns length bytes, and nothing moves objects here.
        fixed (byte* to = &destination)
        {
            ulong pattern = value * 0x0101_0101_0101_0101UL;
            nuint done = 0;
            for (; length - done >= sizeof(ulong); done += sizeof(ulong))
            {
                *(ulong*)(to + done) = pattern;
            }

            for (; done < length; done++)
            {
                to[done] = value;
            }
        }
    }

    private static void CopyUp(byte* to, byte* from, nuint length)
    {
        nuint done = 0;
        for (; length - done >= sizeof(ulong); done += sizeof(ulong))
        {
            *(ulong*)(to + done) = *(ulong*)(from + done);
        }

        for (; done < length; done++)
        {
            to[done] = from[done];
        }
    }

    private static void CopyDown(byte* to, byte* from, nuint length)
    {
        for (; length >= sizeof(ulong); length -= sizeof(ulong))
        {
            *(ulong*)(to + length - sizeof(ulong)) = *(ulong*)(from + length - sizeof(ulong));
        }

        while (length > 0)
        {
            length--;
            to[length] = from[length];
        }
    }
}
