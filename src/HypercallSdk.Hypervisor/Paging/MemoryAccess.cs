namespace HypercallSdk.Hypervisor.Paging;

/// <summary>What an access does with the memory that it names. The translation cache has a table for each.</summary>
internal enum MemoryAccess : byte
{
    /// <summary>Reads it.</summary>
    Read,

    /// <summary>Writes it, or reads and writes it at once.</summary>
    Write,

    /// <summary>Fetches an instruction from it.</summary>
    Execute,
}
