using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Differential.Comparing;
using Differential.Programs;
using Differential.Recording;
using Differential.Running;
using Place = Differential.Running.Place;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Programs that are kept, each with what real Xen answered: differences that were mended, and a chain or two of each contract.
/// <c>tools/differential --write</c> makes such a file of a difference that it finds; copied into <c>Programs</c> it is a case
/// here.
/// </summary>
public sealed class RecordedProgramTests
{
    private static readonly string _folder = Path.Combine(SourceRoot.Directory, "tests", "HypercallSdk.Xen.Tests", "Programs");

    /// <summary>The programs' files.</summary>
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(_folder, "*.program").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recorded_program_is_answered_as_real_Xen_did(string file)
    {
        RecordedProgram recorded = Read(file);
        Assert.NotEmpty(recorded.About);
        Assert.NotNull(recorded.Answers);
        MachineLog log = BuiltIn.Run([recorded.Program], recorded.Place, out string explained);
        Assert.True(log.Passed, explained);
        Assert.Null(Told(file, recorded.DifferenceTo(log, exactly: false)));
    }

    [Theory]
    [InlineData(Place.DomainZero)]
    [InlineData(Place.Unprivileged)]
    public async Task Real_Xen_answers_recorded_programs_as_it_did(Place place)
    {
        RealXen.Require(unprivileged: place == Place.Unprivileged);
        (string File, RecordedProgram Program)[] all = [.. Files.Select(file => file.Data).Select(file => (file, Read(file))).Where(program => program.Item2.Place == place).Select((program, number) => (program.file, program.Item2.WithNumber(number)))];
        Assert.NotEmpty(all);
        var xen = new Differential.Running.RealXen(await KernelProject.BuildImage(Path.Combine("tools", "differential", "Kernel"), "Differential.Kernel"), TimeSpan.FromMinutes(2));
        MachineLog log = (await xen.Run([[.. all.Select(program => program.Program.Program)]], place))[0];
        Assert.Empty(all.Select(program => Told(program.File, program.Program.DifferenceTo(log, exactly: true))).OfType<string>());
        Assert.True(log.Passed, log.Lines.LastOrDefault());
    }

    [Fact]
    public void A_recorded_answer_that_is_changed_is_a_difference_at_its_step()
    {
        foreach (string file in Files.Select(file => file.Data))
        {
            RecordedProgram recorded = Read(file);
            MachineLog log = new(new Dictionary<int, ProgramLog> { [recorded.Program.Number] = recorded.Answers! }, Passed: true, []);
            Assert.Null(recorded.DifferenceTo(log, exactly: true));
            string[] lines = recorded.ToText().Split('\n');
            int step = -1;
            for (int number = 0; number < lines.Length; number++)
            {
                step += lines[number].StartsWith("step ", StringComparison.Ordinal) || lines[number].StartsWith("end ", StringComparison.Ordinal) ? 1 : 0;
                if (!lines[number].StartsWith("  answers ", StringComparison.Ordinal) && !lines[number].StartsWith("end ", StringComparison.Ordinal))
                    continue;

                string changed = string.Join('\n', [.. lines[..number], $"{lines[number]}7", .. lines[(number + 1)..]]);
                Assert.Equal((file, step), (file, RecordedProgram.Parse(new StringReader(changed), recorded.Place).DifferenceTo(log, exactly: false)?.Step));
            }
        }
    }

    [Fact]
    public void A_recorded_program_is_written_as_its_file_has_it()
    {
        foreach (string file in Files.Select(file => file.Data))
            Assert.Equal(File.ReadAllText(Path.Combine(_folder, file)), Read(file).ToText());

        const string Program = "step A\n  trap 3 0\n";
        Assert.Null(Parse(Program).Answers);
        Assert.Equal(Place.Unprivileged, Parse($"place Unprivileged\n{Program}").Place);
        Assert.Throws<FormatException>(() => Parse($"place Elsewhere\n{Program}"));
        Assert.Throws<FormatException>(() => Parse($"{Program}  answers +3\n"));
        Assert.Throws<FormatException>(() => Parse($"{Program}end #0\n"));

        static RecordedProgram Parse(string text) => RecordedProgram.Parse(new StringReader(text), Place.DomainZero);
    }

    private static RecordedProgram Read(string file)
    {
        using StreamReader text = File.OpenText(Path.Combine(_folder, file));
        return RecordedProgram.Parse(text, Place.DomainZero);
    }

    private static string? Told(string file, Difference? difference) =>
        difference is null ? null : $"{file}, step {difference.Step}, {difference.Operation}: {difference.Ours ?? "nothing"}, recorded is {difference.Xens ?? "nothing"}";
}
