using System.Collections.Generic;
using HypercallSdk.Generators.Model;

namespace HypercallSdk.Generators.Emission;

/// <summary>The argument registers of the PV64 order, and which parameter travels in which.</summary>
internal static class Registers
{
    private static readonly string[] _order = ["Rdi", "Rsi", "Rdx", "R10", "R8"];

    /// <summary>Each parameter's registers: the value's or the pointer's, and for a span the count's.</summary>
    public static IReadOnlyList<(string Main, string Count)> Assign(OperationModel operation)
    {
        var assigned = new List<(string, string)>();
        int next = operation.HasCommandRegister ? 1 : 0;
        foreach (ParameterModel parameter in operation.Parameters)
        {
            string first = _order[next];
            string second = parameter.RegisterCount == 2 ? _order[next + 1] : "";
            assigned.Add(parameter.CountFirst && second.Length > 0 ? (second, first) : (first, second));
            next += parameter.RegisterCount;
        }

        return assigned;
    }
}
