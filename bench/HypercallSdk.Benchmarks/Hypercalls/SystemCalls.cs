using System.Runtime.InteropServices;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>
/// The cheapest call into a real kernel. glibc does not cache the parent's id: <c>getppid()</c> makes the system call
/// each time; <c>syscall(SYS_getppid)</c> says so in as many words.
/// </summary>
internal static unsafe partial class SystemCalls
{
    /// <summary><c>SYS_getppid</c> on x86-64.</summary>
    public const long GetParentProcessIdNumber = 110;

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "syscall")]
    public static partial long Call(long number);
}
