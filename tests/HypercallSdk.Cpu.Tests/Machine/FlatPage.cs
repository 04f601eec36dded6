namespace HypercallSdk.Cpu.Tests.Machine;

/// <summary>What a virtual page leads to.</summary>
internal readonly record struct FlatPage(ulong Frame, PageRights Rights);
