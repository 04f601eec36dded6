using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace HypercallSdk.Debugging.Tests;

/// <summary>
/// What the runtime's debugging library calls: ICorDebugManagedCallback and ICorDebugManagedCallback2, as two objects of three
/// words each: method table, handle of this, address of the other one. The calls come on a thread of the library's, one at a
/// time; those that somebody waits for are queued and leave the program held, all others let it go on.
/// </summary>
internal sealed unsafe class DebugCallback
{
    private const int FirstMethods = 29;
    private const int SecondMethods = 11;
    private const int NoSuchInterface = unchecked((int)0x8000_4002);
    private const int ContinueMethod = 4;

    private static readonly Guid _firstInterface = new("3d6f5f60-7538-11d3-8d5b-00104b35e7ef");
    private static readonly Guid _secondInterface = new("250e5eea-db5c-4c76-b6f3-8c46f12e3203");
    private static readonly Guid _unknown = new("00000000-0000-0000-c000-000000000046");

    private NativeObject _process;

    public DebugCallback()
    {
        // SAFETY: the memory is never freed, as the library may hold it for as long as it likes; every index is below the
        // length that was asked for.
        nint* first = (nint*)NativeMemory.AllocZeroed(3 + FirstMethods, (nuint)sizeof(nint));
        nint* second = (nint*)NativeMemory.AllocZeroed(3 + SecondMethods, (nuint)sizeof(nint));
        nint handle = GCHandle.ToIntPtr(GCHandle.Alloc(this));
        Describe(first, FirstMethods, handle, second);
        Describe(second, SecondMethods, handle, first);
        nint* methods = first + 3;
        methods[3] = (nint)(delegate* unmanaged<nint, nint, nint, int>)&OnBreakpoint;
        methods[4] = (nint)(delegate* unmanaged<nint, nint, nint, int>)&OnStepComplete;
        methods[9] = (nint)(delegate* unmanaged<nint, nint, int>)&OnCreateProcess;
        methods[10] = (nint)(delegate* unmanaged<nint, nint, int>)&OnExitProcess;
        methods[13] = (nint)(delegate* unmanaged<nint, nint, nint, int>)&OnLoadModule;
        methods[17] = (nint)(delegate* unmanaged<nint, nint, int>)&OnDebuggerError;
        methods[28] = (nint)(delegate* unmanaged<nint, nint, nint, int>)&OnBreakpointSetError;
        Address = (nint)first;
    }

    /// <summary>What the library is given.</summary>
    public nint Address { get; }

    /// <summary>What happened and was not looked at yet.</summary>
    public BlockingCollection<DebugEvent> Events { get; } = [];

    private static void Describe(nint* words, int methods, nint handle, nint* other)
    {
        // SAFETY: the caller allocated three words and as many as there are methods.
        words[0] = (nint)(words + 3);
        words[1] = handle;
        words[2] = (nint)other;
        for (int method = 3; method < methods; method++)
            words[3 + method] = (nint)(delegate* unmanaged<nint, int>)&OnOther;

        words[3] = (nint)(delegate* unmanaged<nint, Guid*, nint*, int>)&QueryInterface;
        words[4] = (nint)(delegate* unmanaged<nint, int>)&Count;
        words[5] = (nint)(delegate* unmanaged<nint, int>)&Count;
    }

    // SAFETY: (of all that follow) the library passes the object that it was given, whose second word is the handle.
    private static DebugCallback Of(nint callback) => (DebugCallback)GCHandle.FromIntPtr(((nint*)callback)[1]).Target!;

    private static int Queue(nint callback, DebugEventKind kind, nint subject)
    {
        Of(callback).Events.Add(new DebugEvent(kind, new NativeObject(subject).Keep()));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int QueryInterface(nint callback, Guid* identifier, nint* result)
    {
        bool isFirst = ((nint*)((nint*)callback)[0])[9] == (nint)(delegate* unmanaged<nint, nint, int>)&OnCreateProcess;
        nint other = ((nint*)callback)[2];
        nint found = *identifier == _firstInterface || *identifier == _unknown ? (isFirst ? callback : other)
            : *identifier == _secondInterface ? (isFirst ? other : callback)
            : 0;
        *result = found;
        return found == 0 ? NoSuchInterface : 0;
    }

    // Both objects live for ever: there is nothing to count.
    [UnmanagedCallersOnly]
    private static int Count(nint callback) => 1;

    // Whatever its arguments are: who calls takes them off again.
    [UnmanagedCallersOnly]
    private static int OnOther(nint callback) => Of(callback)._process.TryCall(ContinueMethod);

    [UnmanagedCallersOnly]
    private static int OnBreakpoint(nint callback, nint domain, nint thread) => Queue(callback, DebugEventKind.Breakpoint, thread);

    [UnmanagedCallersOnly]
    private static int OnStepComplete(nint callback, nint domain, nint thread) => Queue(callback, DebugEventKind.StepComplete, thread);

    [UnmanagedCallersOnly]
    private static int OnCreateProcess(nint callback, nint process)
    {
        Of(callback)._process = new NativeObject(process).Keep();
        return Queue(callback, DebugEventKind.Attached, process);
    }

    [UnmanagedCallersOnly]
    private static int OnExitProcess(nint callback, nint process) => Queue(callback, DebugEventKind.Exited, process);

    [UnmanagedCallersOnly]
    private static int OnLoadModule(nint callback, nint domain, nint module) => Queue(callback, DebugEventKind.ModuleLoaded, module);

    [UnmanagedCallersOnly]
    private static int OnDebuggerError(nint callback, nint process) => Queue(callback, DebugEventKind.Failed, process);

    [UnmanagedCallersOnly]
    private static int OnBreakpointSetError(nint callback, nint domain, nint thread) => Queue(callback, DebugEventKind.Failed, thread);
}
