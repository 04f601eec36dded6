using System;
using System.Diagnostics;
using System.IO;

namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>gcc with Xen's public headers (Debian: <c>gcc</c> and <c>libxen-dev</c>).</summary>
internal static class CCompiler
{
    /// <summary>Why the oracle is not here, or null when it is.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Skips the test without gcc or headers; fails it where <c>CI=true</c>.</summary>
    public static void Require()
    {
        if (Missing is null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing + "; in CI the oracle may not be missing");
        }

        Assert.Skip(Missing);
    }

    /// <summary>Runs gcc.</summary>
    public static (int Status, string Output, string Errors) Compile(params string[] arguments) => Run("gcc", arguments);

    /// <summary>Runs a program to its end.</summary>
    public static (int Status, string Output, string Errors) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    private static string? FindMissing()
    {
        try
        {
            if (Run("gcc", "--version").Status != 0)
            {
                return "gcc does not run";
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "gcc is not installed";
        }

        string source = Path.Combine(Path.GetTempPath(), $"hypercallsdk-headers-{Environment.ProcessId}.c");
        File.WriteAllText(source, "#include <stdint.h>\n#include <xen/xen.h>\n");
        try
        {
            return Run("gcc", "-fsyntax-only", source).Status == 0 ? null : "Xen's headers (libxen-dev) are not installed";
        }
        finally
        {
            File.Delete(source);
        }
    }
}
