namespace HypercallSdk.Analyzers.Tests.RealXen;

/// <summary>A kernel for both targets, as these rules' fixtures have it.</summary>
internal static class XenKernel
{
    /// <summary>One whose start does something.</summary>
    public static string Starts(string statements, string types = "", string members = "") => $$"""
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        public unsafe partial struct Probe
        {
            private int _count;{{(members.Length == 0 ? "" : "\n\n    " + members.ReplaceLineEndings("\n    "))}}

            [Boot]
            private void Start(in StartInfo info)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }{{(types.Length == 0 ? "" : "\n\n" + types)}}
        """;
}
