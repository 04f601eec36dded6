using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Memory;

/// <summary>The paging that a processor's owner gives it.</summary>
/// <remarks>
/// The processor keeps what it is told in its own small caches until <see cref="Interpreting.Processor.Invalidate(ulong)"/> or
/// <see cref="Interpreting.Processor.InvalidateAll()"/>. So: call those whenever a translation that was given out changes or
/// loses a right. Rights gained need no call: a refusal is not kept.
/// </remarks>
public interface IProcessorMemory
{
    /// <summary>Translates one page, setting accessed and dirty bits as the tables have them.</summary>
    /// <param name="page">A canonical virtual address, the low 12 bits zero.</param>
    /// <param name="access">What is to be done.</param>
    /// <param name="mode">As what.</param>
    /// <param name="translation">Where the page is, or the bits of the error code.</param>
    /// <returns>Whether the access is allowed.</returns>
    bool TryTranslate(ulong page, MemoryAccess access, ProcessorMode mode, out PageTranslation translation);

    /// <summary>
    /// From now on the frame holds decoded code. The processor sees its own stores; whoever writes to the frame past it says so
    /// by <see cref="Decoding.CodeCache.FrameWritten(ulong)"/>.
    /// </summary>
    /// <param name="frame">The frame's number, as a translation gave it.</param>
    void CodeDecoded(ulong frame);
}
