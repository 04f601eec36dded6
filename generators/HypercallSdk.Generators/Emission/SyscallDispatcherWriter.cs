using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes the static class that dispatches a contract's system calls.</summary>
internal static class SyscallDispatcherWriter
{
    private static readonly string[] _registers = ["Rdi", "Rsi", "Rdx", "R10", "R8", "R9"];

    public static SourceText Write(SyscallContractModel contract) => SourceFile.Write(contract.Place, null, writer =>
    {
        writer.Documentation([$"<summary>Dispatches the system calls of <c>{contract.DisplayName}</c>.</summary>"]);
        using (writer.Block($"{contract.Accessibility} static partial class {Identifiers.Escape(contract.ClassName)}", "}"))
        {
            WriteDispatch(writer, contract);
            WriteNames(writer, contract);
        }
    });

    private static void WriteDispatch(CodeWriter writer, SyscallContractModel contract)
    {
        writer.StartMember();
        writer.Documentation(
        [
            "<summary>Serves the system call whose registers are in <paramref name=\"frame\"/>: its number in RAX, which gets the result.</summary>",
            "<param name=\"handler\">Who serves it.</param>",
            "<param name=\"frame\">The caller's frame.</param>",
            "<typeparam name=\"THandler\">The structure that implements the contract.</typeparam>",
        ]);
        writer.Line(SourceFile.GeneratedMethod);
        using (writer.Block($"public static void Dispatch<THandler>(ref THandler handler, ref {Emitted.TrapFrame} frame) where THandler : struct, {contract.Place.FullName}", "}"))
        {
            using (writer.Block("switch (frame.Rax)", "}"))
            {
                foreach (SyscallModel call in contract.Calls)
                {
                    writer.Line($"case {Literals.ULong(call.Number)}: // {call.Method.Name}");
                    using (writer.Indent())
                    {
                        WriteCall(writer, call.Method, _registers.Select(static register => "frame." + register));
                        writer.Line("break;");
                    }
                }

                writer.Line("default:");
                using (writer.Indent())
                {
                    if (contract.Unknown is { } unknown)
                    {
                        WriteCall(writer, unknown, ["frame.Rax"]);
                    }
                    else
                    {
                        writer.Line($"frame.Rax = unchecked((ulong){Emitted.UnservedSyscalls}.Refuse(frame.Rax, ref frame).Value);");
                    }

                    writer.Line("break;");
                }
            }
        }
    }

    private static void WriteCall(CodeWriter writer, SyscallMethod method, IEnumerable<string> registers)
    {
        using IEnumerator<string> register = registers.GetEnumerator();
        var arguments = new List<string>();
        foreach (SyscallParameter parameter in method.Parameters)
        {
            if (parameter.Number is null)
            {
                arguments.Add("ref frame");
                continue;
            }

            register.MoveNext();
            arguments.Add(Value(parameter.Type, parameter.Number, register.Current));
        }

        string value = method.ReturnsResult ? ".Value" : "";
        writer.Line($"frame.Rax = unchecked((ulong)handler.{Identifiers.Escape(method.Name)}({string.Join(", ", arguments)}){value});");
    }

    private static string Value(string type, NumberModel number, string register)
    {
        string integer = number.Integer == "ulong" ? register : $"({number.Integer}){register}";
        return number.Form switch
        {
            NumberForm.Enumeration => $"({type}){register}",
            NumberForm.Integer => integer,
            _ => $"new {type}({integer})",
        };
    }

    private static void WriteNames(CodeWriter writer, SyscallContractModel contract)
    {
        writer.StartMember();
        writer.Documentation(
        [
            "<summary>The name of a system call's method, for a reader; empty where no method has that number.</summary>",
            "<param name=\"number\">The number.</param>",
        ]);
        writer.Line(SourceFile.GeneratedMethod);
        using (writer.Block($"public static {Emitted.ReadOnlySpan}<byte> NameOf(ulong number)", "}"))
        {
            using (writer.Block("switch (number)", "}"))
            {
                foreach (IGrouping<string, SyscallModel> calls in contract.Calls.GroupBy(static call => call.Method.Name))
                {
                    foreach (SyscallModel call in calls)
                    {
                        writer.Line($"case {Literals.ULong(call.Number)}:");
                    }

                    using (writer.Indent())
                    {
                        writer.Line($"return {Literals.String(calls.Key)}u8;");
                    }
                }

                writer.Line("default:");
                using (writer.Indent())
                {
                    writer.Line("return default;");
                }
            }
        }
    }
}
