using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>
/// How an active grant counts its uses: four counters of a byte each in one number, so that "in use at all" is one
/// comparison (<c>GNTPIN_*</c>).
/// </summary>
internal static class GrantPins
{
    /// <summary>One processors' mapping, or copy, that may write.</summary>
    public const uint HostWrite = 1;

    /// <summary>One processors' mapping, or copy, that only reads.</summary>
    public const uint HostRead = 1 << 8;

    /// <summary>One devices' mapping that may write.</summary>
    public const uint DeviceWrite = 1 << 16;

    /// <summary>One devices' mapping that only reads.</summary>
    public const uint DeviceRead = 1 << 24;

    /// <summary>All uses that may write.</summary>
    public const uint Writes = 0x00ff_00ff;

    private const int HighestBit = 7;

    /// <summary>What the mapping that <paramref name="flags"/> ask for adds; 0 when they ask for none.</summary>
    public static uint Of(GrantMapFlags flags)
    {
        bool reads = (flags & GrantMapFlags.ReadOnly) != 0;
        uint pins = 0;
        if ((flags & GrantMapFlags.DeviceMap) != 0)
            pins += reads ? DeviceRead : DeviceWrite;

        if ((flags & GrantMapFlags.HostMap) != 0)
            pins += reads ? HostRead : HostWrite;

        return pins;
    }

    /// <summary>Whether adding <paramref name="increment"/> could overflow: a counter stops at 128.</summary>
    public static bool AreNearOverflow(uint pins, uint increment) => (pins & (increment << HighestBit)) != 0;
}
