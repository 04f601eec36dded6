using System;
using System.Collections.Immutable;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>What a kernel uses in place of API that the xen target does not have.</summary>
internal static class Replacement
{
    private const string None = "write what is needed in the kernel";

    // The first that fits counts: the beginning of a documentation id, without its kind.
    private static readonly ImmutableArray<(string Beginning, string Use)> _known =
    [
        ("System.Console", "use GuestConsole"),
        ("System.Diagnostics.Debug", "test it, say so to GuestConsole and call SchedOp.Crash()"),
        ("System.Diagnostics.Trace", "use GuestConsole"),
        ("System.Diagnostics.Stopwatch", "use Timers.SystemTime"),
        ("System.DateTime", "use Timers.SystemTime"),
        ("System.TimeSpan", "count nanoseconds"),
        ("System.Environment", "use SchedOp, Vcpu and Timers"),
        ("System.Threading.Thread", "use Vcpu, and [IdleHandler] for work in the background"),
        ("System.Threading.Tasks", "use [IdleHandler] and the handler that is called when it is done"),
        ("System.Threading.Timer", "use Timers and [VirqHandler(Virq.Timer)]"),
        ("System.Threading.Interlocked", "use GuestAtomic, or Interlocked on an int or a long"),
        ("System.Threading.Volatile", "use Volatile on an integer or a bool"),
        ("System.Threading", "use SpinLock"),
        ("System.Text.Encoding", "use a u8 literal"),
        ("System.Text", "use an interpolated string for GuestConsole"),
        ("System.Collections", "use an inline array or a span"),
        ("System.Linq", "write the loop"),
        ("System.Func", "use a function pointer (delegate*)"),
        ("System.Action", "use a function pointer (delegate*)"),
        ("System.Predicate", "use a function pointer (delegate*)"),
        ("System.EventHandler", "use [PortHandler]"),
        ("System.Lazy", "make it in the kernel's start"),
        ("System.Memory`", "use a span or a GuestPointer"),
        ("System.ReadOnlyMemory", "use a span or a GuestPointer"),
        ("System.Runtime.InteropServices.Marshal", "use GuestPointer"),
        ("System.Runtime.InteropServices.GCHandle", "there is no collector: use an address"),
        ("System.Decimal", "use an integer with a fixed point"),
        ("System.Random", "calculate it from a seed on the command line"),
        ("System.Security.Cryptography", "bring the code"),
        ("System.IO", "there are no files: use a ring and a back end"),
        ("System.Array", "use a span"),
        ("System.GC", "there is no collector"),
        ("System.Buffers", "use stackalloc or PageAllocator"),
        ("System.String", "use a span of its characters"),
    ];

    /// <summary>What to use in place of the API with this documentation id.</summary>
    public static string For(string documentationId)
    {
        string name = documentationId.Substring(2);
        if (name.EndsWith(".ToString", StringComparison.Ordinal) || name.Contains(".ToString("))
            return "use an interpolated string for GuestConsole";

        foreach ((string beginning, string use) in _known)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
                return use;
        }

        return None;
    }
}
