namespace HypercallSdk.Abi;

/// <summary>A time as the firmware tells it (<c>struct xenpf_efi_time</c>).</summary>
[XenName("struct xenpf_efi_time")]
public struct FirmwareTime
{
    /// <summary>The year (<c>year</c>).</summary>
    [XenName("year")]
    public ushort Year;

    /// <summary>1 to 12 (<c>month</c>).</summary>
    [XenName("month")]
    public byte Month;

    /// <summary>1 to 31 (<c>day</c>).</summary>
    [XenName("day")]
    public byte Day;

    /// <summary>0 to 23 (<c>hour</c>).</summary>
    [XenName("hour")]
    public byte Hour;

    /// <summary>0 to 59 (<c>min</c>).</summary>
    [XenName("min")]
    public byte Minute;

    /// <summary>0 to 59 (<c>sec</c>).</summary>
    [XenName("sec")]
    public byte Second;

    /// <summary>The rest (<c>ns</c>).</summary>
    [XenName("ns")]
    public uint Nanosecond;

    /// <summary>Minutes from UTC (<c>tz</c>).</summary>
    [XenName("tz")]
    public short TimeZone;

    /// <summary>Whether and how summer time holds (<c>daylight</c>).</summary>
    [XenName("daylight")]
    public byte Daylight;
}
