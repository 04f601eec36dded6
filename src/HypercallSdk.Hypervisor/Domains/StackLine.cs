using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Four words of a guest's stack, as a crash report shows them.</summary>
/// <param name="address">The address of the first.</param>
/// <param name="words">The words, the lowest address first; null where the guest's tables map nothing.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StackLine(ulong address, ulong?[] words)
{
    /// <summary>The address of the first word.</summary>
    public ulong Address { get; } = address;

    /// <summary>The words, the lowest address first; null where the guest's tables map nothing.</summary>
    public ReadOnlySpan<ulong?> Words => words;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Address:x16}:");
        foreach (ulong? word in words)
            text.Append(' ').Append(word?.ToString("x16", CultureInfo.InvariantCulture) ?? "(unreadable)    ");

        return text.ToString().TrimEnd();
    }
}
