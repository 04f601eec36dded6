namespace Mistakes;

/// <summary>What a fan answers: three bytes between its fields are whatever the host's stack held.</summary>
public struct FanState
{
    /// <summary>Whether it turns.</summary>
    public byte Turning;

    /// <summary>Turns a minute.</summary>
    public uint Speed; // HCS0106
}
