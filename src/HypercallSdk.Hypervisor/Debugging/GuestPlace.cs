using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>What lies at an address of a guest's (<see cref="Domains.Domain.PlaceOf"/>): a line of its kernel's source, or a part of its memory.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class GuestPlace
{
    /// <summary>The address.</summary>
    public required VirtualAddress Address { get; init; }

    /// <summary>What lies there, in words.</summary>
    public required string Description { get; init; }

    /// <summary>The kernel's method that the address leads to, with the kernel's name; null where it is none, or no single one.</summary>
    public string? Method { get; init; }

    /// <summary>The method's source file, without its folder; null where there is no method or no symbols.</summary>
    public string? File { get; init; }

    /// <summary>The line of the method's first statement; 0 where <see cref="File"/> is null.</summary>
    public int Line { get; init; }

    /// <summary>The address and what lies there, on one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address.Value:x16} {Description}");
}
