using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>What a system calls itself (<c>struct utsname</c>): six texts of 65 bytes.</summary>
[InlineArray(6 * FieldSize)]
internal struct SystemNames
{
    private const int FieldSize = 65;

    private byte _first;

    /// <summary>This one.</summary>
    public static void Fill(out SystemNames names)
    {
        names = default;
        Span<byte> bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref names, 1));
        "Linux"u8.CopyTo(bytes);
        "miniunix"u8.CopyTo(bytes.Slice(FieldSize));
        "6.1.0-miniunix"u8.CopyTo(bytes.Slice(2 * FieldSize));
        "#1 HypercallSdk"u8.CopyTo(bytes.Slice(3 * FieldSize));
        "x86_64"u8.CopyTo(bytes.Slice(4 * FieldSize));
        "(none)"u8.CopyTo(bytes.Slice(5 * FieldSize));
    }
}
