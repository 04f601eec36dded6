using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>The SDK's number structs: ports and domains print in decimal, frames and addresses in hexadecimal.</content>
public ref partial struct ConsoleText
{
    private const string Hexadecimal = "x";

    /// <summary>Appends a domain's number.</summary>
    public void AppendFormatted(DomainId value, int alignment = 0, string? format = null) => AppendFormatted((ulong)value.Value, alignment, format);

    /// <summary>Appends a port's number.</summary>
    public void AppendFormatted(Port value, int alignment = 0, string? format = null) => AppendFormatted((ulong)value.Value, alignment, format);

    /// <summary>Appends a vCPU's number.</summary>
    public void AppendFormatted(VcpuId value, int alignment = 0, string? format = null) => AppendFormatted((ulong)value.Value, alignment, format);

    /// <summary>Appends a grant reference.</summary>
    public void AppendFormatted(GrantReference value, int alignment = 0, string? format = null) => AppendFormatted((ulong)value.Value, alignment, format);

    /// <summary>Appends a machine frame's number.</summary>
    public void AppendFormatted(MachineFrame value, int alignment = 0, string? format = Hexadecimal) => AppendFormatted(value.Value, alignment, format);

    /// <summary>Appends a pseudo-physical frame's number.</summary>
    public void AppendFormatted(PseudoPhysicalFrame value, int alignment = 0, string? format = Hexadecimal) => AppendFormatted(value.Value, alignment, format);

    /// <summary>Appends a machine address.</summary>
    public void AppendFormatted(MachineAddress value, int alignment = 0, string? format = Hexadecimal) => AppendFormatted(value.Value, alignment, format);

    /// <summary>Appends a virtual address.</summary>
    public void AppendFormatted(VirtualAddress value, int alignment = 0, string? format = Hexadecimal) => AppendFormatted(value.Value, alignment, format);

    /// <summary>Appends a page-table entry's value.</summary>
    public void AppendFormatted(PageTableEntry value, int alignment = 0, string? format = Hexadecimal) => AppendFormatted(value.Value, alignment, format);

    /// <summary>Appends a hypercall's result: zero or more on success, a negative errno value on failure.</summary>
    public void AppendFormatted(HypercallResult value, int alignment = 0, string? format = null) => AppendFormatted(value.Value, alignment, format);
}
