#if !HYPERCALLSDK_XEN
using System.Collections.Immutable;

namespace HypercallSdk.Abi;

/// <summary>
/// One operation of a contract, as the generator read it: what traces, fuzzers, documentation and the ABI lock work from.
/// </summary>
public sealed class HypercallDescription
{
    /// <summary>The contract's name, as C# writes it without namespaces.</summary>
    public required string Contract { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The class of the contract's stubs: the contract's name without its I.</summary>
    public string StubClass
    {
        get
        {
            string name = Contract[(Contract.LastIndexOf('.') + 1)..];
            return name.StartsWith('I') ? name[1..] : name;
        }
    }

    /// <summary>The operation as a kernel writes it: <c>EventChannelOp.Send</c>.</summary>
    public string Name => $"{StubClass}.{Method}";

    /// <summary>The number placed in RAX.</summary>
    public required HypercallNumber Number { get; init; }

    /// <summary>The command, or <see cref="HypercallAttribute.NoCommand"/>.</summary>
    public int Command { get; init; } = HypercallAttribute.NoCommand;

    /// <summary>Where the command travels.</summary>
    public CommandPlace CommandPlace { get; init; }

    /// <summary>The bits of the command register that hold the command.</summary>
    public ulong CommandMask { get; init; } = 0xffff_ffff;

    /// <summary>The interface version that travels behind the command, or zero for none.</summary>
    public uint InterfaceVersion { get; init; }

    /// <summary>Who may call.</summary>
    public HypercallPrivilege Privilege { get; init; }

    /// <summary>The parameters, in the contract's order.</summary>
    public ImmutableArray<ParameterDescription> Parameters { get; init; } = [];

    /// <summary>
    /// A fingerprint of everything that travels: number, command, and each parameter's direction and layout down to the
    /// names and types of its last fields. It changes with any of these, and with nothing else in the contract.
    /// </summary>
    public required ulong LayoutHash { get; init; }

    /// <summary>The method's summary, as plain text.</summary>
    public required string Summary { get; init; }
}
#endif
