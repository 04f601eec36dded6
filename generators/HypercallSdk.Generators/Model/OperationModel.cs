using System.Linq;

namespace HypercallSdk.Generators.Model;

/// <summary>One operation of a contract.</summary>
/// <param name="Name">The method's name, without escapes.</param>
/// <param name="Number">The hypercall's number.</param>
/// <param name="NumberName">The number's name in <c>HypercallNumber</c>, or null for a user's own.</param>
/// <param name="Command">The command, or <see cref="NoCommand"/>.</param>
/// <param name="CommandInFirstField">Whether the command travels in the first structure instead of RDI.</param>
/// <param name="CommandMask">The bits of RDI that hold the command.</param>
/// <param name="InterfaceVersion">The version that travels behind the command, or zero for none.</param>
/// <param name="Privilege">Who may call, as <c>HypercallPrivilege</c> numbers them.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="DocumentationId">The contract method's documentation id.</param>
internal sealed record OperationModel(
    string Name,
    long Number,
    string? NumberName,
    int Command,
    bool CommandInFirstField,
    ulong CommandMask,
    uint InterfaceVersion,
    HypercallPrivilege Privilege,
    EquatableArray<ParameterModel> Parameters,
    string DocumentationId)
{
    /// <summary>The command of an operation that has none.</summary>
    public const int NoCommand = -1;

    /// <summary>Whether only the control domain may call.</summary>
    public bool ControlDomainOnly => Privilege == HypercallPrivilege.ControlDomain;

    /// <summary>Whether the command takes the first argument register.</summary>
    public bool HasCommandRegister => Command != NoCommand && !CommandInFirstField;

    /// <summary>Whether the command is the first field of the first structure.</summary>
    public bool HasFirstFieldCommand => Command != NoCommand && CommandInFirstField;

    /// <summary>Whether a parameter is a pointer, so that the argument area is needed.</summary>
    public bool HasPointers => Parameters.Any(static parameter => parameter.IsStructure || parameter.IsArray);

    /// <summary>How many argument registers the operation takes.</summary>
    public int RegisterCount => (HasCommandRegister ? 1 : 0) + Parameters.Sum(static parameter => parameter.RegisterCount);
}
