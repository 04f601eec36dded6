namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Where things are for a case, natively and interpreted.</summary>
internal static class Layout
{
    /// <summary>Two pages to read and write, and one to read only.</summary>
    public const ulong Data = 0x1000_0000;

    /// <summary>Bytes of the writable pages.</summary>
    public const int DataSize = 2 * 4096;

    /// <summary>Two pages of code.</summary>
    public const ulong Code = 0x2000_0000;
}
