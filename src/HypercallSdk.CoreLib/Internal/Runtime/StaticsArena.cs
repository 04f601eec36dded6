using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>
/// Room for the objects that hold static fields of reference types: taken at start, never given back. Its place and its
/// mark are the assembly part's, in the kernel's own pages.
/// </summary>
internal static unsafe class StaticsArena
{
    internal static byte* Take(uint size)
    {
        // SAFETY: the mark starts at the arena's begin and never passes its end; memory behind it is zero and unused.
        byte** mark = Mark();
        byte* taken = *mark;
        byte* next = taken + ((size + 7) & ~7u);
        if (next > End())
        {
            Panic.Because("static fields of reference types take more than the statics arena has");
        }

        *mark = next;
        return taken;
    }

    [RuntimeImport("*", "hypercallsdk_statics_mark")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern byte** Mark();

    [RuntimeImport("*", "hypercallsdk_statics_end")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern byte* End();
}
