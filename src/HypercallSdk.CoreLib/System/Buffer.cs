namespace System;

/// <summary>Block moves that the compiler asks for by name.</summary>
internal static class Buffer
{
    // There is no collector, so no barrier either.
    private static void BulkMoveWithWriteBarrier(ref byte destination, ref byte source, nuint length) =>
        SpanHelpers.Memmove(ref destination, ref source, length);
}
