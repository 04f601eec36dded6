namespace HypercallSdk.Cpu.Memory;

/// <summary>Where a virtual page is, or why it may not be used.</summary>
public unsafe struct PageTranslation
{
    /// <summary>The page's first byte in the host. All 4096 stay valid until the processor is told to forget the page.</summary>
    public byte* Host;

    /// <summary>
    /// The frame's number. Pages with one number are one page: decoded code is shared among and dropped for all of them.
    /// </summary>
    public ulong Frame;

    /// <summary>
    /// On refusal: bit 0 (the page is present, but not for this access) and bit 3 (a reserved bit was set). The processor
    /// itself adds write, user and fetch.
    /// </summary>
    public uint ErrorCode;
}
