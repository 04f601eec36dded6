using System;
using System.Globalization;
using System.Linq;

namespace HypercallSdk.Guest.Tests;

/// <summary>Interpolated strings print what .NET would print, without its formatting: that is the oracle here.</summary>
public sealed class ConsoleTextTests
{
    [Fact]
    public void Numbers_print_as_dotnet_prints_them()
    {
        const int seed = 20260;
        var random = new Random(seed);
        using var machine = new FakeMachine();
        for (int round = 0; round < 2000; round++)
        {
            long signed = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            ulong unsigned = (ulong)random.NextInt64() >> random.Next(63);
            int small = (int)signed;
            machine.ConsoleCalls.Clear();
            GuestConsole.Write($"{signed} {signed:x} {signed,22:X} {unsigned} {unsigned:x16}|{unsigned,-21}|{small} {small:x} {small,12}|{(uint)small:X8}|{(ushort)small:d6}");
            string expected = string.Create(CultureInfo.InvariantCulture, $"{signed} {signed:x} {signed,22:X} {unsigned} {unsigned:x16}|{unsigned,-21}|{small} {small:x} {small,12}|{(uint)small:X8}|{(ushort)small:d6}");
            Assert.Equal(expected, string.Concat(machine.ConsoleCalls));
        }
    }

    [Fact]
    public void The_ends_of_every_range_print_whole()
    {
        using var machine = new FakeMachine();
        GuestConsole.WriteLine($"{long.MinValue} {long.MaxValue} {ulong.MaxValue} {int.MinValue} {uint.MaxValue:x} {0:x} {0}");
        Assert.Equal("-9223372036854775808 9223372036854775807 18446744073709551615 -2147483648 ffffffff 0 0\n", machine.ConsoleText);
    }

    [Fact]
    public void Text_characters_and_truth_values_print_and_pad()
    {
        using var machine = new FakeMachine();
        GuestConsole.Write($"[{"text",6}][{"text",-6}][{'c',3}][{true,-6}][{false}][{"bytes"u8}][é€]");
        Assert.Equal("[  text][text  ][  c][True  ][False][bytes][é€]", machine.ConsoleText);
    }

    [Fact]
    public void A_line_of_any_length_comes_out_whole()
    {
        string words = string.Join(' ', Enumerable.Range(0, 2000));
        using var machine = new FakeMachine();
        GuestConsole.WriteLine($"{words}!");
        Assert.Equal(words + "!\n", machine.ConsoleText);
    }

    [Fact]
    public void A_short_line_is_one_call()
    {
        using var machine = new FakeMachine();
        GuestConsole.WriteLine($"one {1} two {2}");
        Assert.Equal(["one 1 two 2\n"], machine.ConsoleCalls);
    }

    [Fact]
    public void A_line_printed_within_a_line_comes_out_first_and_whole()
    {
        using var machine = new FakeMachine();
        GuestConsole.WriteLine($"outer {Inner(3)} outer");
        Assert.Equal(["inner 0\n", "inner 1 -\n", "inner 2 - -\n", "inner 3 - - -\n", "outer 3 outer\n"], machine.ConsoleCalls);

        static int Inner(int depth)
        {
            if (depth == 0)
            {
                GuestConsole.WriteLine($"inner {depth}");
                return 0;
            }

            GuestConsole.Write($"inner {Inner(depth - 1) + 1}{Dashes(depth)}\n");
            return depth;
        }

        static string Dashes(int count) => string.Concat(Enumerable.Repeat(" -", count));
    }

    [Fact]
    public void Lines_within_lines_lose_nothing_when_the_buffer_is_full()
    {
        using var machine = new FakeMachine();
        string filler = new('f', 950);
        GuestConsole.WriteLine($"{filler}{Inner()}end");
        Assert.Equal(3, machine.ConsoleText.Split('\n').Length);
        Assert.Equal((filler + filler + "inner\n" + "5end\n").Length, machine.ConsoleText.Length);
        Assert.EndsWith("5end\n", machine.ConsoleText, StringComparison.Ordinal);

        int Inner()
        {
            GuestConsole.WriteLine($"{filler}inner");
            return 5;
        }
    }

    [Fact]
    public void Printing_allocates_nothing()
    {
        using var machine = new FakeMachine(hasRing: true);
        machine.Notified = () => machine.Ring.OutputConsumer = machine.Ring.OutputProducer;
        GuestConsole.WriteLine($"warm {1} {2:x}");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++)
        {
            GuestConsole.WriteLine($"tick {round} {round:x8} {true} {"text",8}");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
