using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;

namespace HypercallSdk.Generators.Emission;

/// <summary>
/// The operations of one number whose command is the first field of the structure in RDI. The command is fetched once,
/// as part of the structure where all share its type, else before the rest of it: what was switched on is what the
/// handler sees, whatever the guest writes meanwhile. Where the operations carry an interface version it is checked before
/// the command is looked at, and then, where all of them are the control domain's, the privilege: as Xen does.
/// </summary>
internal sealed class FirstFieldGroup(long number, IReadOnlyList<HandlerOperation> operations, Func<HandlerOperation, string> methodOf)
{
    public long Number => number;

    public string MethodName => "DispatchFirstField" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The structure's type, where all operations share it.</summary>
    public string? SharedType { get; } =
        operations.All(operation => operation.Operation.Parameters[0].Element == operations[0].Operation.Parameters[0].Element)
            ? operations[0].Operation.Parameters[0].Element
            : null;

    /// <summary>The version that all operations ask for, or zero where there is none or they differ.</summary>
    private uint InterfaceVersion { get; } =
        operations.All(operation => operation.Operation.InterfaceVersion == operations[0].Operation.InterfaceVersion)
            ? operations[0].Operation.InterfaceVersion
            : 0;

    /// <summary>Whether privilege is looked at once for all, so that a command that does not exist says nothing to others.</summary>
    public bool ChecksPrivilege { get; } =
        operations.All(static operation => operation.Operation is { ControlDomainOnly: true, InterfaceVersion: not 0 });

    /// <summary>Writes the method that fetches the command and switches on it.</summary>
    public void WriteDispatch(CodeWriter writer)
    {
        writer.StartMember();
        writer.Line(SourceFile.GeneratedMethod);
        using (writer.Block($"private long {MethodName}({Emitted.HypervisorVcpu} caller, ref {Emitted.HypercallRegisters} registers)", "}"))
        {
            string argument = Literals.String(operations[0].Operation.Parameters[0].Name);
            bool fetchesVersion = SharedType is null && InterfaceVersion != 0;
            (string variable, string type) = SharedType is { } shared ? ("structure", shared) : fetchesVersion ? ("start", "ulong") : ("command", "uint");
            string size = type == "uint" ? "4UL" : $"(ulong){Emitted.Unsafe}.SizeOf<{type}>()";
            using (writer.Block($"if (!caller.TryCopyIn(registers.Rdi, out {type} {variable}))", "}"))
            {
                writer.Line($"return RefusePointer(caller, {argument}, registers.Rdi, {size}, false);");
            }

            writer.Line();
            if (fetchesVersion)
            {
                writer.Line("uint command = unchecked((uint)start);");
            }

            WriteChecks(writer, fetchesVersion ? "unchecked((uint)(start >> 32))" : $"{Emitted.Unsafe}.Add(ref {Emitted.Unsafe}.As<{type}, uint>(ref structure), 1)");
            string command = SharedType is null ? "command" : $"{Emitted.Unsafe}.As<{type}, uint>(ref structure)";
            string passed = SharedType is null ? "command" : "ref structure";
            using (writer.Block($"switch ({command})", "}"))
            {
                foreach (HandlerOperation operation in operations)
                {
                    writer.Line($"case {Literals.UInt(operation.Operation.Command)}:");
                    using (writer.Indent())
                    {
                        writer.Line($"return {methodOf(operation)}(caller, ref registers, {passed});");
                    }
                }
            }

            writer.Line();
            writer.Line(SharedType is null ? "return RefuseUnknownCommand(caller);" : "return RefuseUnknownCommand(caller, in structure);");
        }
    }

    private void WriteChecks(CodeWriter writer, string version)
    {
        if (InterfaceVersion != 0)
        {
            writer.Line($"uint version = {version};");
            using (writer.Block($"if (version != {Literals.Hex(InterfaceVersion)})", "}"))
            {
                writer.Line($"return RefuseInterfaceVersion(caller, version, {Literals.Hex(InterfaceVersion)});");
            }

            writer.Line();
        }

        if (ChecksPrivilege)
        {
            using (writer.Block("if (!caller.Domain.IsControlDomain)", "}"))
            {
                writer.Line("return RefusePrivilege(caller);");
            }

            writer.Line();
        }
    }
}
