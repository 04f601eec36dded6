namespace HypercallSdk.Analyzers.Tests.Contracts;

/// <summary>Files with a contract in them.</summary>
internal static class ContractSource
{
    /// <summary>What every such file begins with.</summary>
    public const string Usings = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using HypercallSdk.Abi;


        """;

    /// <summary>A contract of these operations.</summary>
    public static string Of(string operations, string types = "") => Usings + $$"""
        [HypercallContract]
        public interface IBoardOp
        {
            {{operations.ReplaceLineEndings("\n    ")}}
        }

        {{types}}

        """;
}
