using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;

namespace HypercallSdk.Generators.Tests.Harness;

/// <summary>Compiles a user's assembly with what the generators add, and runs it.</summary>
internal static class UserAssembly
{
    /// <summary>Runs <c>Shapes.Scenario.Run()</c> and returns what it says.</summary>
    public static string Run(params string[] sources)
    {
        Generation generation = Generation.Of(sources);
        Assert.Empty(generation.Mistakes);
        using var image = new MemoryStream();
        EmitResult emitted = generation.Output.Emit(image, cancellationToken: Xunit.TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(5)));
        image.Position = 0;
        var context = new AssemblyLoadContext("User", isCollectible: true);
        try
        {
            MethodInfo run = context.LoadFromStream(image).GetType("Shapes.Scenario", throwOnError: true)!.GetMethod("Run")!;
            return (string)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The same for a scenario's statements, each of which says a line with <c>Say</c>.</summary>
    public static string RunScenario(string shape, string handler, string statements)
    {
        string scenario = $$"""
            using System;
            using System.Runtime.CompilerServices;
            using HypercallSdk.Abi;
            using HypercallSdk.Generators.Tests.Fakes;
            using HypercallSdk.Hypervisor.Vcpus;

            namespace Shapes;

            internal static class Scenario
            {
                public static string Run()
                {
                    var said = new System.Collections.Generic.List<string>();
                    void Say(object? what) => said.Add($"{what}");
                    using var machine = new FakeMachine(new {{handler}}());
                    Vcpu vcpu = machine.Vcpu;
                    const ulong Memory = Vcpu.MemoryAddress;
                    const ulong End = Vcpu.MemoryAddress + 65536;
                    {{statements}}
                    foreach (string refusal in vcpu.Refusals)
                    {
                        Say(refusal);
                    }

                    return string.Join("; ", said);
                }
            }
            """;
        return Run(shape, "#pragma warning disable CS0219, CS8321\n" + scenario);
    }
}
