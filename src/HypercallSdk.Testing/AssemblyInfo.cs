using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HypercallSdk.Testing.Tests")]
