using System.Runtime.InteropServices;

namespace HypercallSdk.Benchmarks.Events;

/// <summary>Linux's own ways to leave a note: an eventfd and a pipe.</summary>
internal static unsafe partial class EventFiles
{
    [LibraryImport("libc", EntryPoint = "eventfd")]
    public static partial int EventFile(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "pipe")]
    public static partial int Pipe([Out] int[] ends);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(int file, void* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "read")]
    public static partial nint Read(int file, void* bytes, nint count);
}
