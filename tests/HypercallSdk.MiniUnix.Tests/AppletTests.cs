// Busybox, unmodified, in the guest and on this machine's Linux: the same files, the same command. Passing condition: every byte of
// standard output and of standard error is the same, and the exit status.
using System;
using System.Collections.Generic;
using System.Text;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>Applets of busybox do in the guest what they do on Linux.</summary>
public sealed class AppletTests
{
    private const string Text = "the quick brown fox\njumps over the lazy dog\n\nand the cat  sat on\nthe mat 42\n";

    public static IEnumerable<TheoryDataRow<string, string>> Rows => AppletCases.Rows;

    [Fact]
    public void At_least_fifty_applets_are_compared() => Assert.True(AppletCases.Applets.Length >= 50, $"{AppletCases.Applets.Length}");

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_applet_writes_and_answers_what_it_does_on_Linux(string applet, string script)
    {
        Workplace.RequireOracle();
        Assert.Contains(applet, MiniUnixBusybox.Applets);
        using Workplace guest = Make();
        using Workplace here = Make();
        Outcome there = guest.RunInGuest(script, out string log);
        Outcome expected = here.RunHere(script);
        Assert.True(expected == there, $"{script}\n== here\n{expected}\n== in the guest\n{there}\n== the kernel's log\n{log}");
    }

    [Fact]
    public void Standard_input_comes_byte_for_byte_and_ends()
    {
        Workplace.RequireOracle();
        using Workplace workplace = new();
        byte[] all = new byte[100_000];
        for (int index = 0; index < all.Length; index++)
        {
            all[index] = (byte)((index * 7) ^ (index >> 8));
        }

        workplace.Compare("md5sum; wc -c", all);
        workplace.Compare("tee copy | gzip -c | gunzip -c > back; cmp back copy && wc -c < copy", all);
        workplace.Compare("cat", [0x10, 0x04, 0x10, 0x10, 0, 255, 4]);
    }

    private static Workplace Make()
    {
        var workplace = new Workplace();
        workplace.Add("text", Text);
        workplace.Add("changed", Text.Replace("lazy", "idle", StringComparison.Ordinal) + "one more\n");
        workplace.Add("numbers", "one\ntwo\nthree\nfour\n");
        workplace.Add("users", "root:x:0:zero\nann:y:1000:first\nbob:z:20:second\nc9:q:7:3\n");
        workplace.Add("sorted1", "apple\nbanana\nbanana\ncherry\n");
        workplace.Add("sorted2", "banana\ncherry\ndate\n");
        workplace.Add("tree/a.txt", "a needle here\n");
        workplace.Add("tree/b.dat", "none\n");
        workplace.Add("tree/deep/er/c.txt", "needle\nneedle\n");
        byte[] binary = new byte[5000];
        uint seed = 12345;
        for (int index = 0; index < binary.Length; index++)
        {
            seed = (seed * 1103515245) + 12345;
            binary[index] = (byte)(seed >> 16);
        }

        Encoding.ASCII.GetBytes("a readable text in it").CopyTo(binary, 700);
        workplace.Add("binary", binary);
        return workplace;
    }
}
