using System.IO;
using System.Linq;
using System.Text;

namespace HypercallSdk.Benchmarks.Rules;

/// <summary>A kernel project to measure with: one kernel, contracts, and drivers that call, copy, grant, switch and print.</summary>
internal static class RulesProject
{
    private const int Drivers = 180;
    private const int Contracts = 40;

    /// <summary>Writes it into a folder.</summary>
    /// <returns>How many lines of C# it has.</returns>
    public static int Write(string folder, string repository)
    {
        File.WriteAllText(Path.Combine(folder, "Large.Kernel.csproj"), Project(repository));
        int lines = Add(folder, "LargeKernel.cs", Kernel());
        lines += Enumerable.Range(0, Drivers).Sum(number => Add(folder, $"Driver{number}.cs", Driver(number)));
        return lines + Enumerable.Range(0, Contracts).Sum(number => Add(folder, $"IDevice{number}Op.cs", Contract(number)));
    }

    private static int Add(string folder, string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return text.Split('\n').Length;
    }

    private static string Project(string repository)
    {
        string bin = "bin/Release/net10.0";
        string tools = "bin/Release/netstandard2.0";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14</LangVersion>
                <Nullable>enable</Nullable>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <HypercallSdkTargets>hosted,xen</HypercallSdkTargets>
              </PropertyGroup>
              <ItemGroup>
                <CompilerVisibleProperty Include="HypercallSdkTargets" />
                <Reference Include="{repository}/src/HypercallSdk.Abi/{bin}/HypercallSdk.Abi.dll" />
                <Reference Include="{repository}/src/HypercallSdk.Guest/{bin}/HypercallSdk.Guest.dll" />
                <Analyzer Include="{repository}/generators/HypercallSdk.Generators/{tools}/HypercallSdk.Generators.dll" />
                <Analyzer Condition="'$(WithRules)' == 'true'" Include="{repository}/generators/HypercallSdk.Analyzers/{tools}/HypercallSdk.Analyzers.dll" />
              </ItemGroup>
            </Project>
            """;
    }

    private static string Kernel()
    {
        var text = new StringBuilder("""
            using HypercallSdk.Abi;
            using HypercallSdk.Guest;

            namespace Large;

            [GuestKernel]
            public partial struct LargeKernel
            {
                private ulong _faults;

            """);
        for (int number = 0; number < Drivers; number++)
            text.Append($"    private Driver{number} _driver{number};\n");

        text.Append("\n    [Boot]\n    private void Start(in StartInfo info)\n    {\n        GuestConsole.WriteLine($\"{info.PageCount} pages\");\n");
        for (int number = 0; number < Drivers; number++)
            text.Append($"        _driver{number}.Start(info.PageCount);\n");

        return text.Append("""
                }

                [TrapHandler(TrapVector.PageFault)]
                private void OnFault(ref TrapFrame frame) => _faults++;

                [VirqHandler(Virq.Timer)]
                private void OnTick()
                {

            """).Append(string.Concat(Enumerable.Range(0, Drivers).Select(number => $"        _driver{number}.Tick(_faults);\n"))).Append("    }\n}\n").ToString();
    }

    private static string Driver(int number) => $$"""
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        namespace Large;

        /// <summary>Driver {{number}}.</summary>
        public struct Driver{{number}}
        {
            private ulong _ticks;
            private uint _state;
            private int _errors;

            /// <summary>Starts it.</summary>
            public void Start(ulong pages)
            {
                Span<ulong> counts = stackalloc ulong[8];
                for (int index = 0; index < counts.Length; index++)
                    counts[index] = pages + (ulong)(index * {{number + 1}});

                _state = Next((uint)counts[{{number % 8}}]);
                if (Device{{number % Contracts}}Op.Reset(_state).IsError)
                    _errors++;
            }

            /// <summary>Goes on.</summary>
            public void Tick(ulong faults)
            {
                _ticks += faults;
                HypercallResult result = Device{{number % Contracts}}Op.Read(_state, out Answer{{number % Contracts}} answer);
                if (result.IsError)
                {
                    GuestConsole.WriteLine($"driver {{number}}: {result} after {_ticks} ticks");
                    _errors++;
                    return;
                }

                if (answer.Count > 16)
                    return;

                for (uint slot = 0; slot < answer.Count; slot++)
                    _state = Next(_state ^ slot);

                if (_ticks % 1000 == {{number}})
                    _ = EventChannelOp.Send(new EventChannelSend { Port = new Port(answer.Count) });
            }

            private static uint Next(uint state) => (state & 3) switch
            {
                0 => state + 1,
                1 => (state * 5) + 1,
                2 => state >> 1,
                _ => state ^ 0x{{number:x}},
            };
        }

        """;

    private static string Contract(int number) => $$"""
        using HypercallSdk.Abi;

        namespace Large;

        /// <summary>Device {{number}}.</summary>
        [HypercallContract]
        public interface IDevice{{number}}Op
        {
            /// <summary>Resets it.</summary>
            [Hypercall((HypercallNumber)50, Command = {{number * 4}})]
            HypercallResult Reset(uint state);

            /// <summary>Reads it.</summary>
            [Hypercall((HypercallNumber)50, Command = {{(number * 4) + 1}})]
            HypercallResult Read(uint state, out Answer{{number}} answer);
        }

        /// <summary>What device {{number}} answers.</summary>
        public struct Answer{{number}}
        {
            /// <summary>How many.</summary>
            public uint Count;

            /// <summary>What of it.</summary>
            public uint Flags;
        }

        """;
}
