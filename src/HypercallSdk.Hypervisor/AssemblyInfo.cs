using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HypercallSdk.Abi.Tests")]
[assembly: InternalsVisibleTo("HypercallSdk.Hypervisor.Tests")]
[assembly: InternalsVisibleTo("HypercallSdk.Testing")]
[assembly: InternalsVisibleTo("HypercallSdk.Benchmarks")]
