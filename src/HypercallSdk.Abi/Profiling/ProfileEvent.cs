namespace HypercallSdk.Abi;

/// <summary>A sample (<c>struct event_log</c>).</summary>
[XenName("struct event_log")]
public struct ProfileEvent
{
    /// <summary>An address that says: what follows is no sample (<c>XENOPROF_ESCAPE_CODE</c>).</summary>
    [XenName("XENOPROF_ESCAPE_CODE")]
    public const ulong Escape = 0xffff_ffff_ffff_ffff;

    /// <summary>The event behind <see cref="Escape"/>: a call chain follows (<c>XENOPROF_TRACE_BEGIN</c>).</summary>
    [XenName("XENOPROF_TRACE_BEGIN")]
    public const byte TraceBegin = 1;

    /// <summary>The instruction (<c>eip</c>).</summary>
    [XenName("eip")]
    public ulong Rip;

    /// <summary>0 for user mode, 1 for the kernel, 2 for the hypervisor (<c>mode</c>).</summary>
    [XenName("mode")]
    public byte Mode;

    /// <summary>Which counter (<c>event</c>).</summary>
    [XenName("event")]
    public byte Event;
}
