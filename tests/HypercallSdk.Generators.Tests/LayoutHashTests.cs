using System;
using System.Linq;
using System.Text.RegularExpressions;
using HypercallSdk.Generators.Tests.Harness;

namespace HypercallSdk.Generators.Tests;

/// <summary>The fingerprint changes with everything that travels, and with nothing else.</summary>
public sealed partial class LayoutHashTests
{
    private const string Base = """
        using System.Runtime.InteropServices;
        using HypercallSdk.Abi;

        internal enum Kind : byte { One = 1 }

        internal struct Inner { public Kind Kind; public DomainId Domain; }

        [StructLayout(LayoutKind.Sequential)]
        internal struct Outer { public Inner Inner; public ulong Value; public static int Count; }

        [HypercallContract]
        internal interface IOp
        {
            /// <summary>Does.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Do(in Outer outer, uint number);
        }
        """;

    [Theory]
    [InlineData("(HypercallNumber)50", "(HypercallNumber)51")]
    [InlineData("Command = 1", "Command = 2")]
    [InlineData("Command = 1", "Command = 1, CommandMask = 63")]
    [InlineData("in Outer outer", "ref Outer outer")]
    [InlineData("in Outer outer, uint number", "uint number, in Outer outer")]
    [InlineData("uint number", "int number")]
    [InlineData("Kind : byte", "Kind : ushort")]
    [InlineData("public ulong Value;", "public long Value;")]
    [InlineData("public ulong Value;", "public ulong Value2;")]
    [InlineData("public Kind Kind; public DomainId Domain;", "public DomainId Domain; public Kind Kind;")]
    [InlineData("LayoutKind.Sequential)", "LayoutKind.Sequential, Pack = 1)")]
    [InlineData("in Outer outer", "System.ReadOnlySpan<Outer> outer")]
    public void What_travels_changes_it(string old, string now) => Assert.NotEqual(Hash(Base), Hash(Edit(old, now)));

    [Theory]
    [InlineData("Does.", "Does not.")]
    [InlineData("Do(", "DoIt(")]
    [InlineData("in Outer outer", "in Outer other")]
    [InlineData("One = 1", "Two = 2")]
    [InlineData("public static int Count;", "public const int Count = 3;")]
    [InlineData("interface IOp", "interface IOther")]
    public void What_does_not_travel_leaves_it(string old, string now) => Assert.Equal(Hash(Base), Hash(Edit(old, now)));

    [Fact]
    public void An_interface_version_changes_it()
    {
        string[] hashes = [.. new[] { "0x15", "0x16" }.Select(version => Hash(Shapes.ContractShapes.VersionsOfSeveralTypes.Replace("InterfaceVersion = 7", $"InterfaceVersion = {version}", StringComparison.Ordinal)))];
        Assert.NotEqual(hashes[0], hashes[1]);
    }

    private static string Edit(string old, string now)
    {
        Assert.Contains(old, Base, StringComparison.Ordinal);
        return Base.Replace(old, now, StringComparison.Ordinal);
    }

    private static string Hash(string source)
    {
        string operations = Generation.Of(source).Sources.Single(static file => file.Key.EndsWith(".Operations.g.cs", StringComparison.Ordinal)).Value;
        return HashPattern().Match(operations).Groups[1].Value is { Length: 16 } hash ? hash : throw new InvalidOperationException(operations);
    }

    [GeneratedRegex("LayoutHash = 0x([0-9a-f]{16})UL")]
    private static partial Regex HashPattern();
}
