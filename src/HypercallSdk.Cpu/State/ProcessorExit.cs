namespace HypercallSdk.Cpu.State;

/// <summary>How a run ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Vector">The exception's or interrupt's vector; 0 where there is none.</param>
/// <param name="ErrorCode">Its error code as the processor would push it; 0 where the vector has none.</param>
/// <param name="FaultAddress">For vector 14 what CR2 would hold; otherwise 0.</param>
/// <param name="Executed">Instructions that completed in this run. Each iteration of a repeated string operation counts as one.</param>
public readonly record struct ProcessorExit(ExitReason Reason, byte Vector, uint ErrorCode, ulong FaultAddress, long Executed);
