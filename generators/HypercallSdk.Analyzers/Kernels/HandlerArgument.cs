using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>What handlers call their argument.</summary>
internal static class HandlerArgument
{
    /// <summary>The name that the samples give it.</summary>
    public static string NameFor(HandlerKind kind) => kind.Argument switch
    {
        KnownNames.StartInfo => "info",
        KnownNames.TrapFrame => "frame",
        _ => "port",
    };
}
