namespace HypercallSdk.Analyzers.Tests.Use;

/// <summary>A contract of two operations with its host's end, whose bodies a test gives.</summary>
internal static class Handlers
{
    /// <summary>The source: the handler of a board with sensors.</summary>
    public static string Board(string read, string setFan = "return HypercallResult.Success;", string members = "") => $$"""
        using System;
        using System.Diagnostics;
        using HypercallSdk.Abi;
        using HypercallSdk.Hypervisor.Vcpus;

        public struct Reading
        {
            public uint Sensor;
            public int MilliCelsius;
        }

        [HypercallContract]
        public interface IBoardOp
        {
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult Read(ref Reading reading);

            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult SetFan(uint fan, uint percent);
        }

        [HypercallHandler<IBoardOp>]
        internal sealed partial class Board
        {
            private readonly int[] _sensors = [41, 38];
            private readonly uint[] _fans = new uint[1];
            {{members.ReplaceLineEndings("\n    ")}}

            public HypercallResult Read(Vcpu caller, ref Reading reading)
            {
                {{read.ReplaceLineEndings("\n        ")}}
            }

            public HypercallResult SetFan(Vcpu caller, uint fan, uint percent)
            {
                {{setFan.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
