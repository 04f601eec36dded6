namespace HypercallSdk.Abi;

/// <summary>What a range of physical memory is, as the BIOS tells it.</summary>
[NotInXen("the BIOS's, not the hypervisor's")]
public enum E820Type : uint
{
    /// <summary>Nothing: no range has it.</summary>
    None = 0,

    /// <summary>Memory.</summary>
    Ram = 1,

    /// <summary>Not to be used.</summary>
    Reserved = 2,

    /// <summary>ACPI tables, to be used once they were read.</summary>
    Acpi = 3,

    /// <summary>ACPI's memory over a sleep.</summary>
    NonVolatile = 4,

    /// <summary>Memory with errors.</summary>
    Unusable = 5,
}
