using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HypercallSdk.Cpu.Tests")]
[assembly: InternalsVisibleTo("HypercallSdk.Hypervisor")]
[assembly: InternalsVisibleTo("HypercallSdk.Testing")]
