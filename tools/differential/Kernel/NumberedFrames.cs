using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>The machine frames that a program can name, by number.</summary>
[InlineArray(ProgramLayout.FrameCount)]
public struct NumberedFrames
{
    private ulong _first;
}
