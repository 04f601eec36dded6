// A debugger, in so far as it is needed to see what one does at a hosted kernel: the runtime's own debugging library, which is
// what the debuggers of the editors drive, loaded from the runtime's folder. The numbers of methods are those of cordebug.idl.
using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace HypercallSdk.Debugging.Tests;

/// <summary>
/// A debugger attached to <see cref="DebuggedProgram"/>. The program stands whenever a method of this has returned, until the
/// next one lets it go on. What the library gives out is released with the process: it is a few hundred objects.
/// </summary>
internal sealed unsafe class Debugger : IDisposable
{
    private const int Version = 4;
    private const int MostCharacters = 4096;

    private static readonly Guid _debugInterface = new("3d6f5f61-7538-11d3-8d5b-00104b35e7ef");
    private static readonly Guid _intermediateFrame = new("03e26311-4f76-11d3-88c6-006097945418");
    private static readonly Guid _secondFunction = new("ef0c490b-94c3-4e4d-b629-ddc134c532d8");
    private static readonly Guid _secondModule = new("7fcc5fb5-49c0-41de-9938-3b88b5b9add7");
    private static readonly Guid _secondStepper = new("c5b6e9c3-e7d1-4a8e-873b-7f047f0706f7");

    private readonly DebuggedProgram _program;
    private readonly DebugCallback _callback = new();
    private readonly Dictionary<string, ModuleSymbols> _symbols = [];
    private readonly List<(string File, int Line)> _wanted = [];
    private readonly List<NativeObject> _breakpoints = [];
    private readonly NativeObject _debug;
    private NativeObject _process;
    private NativeObject _thread;
    private bool _isAttached;

    private Debugger(DebuggedProgram program)
    {
        _program = program;
        _debug = CreateDebug(program);
    }

    /// <summary>Why no debugger can be driven here; null where one can.</summary>
    public static string? WhyNot =>
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 ? "the debugger is driven on Linux, x86-64, only"
        : !File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libmscordbi.so")) ? "this runtime comes without its debugging library"
        : null;

    /// <summary>Where the program stands, the innermost frame first.</summary>
    public IReadOnlyList<Place> Stack
    {
        get
        {
            List<Place> stack = [];
            for (NativeObject frame = _thread.Get(15); frame.Address != 0; frame = frame.Get(8)) // GetActiveFrame, GetCaller
            {
                if (Describe(frame) is { } found)
                    stack.Add(found.Symbols.PlaceOf(found.Method, found.Offset));
            }

            return stack;
        }
    }

    /// <summary>Where the program stands.</summary>
    public Place Here => Stack[0];

    /// <summary>Attaches to a program that waits, sets a breakpoint, and lets it run there.</summary>
    public static Debugger RunTo(DebuggedProgram program, string file, int line)
    {
        Debugger debugger = new(program);
        try
        {
            debugger._wanted.Add((file, line));
            debugger.Attach();
            debugger.WaitForStop(DebugEventKind.Breakpoint);
            return debugger;
        }
        catch
        {
            debugger.Dispose();
            throw;
        }
    }

    /// <summary>Lets the program go on to the breakpoint again.</summary>
    public void Continue()
    {
        _process.Call(4, 0); // Continue
        WaitForStop(DebugEventKind.Breakpoint);
    }

    /// <summary>Steps to the next line, into what is called on this one or over it.</summary>
    public void Step(bool isInto, bool isJustMyCode)
    {
        (ModuleSymbols symbols, int method, int offset) = Describe(_thread.Get(15)) ?? throw new InvalidOperationException("no frame");
        (int start, int end) = symbols.RangeOf(method, offset);
        NativeObject stepper = _thread.Get(12); // CreateStepper
        stepper.Call(6, 0); // SetUnmappedStopMask: code that belongs to no line is passed
        stepper.As(_secondStepper).Call(3, isJustMyCode ? 1 : 0); // SetJMC
        int* range = stackalloc int[] { start, end };
        stepper.Call(8, isInto ? 1 : 0, (nint)range, 1); // StepRange, which copies the range
        _process.Call(4, 0); // Continue
        WaitForStop(DebugEventKind.StepComplete);
    }

    /// <summary>Takes the breakpoints away and leaves the program, which goes on by itself.</summary>
    public void Detach()
    {
        foreach (NativeObject breakpoint in _breakpoints)
            breakpoint.Call(3, 0); // Activate

        _process.Call(9); // Detach
        _isAttached = false;
        _debug.Call(4); // Terminate
    }

    public void Dispose()
    {
        if (_isAttached)
        {
            // A test failed: the program is ended, and the library learns of it before it is told to end too.
            _program.Kill();
            while (_callback.Events.TryTake(out DebugEvent next, DebuggedProgram.Limit) && next.Kind != DebugEventKind.Exited)
                _ = _process.TryCall(4, 0); // Continue: refused by a process that is gone already

            _ = _debug.TryCall(4); // Terminate: refused where the end was not heard of
        }

        foreach (ModuleSymbols symbols in _symbols.Values)
            symbols.Dispose();
    }

    private static NativeObject CreateDebug(DebuggedProgram program)
    {
        (string runtime, nint address) = program.Runtime();
        string folder = Path.GetDirectoryName(runtime)!;
        nint library = NativeLibrary.Load(Path.Combine(folder, "libmscordbi.so"));

        // SAFETY: the signatures are those of the library's exports; the text outlives the call. The library's entry is called
        // by hand, as the runtime's own loader would: it sets up what all else in the library needs, once.
        _ = ((delegate* unmanaged<nint, int, nint, int>)NativeLibrary.GetExport(library, "DllMain"))(library, 1, 0);
        nint debug = 0;
        fixed (char* access = Path.Combine(folder, "libmscordaccore.so"))
        {
            var create = (delegate* unmanaged<int, uint, char*, char*, nint, nint*, int>)NativeLibrary.GetExport(library, "CoreCLRCreateCordbObject3");
            Marshal.ThrowExceptionForHR(create(Version, (uint)program.Id, null, access, address, &debug));
        }

        return new NativeObject(debug).As(_debugInterface);
    }

    private void Attach()
    {
        _debug.Call(3); // Initialize
        _debug.Call(5, _callback.Address); // SetManagedHandler
        nint process = 0;
        _debug.Call(8, _program.Id, 0, (nint)(&process)); // DebugActiveProcess
        _process = new NativeObject(process);
        _isAttached = true;
    }

    private void WaitForStop(DebugEventKind kind)
    {
        while (true)
        {
            if (!_callback.Events.TryTake(out DebugEvent next, DebuggedProgram.Limit))
                throw new TimeoutException($"no {kind} in {DebuggedProgram.Limit}");

            if (next.Kind == kind)
            {
                _thread = next.Subject;
                return;
            }

            if (next.Kind == DebugEventKind.Attached)
                _program.GoOn(); // it stands now: what it reads, it sees when it goes on
            else if (next.Kind == DebugEventKind.ModuleLoaded)
                Prepare(next.Subject);
            else
                throw new InvalidOperationException($"{next.Kind} in place of {kind}");

            _process.Call(4, 0); // Continue
        }
    }

    // As debuggers do when a module comes: says what of it is the user's code, and sets the breakpoints that are in it. In a
    // Debug build of this repository the SDK's assemblies are built for debugging, which those of the package never are.
    private void Prepare(NativeObject module)
    {
        if (SymbolsOf(module) is not { IsBuiltForDebugging: true } symbols || symbols.Name.StartsWith("HypercallSdk.", StringComparison.Ordinal))
            return;

        module.As(_secondModule).Call(3, 1); // SetJMCStatus
        foreach (int method in symbols.PassedMethods)
            module.Get(9, method).As(_secondFunction).Call(3, 0); // GetFunctionFromToken, SetJMCStatus

        foreach ((string file, int line) in _wanted)
        {
            if (symbols.Find(file, line) is not { } found)
                continue;

            NativeObject breakpoint = module.Get(9, found.Method).Get(6).Get(7, found.Offset); // GetFunctionFromToken, GetILCode, CreateBreakpoint
            breakpoint.Call(3, 1); // Activate
            _breakpoints.Add(breakpoint);
        }
    }

    // Null for a frame that is not of a method with code of its own, such as the runtime's between two of them.
    private (ModuleSymbols Symbols, int Method, int Offset)? Describe(NativeObject frame)
    {
        nint function = 0;
        nint offset = 0;
        nint mapping = 0;
        nint lines = 0;
        Guid identifier = _intermediateFrame;
        if (frame.TryCall(0, (nint)(&identifier), (nint)(&lines)) != 0 || frame.TryCall(5, (nint)(&function)) != 0) // GetFunction
            return null;

        new NativeObject(lines).Call(11, (nint)(&offset), (nint)(&mapping)); // GetIP
        NativeObject code = new(function);
        return SymbolsOf(code.Get(3)) is { } symbols ? (symbols, code.GetNumber(5), (int)offset) : null; // GetModule, GetToken
    }

    private ModuleSymbols? SymbolsOf(NativeObject module)
    {
        char* name = stackalloc char[MostCharacters];
        int length = 0;
        module.Call(6, MostCharacters, (nint)(&length), (nint)name); // GetName
        string file = new(name);
        if (!_symbols.TryGetValue(file, out ModuleSymbols? symbols) && File.Exists(file))
            _symbols.Add(file, symbols = new ModuleSymbols(file));

        return symbols;
    }
}
