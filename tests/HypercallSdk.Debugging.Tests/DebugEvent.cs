namespace HypercallSdk.Debugging.Tests;

/// <summary>One call of the runtime's debugging library. The program stands until it is told to go on.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">The process, the module, or the thread that it happened to.</param>
internal readonly record struct DebugEvent(DebugEventKind Kind, NativeObject Subject);
