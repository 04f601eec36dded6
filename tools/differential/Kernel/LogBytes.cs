using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>Log that was not yet printed.</summary>
[InlineArray(Length)]
public struct LogBytes
{
    /// <summary>Its room in bytes.</summary>
    public const int Length = 1024;

    private byte _first;
}
