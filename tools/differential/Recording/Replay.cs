using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Differential.Comparing;
using Differential.Programs;
using Differential.Running;

namespace Differential.Recording;

/// <summary>Runs files with programs, all of one place in one boot.</summary>
public static class Replay
{
    /// <summary>Reads files, and numbers their programs.</summary>
    /// <param name="files">The files.</param>
    /// <param name="place">The place of a program that does not name one.</param>
    /// <exception cref="InvalidOperationException">One is no program, or they are for more than one place.</exception>
    public static IReadOnlyList<RecordedProgram> Read(IReadOnlyList<FileInfo> files, Place place)
    {
        List<RecordedProgram> programs = [];
        foreach (FileInfo file in files)
        {
            using StreamReader text = file.OpenText();
            try
            {
                programs.Add(RecordedProgram.Parse(text, place).WithNumber(programs.Count));
            }
            catch (FormatException exception)
            {
                throw new InvalidOperationException($"{file.Name}: {exception.Message}", exception);
            }
        }

        return programs.DistinctBy(program => program.Place).Skip(1).Any()
            ? throw new InvalidOperationException("The programs are for more than one place: replay those of each by themselves.")
            : programs;
    }

    /// <summary>Runs programs in both places and says of each where one differs from the other, and real Xen from what is recorded.</summary>
    /// <param name="files">The programs' files.</param>
    /// <param name="programs">The programs.</param>
    /// <param name="xen">Real Xen.</param>
    /// <param name="write">Where the programs are to be written with real Xen's answers, or null.</param>
    /// <returns>How many programs differ.</returns>
    public static async Task<int> Run(IReadOnlyList<FileInfo> files, IReadOnlyList<RecordedProgram> programs, RealXen xen, DirectoryInfo? write)
    {
        GuestProgram[] all = [.. programs.Select(program => program.Program)];
        MachineLog xens = (await xen.Run([all], programs[0].Place))[0];
        MachineLog ours = BuiltIn.Run(all, programs[0].Place);
        int differing = 0;
        foreach ((FileInfo file, RecordedProgram program) in files.Zip(programs))
        {
            RecordedProgram answered = program.WithAnswersOf(xens);
            Difference? recorded = program.Answers is null ? null : program.DifferenceTo(xens, exactly: true);
            Difference? built = answered.DifferenceTo(ours, exactly: false);
            if (recorded is not null)
                Console.WriteLine($"{file.Name}: step {recorded.Step}, {recorded.Operation}: {recorded.Ours ?? "nothing"} on Xen, recorded is {recorded.Xens}");

            if (built is not null)
                Console.WriteLine($"{file.Name}: step {built.Step}, {built.Operation}: {built.Ours ?? "nothing"} here, {built.Xens ?? "nothing"} on Xen");

            differing += recorded is null && built is null ? 0 : 1;
            if (write is not null)
                await Write(answered with { Program = program.Program with { Number = 0 } }, Path.Combine(write.FullName, file.Name));
        }

        Console.WriteLine($"{programs.Count} programs, {programs.Count(program => program.Answers is not null)} of them with recorded answers: {differing} differ");
        return differing;
    }

    /// <summary>Writes a program into a file, whose folder is made where there is none.</summary>
    public static async Task Write(RecordedProgram program, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, program.ToText());
    }
}
