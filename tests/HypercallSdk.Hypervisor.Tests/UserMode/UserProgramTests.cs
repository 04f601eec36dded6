using System;
using System.Diagnostics;
using System.IO;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Static ELF files that gcc made, at their own addresses and position-independent, find in their memory and on their stack what Linux
/// gives them: the same program prints the same under Linux. What is no such file is refused, and nothing is lost by it.
/// </summary>
public sealed class UserProgramTests
{
    // What it prints does not depend on where it lies.
    private const string Source =
        """
        typedef unsigned long word;
        static char zeros[10000];
        static int number = 7;
        static const char digits[] = "0123456789abcdef";
        static long call(long n, long a, long b, long c)
        {
            long r;
            __asm__ volatile("syscall" : "=a"(r) : "a"(n), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
            return r;
        }
        static void text(const char *s) { long n = 0; while (s[n]) n++; call(1, 1, (long)s, n); }
        static void value(const char *name, word v)
        {
            char line[32]; int at = 31;
            line[at] = '\n';
            do { line[--at] = digits[v & 15]; v >>= 4; } while (v);
            text(name); call(1, 1, (long)(line + at), 32 - at);
        }
        __attribute__((noreturn, used)) void start(word *stack);
        __asm__(".globl _start\n_start: mov %rsp, %rdi\n and $-16, %rsp\n call start\n");
        extern char _start[];
        void start(word *stack)
        {
            word count = stack[0], i, sum = 0;
            value("stack ", (word)stack & 15);
            value("count ", count);
            for (i = 1; i <= count; i++) { text((char *)stack[i]); text("\n"); }
            value("null ", stack[i++]);
            for (; stack[i]; i++) if (((char *)stack[i])[1] == '=') { text((char *)stack[i]); text("\n"); }
            for (i++; stack[i]; i += 2)
                switch (stack[i]) {
                case 3: value("headers' first type ", *(unsigned *)stack[i + 1] == 6 || *(unsigned *)stack[i + 1] == 1); break;
                case 4: value("header size ", stack[i + 1]); break;
                case 6: value("page ", stack[i + 1]); break;
                case 9: value("entry ", stack[i + 1] == (word)_start); break;
                case 17: value("ticks ", stack[i + 1]); break;
                case 25: value("random ", *(long *)stack[i + 1] != 0); break;
                case 31: value("file ", *(char *)stack[i + 1] != 0); break;
                }
            for (i = 0; i < sizeof zeros; i++) sum += zeros[i];
            zeros[9999] = 1; number += 35;
            value("zeros ", sum);
            value("number ", number);
            call(60, 42, 0, 0);
            for (;;) ;
        }
        """;

    [Theory]
    [InlineData("-static", "-no-pie", "-fno-pie")]
    [InlineData("-static-pie", "-fpie", "-O2")]
    public void A_static_program_prints_what_it_prints_under_linux(params string[] options)
    {
        (byte[] program, string[] expected) = Build(options);
        Domain domain = Run(program, out ulong status);
        Assert.Null(domain.CrashReport?.ToString());
        Assert.Equal(expected, Sort(domain.ConsoleText));
        Assert.Equal(42UL, status);
    }

    [Theory]
    [InlineData(0, 0x7e)] // no ELF
    [InlineData(4, 1)] // 32-bit
    [InlineData(16, 1)] // an object file
    [InlineData(18, 3)] // another machine
    [InlineData(54, 32)] // headers of another size
    [InlineData(56, 0)] // no headers
    [InlineData(56, 200)] // more than there may be
    [InlineData(39, 0x80)] // headers behind the file's end
    [InlineData(31, 0x80)] // an entry that is no address of a user's
    public void A_damaged_file_is_refused(int offset, byte value)
    {
        (byte[] program, _) = Build(["-static", "-no-pie", "-fno-pie"]);
        program[offset] = value;
        Domain domain = Run(program, out _);
        Assert.Equal($"not loaded: {(int)XenErrno.BadExecutable}, given back: True\n", domain.ConsoleText);
    }

    [Fact]
    public void A_file_whose_bytes_are_changed_anywhere_harms_nobody()
    {
        (byte[] program, _) = Build(["-static", "-no-pie", "-fno-pie"]);
        int seed = Environment.TickCount & 0xffff;
        Console.WriteLine($"changed programs, seed {seed}");
        Random random = new(seed);
        for (int round = 0; round < 60; round++)
        {
            byte[] changed = [.. program];
            for (int change = 0; change < 4; change++)
                changed[random.Next(int.Min(changed.Length, 700))] = (byte)random.Next(256);

            // It is refused, or loaded; then it runs, or traps without a handler. The kernel itself neither faults nor hangs.
            Domain domain = Run(changed, out _);
            Assert.DoesNotContain("fetch", domain.CrashReport?.Reason ?? string.Empty, StringComparison.Ordinal);
            Assert.Null(domain.CrashReport?.Exception);
        }
    }

    private static Domain Run(byte[] program, out ulong status)
    {
        using Host host = new(new HostOptions { RunLimit = TimeSpan.FromMilliseconds(20) });
        Domain domain = host.CreateDomain<LoadingKernel>(new DomainConfig { MemoryMegabytes = 8, BootModule = program });
        host.Run();
        status = StatusOf(domain);
        return domain;
    }

    private static unsafe ulong StatusOf(Domain domain) => ((LoadingKernel*)domain.Image.KernelState)->ExitStatus;

    // The order of an auxiliary vector is nobody's promise.
    private static string[] Sort(string lines)
    {
        string[] sorted = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private static (byte[] Program, string[] Expected) Build(string[] options)
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/gcc"), "gcc is not installed");
        string folder = Directory.CreateTempSubdirectory("hypercallsdk-user-").FullName;
        try
        {
            string source = Path.Combine(folder, "program.c");
            string program = Path.Combine(folder, "program");
            File.WriteAllText(source, Source);
            using (Process gcc = Process.Start(new ProcessStartInfo("gcc", ["-nostdlib", "-ffreestanding", "-fno-stack-protector", .. options, "-o", program, source]))!)
            {
                gcc.WaitForExit();
                Assert.Equal(0, gcc.ExitCode);
            }

            ProcessStartInfo start = new("/bin/bash", ["-c", "exec env -i A=1 B= /bin/bash -c 'exec -a program \"$0\" one \"two words\"' \"$0\"", program]) { RedirectStandardOutput = true };
            using Process native = Process.Start(start)!;
            string printed = native.StandardOutput.ReadToEnd();
            native.WaitForExit();
            Assert.Equal(42, native.ExitCode);

            // What the shell adds to the environment.
            return (File.ReadAllBytes(program), Sort(printed.Replace("_=" + program + "\n", string.Empty, StringComparison.Ordinal).Replace("_=/usr/bin/env\n", string.Empty, StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
