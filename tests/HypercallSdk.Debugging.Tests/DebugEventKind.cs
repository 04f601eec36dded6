namespace HypercallSdk.Debugging.Tests;

/// <summary>What the debugged program is held for, or that it is gone.</summary>
internal enum DebugEventKind
{
    Attached,
    ModuleLoaded,
    Breakpoint,
    StepComplete,
    Failed,
    Exited,
}
