using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Differential.Comparing;
using Differential.Generating;
using Differential.Programs;
using Differential.Running;
using HypercallSdk.Abi;
using Place = Differential.Running.Place;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Programs of operations, made from the description tables, answer and change the same on real Xen and on the built-in
/// hypervisor. A short run of <c>tools/differential</c>; <c>HYPERCALLSDK_PROGRAMS_SEED</c> makes other programs.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int OperationsEach = 250;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("HYPERCALLSDK_PROGRAMS_SEED"), out int seed) ? seed : 1;

    [Theory]
    [InlineData(Place.DomainZero, 30)]
    [InlineData(Place.Unprivileged, 20)]
    public async Task Programs_of_operations_come_out_alike(Place place, int count)
    {
        RealXen.Require(unprivileged: place == Place.Unprivileged);
        output.WriteLine($"seed {Seed}");
        GuestProgram[] programs = Programs(Seed, place, count);
        var xen = new Differential.Running.RealXen(await KernelProject.BuildImage(Path.Combine("tools", "differential", "Kernel"), "Differential.Kernel"), TimeSpan.FromMinutes(2));
        GuestProgram[][] batches = [.. programs.Chunk(20)];
        IReadOnlyList<MachineLog> xens = await xen.Run(batches, place);
        foreach ((GuestProgram[] batch, MachineLog log) in batches.Zip(xens))
        {
            MachineLog ours = BuiltIn.Run(batch, place);
            Assert.Empty(Comparison.Compare(batch, ours, log).Select(difference => $"{difference.Kind} (program {difference.Program.Number}, step {difference.Step}: {difference.Ours} here, {difference.Xens} on Xen)"));
            Assert.True(log.Passed, log.Lines.LastOrDefault());
            Assert.True(ours.Passed, ours.Lines.LastOrDefault());
            Assert.Equal(batch.Length, log.Programs.Values.Count(program => program.Outcome is not null));
        }
    }

    [Fact]
    public void Every_operation_is_in_programs_or_left_out_for_a_reason()
    {
        string[] declared = [.. OperationTable.All().Select(operation => operation.Name)];
        Assert.Empty(OperationTable.LeftOut.Keys.Except(declared));
        string[] names = [.. Programs(1, Place.DomainZero, 100).SelectMany(program => program.Steps).SelectMany(step => step.Name.Split(['(', ')', ',', ' '], StringSplitOptions.RemoveEmptyEntries))];
        Assert.Empty(declared.Except(OperationTable.LeftOut.Keys).Except(names).Except(["Multicall.Execute"]));
        Assert.Contains("Multicall", names);
    }

    [Fact]
    public void A_structure_is_as_long_as_its_description_says()
    {
        foreach (HypercallDescription operation in OperationTable.Operations)
        {
            foreach ((ParameterDescription parameter, System.Reflection.ParameterInfo declared) in operation.Parameters.Zip(OperationTable.MethodOf(operation).GetParameters()))
            {
                Type type = declared.ParameterType.IsByRef ? declared.ParameterType.GetElementType()! : declared.ParameterType;
                bool isArray = parameter.Direction is ParameterDirection.Span or ParameterDirection.ReadOnlySpan or ParameterDirection.SentinelEnded;
                Assert.Equal((operation.Name, parameter.Size), (operation.Name, StructureLayout.Measure(isArray ? type.GetGenericArguments()[0] : type).Size));
            }
        }
    }

    [Fact]
    public void A_program_reads_back_as_it_was_written_down_and_one_seed_makes_one()
    {
        GuestProgram program = Programs(7, Place.DomainZero, 1)[0];
        string text = program.ToText();
        Assert.Equal(text, GuestProgram.Parse(new StringReader(text)).ToText());
        Assert.Equal(text, Programs(7, Place.DomainZero, 1)[0].ToText());
        Assert.Equal(GuestProgram.Module([program]), GuestProgram.Module([GuestProgram.Parse(new StringReader(text))]));
        Assert.Throws<FormatException>(() => GuestProgram.Parse(new StringReader("step X\n  call 1 0 #1 nowhere+0x1\n")));
    }

    [Fact]
    public void A_word_that_differs_is_found_at_its_step_and_one_that_is_listed_is_not()
    {
        GuestProgram[] programs = Programs(3, Place.DomainZero, 3);
        MachineLog log = BuiltIn.Run(programs, Place.DomainZero);
        Assert.Empty(Comparison.Compare(programs, log, log));

        ProgramLog second = log.Programs[1];
        string[] words = [.. second.Words];
        words[100] = "-77";
        var changed = new Dictionary<int, ProgramLog>(log.Programs) { [1] = second with { Words = words } };
        Difference difference = Assert.Single(Comparison.Compare(programs, log with { Programs = changed }, log));
        Assert.Equal((1, "-77"), (difference.Program.Number, difference.Ours!.Split(' ')[^1]));
        Assert.Equal(100, programs[1].Steps.Take(difference.Step).Sum(step => step.Operations));

        var listed = new Difference(programs[0], 0, "EventChannelOp.Status", "+0 argument: 00000001", "+0 argument: 00000002");
        Assert.Equal("D16", KnownDifference.Of(listed));
        Assert.Null(KnownDifference.Of(listed with { Operation = "EventChannelOp.Close" }));
    }

    private static GuestProgram[] Programs(int seed, Place place, int count) => ProgramGenerator.Programs(seed, place, count, OperationsEach);
}
