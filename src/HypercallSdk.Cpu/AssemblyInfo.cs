using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HypercallSdk.Cpu.Tests")]
