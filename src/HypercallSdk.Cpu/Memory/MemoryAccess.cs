namespace HypercallSdk.Cpu.Memory;

/// <summary>What an access does.</summary>
public enum MemoryAccess
{
    /// <summary>A load.</summary>
    Read = 0,

    /// <summary>A store, or the first half of a load that will be followed by a store.</summary>
    Write = 1,

    /// <summary>The fetch of an instruction.</summary>
    Execute = 2,
}
