// docs/debugging.md shows what a debugger shows; this is where it comes from. With UPDATE_DOCS=1 the page is written.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

public sealed partial class DebuggingPageTests
{
    [Fact]
    public void What_the_page_shows_is_what_a_debugger_shows()
    {
        Assert.SkipWhen(IsForDebugging(), "the page has the lines of the Release build, whose methods begin with their first statement and not with their brace");
        using var host = new Host(new HostOptions { Seed = 7 });
        var handler = new LookHandler();
        host.RegisterHandler(handler);
        Domain domain = host.CreateDomain<LookedAtKernel>(new DomainConfig { MemoryMegabytes = 8 });
        string shown = string.Empty;
        string places = string.Empty;
        handler.Looking = place =>
        {
            if (place != LookedAtKernel.InFault)
                return;

            shown = Show(host, domain);
            ulong[] addresses =
            [
                domain.Image.EntryAddress((int)TrapVector.PageFault),
                DomainLayout.AddressOf(domain.Layout.KernelState) + 4,
                domain.Vcpus[0].Saved.Rsp,
                domain.Image.StartInfoAddress + 32,
                domain.Image.ScratchAddress,
            ];
            places = string.Concat(addresses.Select(address => $"{domain.PlaceOf(new VirtualAddress(address))}\n"));
        };
        host.Run();

        string page = Path.Combine(Root(), "docs", "debugging.md");
        string text = File.ReadAllText(page).ReplaceLineEndings("\n");
        string expected = Shown().Replace(text, match => $"{match.Groups["head"].Value}{(match.Groups["what"].Value == "shown" ? shown : places)}```");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(page, expected);

        Assert.Contains(shown, expected, StringComparison.Ordinal);
        Assert.Contains(places, expected, StringComparison.Ordinal);
        Assert.True(expected == File.ReadAllText(page).ReplaceLineEndings("\n"), "docs/debugging.md is not what a debugger shows: run this test with UPDATE_DOCS=1 and look at what changes.");
    }

    // What is opened in the page's example.
    private static string Show(Host host, Domain domain)
    {
        IReadOnlyDictionary<string, object?> below = DebuggerEyes.Below(domain);
        IReadOnlyDictionary<string, object?> vcpu = DebuggerEyes.Below(domain.Vcpus[0]);
        string fault = DebuggerEyes.Tree("LastFaultWalk", vcpu["LastFaultWalk"], 1);
        string[] parts =
        [
            DebuggerEyes.Tree("host", host, 0),
            DebuggerEyes.Tree("domain", domain, 0),
            Indent(DebuggerEyes.Tree("Kernel", below["Kernel"], 1)),
            Indent(DebuggerEyes.Tree("Console", below["Console"], 1)),
            Indent(DebuggerEyes.Tree("EventChannels", below["EventChannels"], 1)),
            Indent(DebuggerEyes.Tree("Grants", below["Grants"], 1)),
            Indent(DebuggerEyes.Tree("Refusals", below["Refusals"], 1)),
            DebuggerEyes.Tree("vcpu", domain.Vcpus[0], 0),
            Indent(DebuggerEyes.Tree("State", vcpu["State"], 0)),
            Indent(DebuggerEyes.Tree("RunningLines", vcpu["RunningLines"], 1)),
            Indent(DebuggerEyes.Tree("LastFault", vcpu["LastFault"], 0)),
            Indent(fault),
            Indent(DebuggerEyes.Tree("KernelTables", domain.Vcpus[0].KernelSpace, 2)),
        ];
        return string.Concat(parts);
    }

    private static bool IsForDebugging() =>
        typeof(DebuggingPageTests).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };

    private static string Indent(string text) => "  " + text.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal) + "\n";

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("(?<head><!-- (?<what>shown|places) -->\n```text\n)[^`]*```")]
    private static partial Regex Shown();
}
