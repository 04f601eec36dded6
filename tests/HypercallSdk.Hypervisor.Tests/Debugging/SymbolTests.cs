// What makes breakpoints and steps do what one expects, as a debugger finds it in assemblies and symbols: statements of a kernel
// have their lines, and what is generated, or lies between a kernel and the hypervisor, is not the user's code.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

public sealed class SymbolTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private const string Source = "LookedAtKernel.cs";

    [Theory]
    [InlineData("Start", "GuestConsole.WriteLine(")]
    [InlineData("OnTick", "Ticks++;")]
    [InlineData("OnTick", "_ = LookOp.Look(InTick);")]
    [InlineData("OnTick", "KernelMemory.ScratchPage.As<ulong>().Write(7);")]
    [InlineData("OnPageFault", "Faults++;")]
    public void A_breakpoint_on_a_statement_of_a_kernel_binds_to_its_line(string method, string statement)
    {
        (string File, int Line)[] points = SequencePoints(typeof(LookedAtKernel).GetMethod(method, Declared)!);
        Assert.All(points, static point => Assert.Equal(Source, point.File));
        Assert.Contains((Source, LineOf(statement)), points);
    }

    [Fact]
    public void A_step_from_the_host_into_a_kernel_passes_the_generated_entries()
    {
        InterfaceMapping entries = typeof(LookedAtKernel).GetInterfaceMap(typeof(IGuestKernel<LookedAtKernel>));
        Assert.NotEmpty(entries.TargetMethods);
        Assert.All(entries.TargetMethods, static entry => Assert.True(IsPassed(entry), entry.Name));
        Assert.All(
            typeof(LookedAtKernel).GetMethods(Declared).Except(entries.TargetMethods),
            static method => Assert.False(IsPassed(method), method.Name));
    }

    [Theory]
    [InlineData(typeof(EventChannelOp), "Send")]
    [InlineData(typeof(LookOp), "Look")]
    [InlineData(typeof(Gate), "Invoke")]
    [InlineData(typeof(VcpuGate), "Enter")]
    [InlineData(typeof(LookHandler), "Dispatch")]
    public void A_step_into_a_hypercall_passes_stub_gate_and_dispatcher(Type type, string name) =>
        Assert.All(type.GetMethods(Declared).Where(method => method.Name == name), static method => Assert.True(IsPassed(method), method.ToString()));

    [Fact]
    public void It_ends_in_the_handler_of_a_contract_of_ones_own()
    {
        MethodInfo handler = typeof(LookHandler).GetMethod("Look", Declared)!;
        Assert.False(IsPassed(handler));
        Assert.All(SequencePoints(handler), static point => Assert.Equal("LookHandler.cs", point.File));
    }

    // As debuggers decide with "just my code": the attribute on the method, on its property or on a type around it.
    private static bool IsPassed(MethodInfo method)
    {
        bool isPassed = method.IsDefined(typeof(DebuggerNonUserCodeAttribute))
            || method.DeclaringType!.GetProperties(Declared).Any(property => property.GetMethod == method && property.IsDefined(typeof(DebuggerNonUserCodeAttribute)));
        for (Type? type = method.DeclaringType; type is not null && !isPassed; type = type.DeclaringType)
            isPassed = type.IsDefined(typeof(DebuggerNonUserCodeAttribute));

        return isPassed;
    }

    private static (string File, int Line)[] SequencePoints(MethodInfo method)
    {
        string image = method.Module.Assembly.Location;
        using var reader = new PEReader(File.OpenRead(image));
        Assert.True(reader.TryOpenAssociatedPortablePdb(image, File.OpenRead, out MetadataReaderProvider? provider, out _));
        using (provider)
        {
            MetadataReader symbols = provider!.GetMetadataReader();
            return [.. symbols.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(method.MetadataToken & 0xff_ffff))
                .GetSequencePoints()
                .Where(static point => !point.IsHidden)
                .Select(point => (Path.GetFileName(symbols.GetString(symbols.GetDocument(point.Document).Name)), point.StartLine))];
        }
    }

    private static int LineOf(string text, [CallerFilePath] string here = "") =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, Source)), line => line.Contains(text, StringComparison.Ordinal)) + 1;
}
