using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace HypercallSdk.Abi.Tests.Docs;

/// <summary>
/// Writes <c>docs/interface.md</c> from the description tables that the generator puts beside each contract: whatever a
/// contract declares is in the page, and nothing else is.
/// </summary>
public static class InterfaceTable
{
    private const string Prologue =
        """
        # The interface

        Every hypercall that this library declares, as the generated description tables tell it. Written by
        `HypercallSdk.Abi.Tests`: change a contract, then run the tests with `UPDATE_DOCS=1`.

        Each operation's errors, their causes and its order rules are in its contract's documentation.
        `in`, `ref` and `out` are addresses of a structure that is read, read and written, or written; an array is an address
        and a count; what has neither is a register's value. The number behind each is its size, or that of one element, in
        bytes. The layout is a fingerprint of all that travels: it changes when, and only when, guest and hypervisor would no
        longer understand each other.

        What is declared is not all served. `served` says whether the built-in hypervisor has a handler for the operation: it
        is asked for the handlers that it has registered, and each handler's generated dispatcher for what it calls. All
        others are answered with `-ENOSYS`, as by a Xen that was built without them, and where Xen looks at rights with
        `-EPERM` to who has none. `real Xen` says whether a kernel that `HypercallSdk.Xen.Tests` boots on Xen 4.17 makes the
        call, in code that its entries lead to, and compares what it is answered with what is documented.

        """;

    /// <summary>The numbers that have no operation, each with the reason.</summary>
    public static IReadOnlyDictionary<HypercallNumber, string> WithoutOperations { get; } = new Dictionary<HypercallNumber, string>
    {
        [HypercallNumber.SchedOpCompat] = "the form before interface 3.1.1; `SchedOp` has its place",
        [HypercallNumber.EventChannelOpCompat] = "the form before interface 3.2.2; `EventChannelOp` has its place",
        [HypercallNumber.PhysdevOpCompat] = "the form before interface 3.2.2; `PhysicalDeviceOp` has its place",
        [HypercallNumber.Iret] = "its argument is the frame on the stack, an `IretContext`, and it does not return: the entries make it",
        [HypercallNumber.TmemOp] = "Xen 4.13 took it out",
        [HypercallNumber.PagingDomctl] = "Xen's own continuation of a long `domctl`",
        [HypercallNumber.Arch2] = "open to contracts of your own",
        [HypercallNumber.Arch3] = "open to contracts of your own",
        [HypercallNumber.Arch4] = "open to contracts of your own",
        [HypercallNumber.Arch5] = "open to contracts of your own",
        [HypercallNumber.Arch6] = "open to contracts of your own",
        [HypercallNumber.Arch7] = "open to contracts of your own",
    };

    private delegate ReadOnlySpan<HypercallDescription> OperationsGetter();

    /// <summary>The page about all contracts of <paramref name="assembly"/>.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="served">The operations that the built-in hypervisor serves, by <see cref="HypercallDescription.Name"/>.</param>
    /// <param name="onRealXen">Those that are asked of real Xen.</param>
    public static string Write(Assembly assembly, IReadOnlySet<string> served, IReadOnlySet<string> onRealXen)
    {
        StringBuilder page = new(Prologue);
        HypercallDescription[] operations = [.. OperationsOf(assembly)];
        page.Append(
            CultureInfo.InvariantCulture,
            $"{operations.Length} operations are declared, {operations.Count(operation => served.Contains(operation.Name))} served, {operations.Count(operation => onRealXen.Contains(operation.Name))} asked of real Xen.\n");
        IEnumerable<IGrouping<string, HypercallDescription>> contracts = operations
            .GroupBy(operation => operation.Contract)
            .OrderBy(contract => contract.Min(operation => (int)operation.Number));
        foreach (IGrouping<string, HypercallDescription> contract in contracts)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {contract.Key}\n\n");
            page.Append("| number | command | operation | parameters | who | served | real Xen | layout | what it does |\n|---|---|---|---|---|---|---|---|---|\n");
            foreach (HypercallDescription operation in contract.OrderBy(operation => (int)operation.Number).ThenBy(operation => operation.Command))
            {
                page.Append(Row(operation, served.Contains(operation.Name), onRealXen.Contains(operation.Name)));
            }
        }

        page.Append("\n## Numbers without operations\n\n| number | name | why |\n|---|---|---|\n");
        foreach ((HypercallNumber number, string reason) in WithoutOperations)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {(int)number} | `{number}` | {reason} |\n");
        }

        return page.ToString();
    }

    /// <summary>The description tables of all contracts of <paramref name="assembly"/>.</summary>
    public static IEnumerable<HypercallDescription> OperationsOf(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsDefined(typeof(HypercallContractAttribute), inherit: false))
            .SelectMany(contract => TableOf(assembly.GetType($"{contract.Namespace}.{contract.Name[1..]}", throwOnError: true)!));

    private static HypercallDescription[] TableOf(Type stubs) =>
        stubs.GetProperty("Operations", BindingFlags.Public | BindingFlags.Static)!.GetMethod!.CreateDelegate<OperationsGetter>()().ToArray();

    private static string Row(HypercallDescription operation, bool served, bool onRealXen)
    {
        string command = operation.Command == HypercallAttribute.NoCommand ? "" : operation.Command.ToString(CultureInfo.InvariantCulture);
        string place = operation.CommandPlace == CommandPlace.FirstField ? " in the first field" : "";
        place += operation.InterfaceVersion == 0 ? "" : $", version 0x{operation.InterfaceVersion:x}";
        string mask = operation.CommandMask == 0xffff_ffff ? "" : $" of 0x{operation.CommandMask:x}";
        string who = operation.Privilege switch
        {
            HypercallPrivilege.ControlDomain => "control domain",
            HypercallPrivilege.OverDomain => "domains with rights over the one named",
            _ => "any domain",
        };
        string parameters = string.Join(", ", operation.Parameters.Select(Parameter));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {(int)operation.Number} | {command}{place}{mask} | `{operation.Name}` | {parameters} | {who} | {(served ? "yes" : "-ENOSYS")} | {(onRealXen ? "yes" : "")} | `{operation.LayoutHash:x16}` | {operation.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
    }

    private static string Parameter(ParameterDescription parameter)
    {
        string type = parameter.Direction switch
        {
            ParameterDirection.In => $"in {parameter.TypeName}",
            ParameterDirection.Out => $"out {parameter.TypeName}",
            ParameterDirection.Ref => $"ref {parameter.TypeName}",
            ParameterDirection.ReadOnlySpan => $"{parameter.TypeName}[] read",
            ParameterDirection.Span => $"{parameter.TypeName}[] written",
            ParameterDirection.SentinelEnded => $"{parameter.TypeName}[] read",
            _ => parameter.TypeName,
        };
        List<string> notes = [$"{parameter.Size}"];
        if (parameter.Direction == ParameterDirection.SentinelEnded)
        {
            notes.Add("ends with a zero");
        }

        if (parameter.CountFirst)
        {
            notes.Add("count first");
        }

        if (parameter.MaxCount > 0)
        {
            notes.Add($"at most {parameter.MaxCount}");
        }

        if (parameter.NullAllowed)
        {
            notes.Add("or null");
        }

        if (parameter.CopyOutField is { } field)
        {
            notes.Add($"only {field} is written");
        }

        if (parameter.CopyOutWhen == CopyOutWhen.Always)
        {
            notes.Add("written whatever the result");
        }

        if (parameter.CopyOutWhen == CopyOutWhen.ByHandler)
        {
            notes.Add("written where the documentation says");
        }

        if (parameter.CopyOutFaultIgnored)
        {
            notes.Add("where it can be written");
        }

        if (parameter.ElementWise)
        {
            notes.Add("one by one");
        }

        if (parameter.ProgressOnFault)
        {
            notes.Add("what cannot be read is no error");
        }

        return $"`{parameter.Name}`: `{type}` ({string.Join(", ", notes)})";
    }
}
