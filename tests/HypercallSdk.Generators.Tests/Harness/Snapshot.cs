using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace HypercallSdk.Generators.Tests.Harness;

/// <summary>
/// Compares emitted code with <c>Snapshots/*.verified.cs</c>. With <c>UPDATE_SNAPSHOTS=1</c> it writes them instead; on a
/// difference it writes <c>*.received.cs</c> beside.
/// </summary>
internal static partial class Snapshot
{
    public static void Verify(string name, string received)
    {
        string verifiedPath = Path.Combine(Repository.SnapshotFolder, name + ".verified.cs");
        string receivedPath = Path.Combine(Repository.SnapshotFolder, name + ".received.cs");
        received = GeneratorVersion().Replace(received, "\"HypercallSdk.Generators\", \"(version)\"");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }

        string verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : "";
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{name} differs from its snapshot; look, then run with UPDATE_SNAPSHOTS=1.\n{Difference(verified, received)}");
    }

    /// <summary>The lines around the first that differs.</summary>
    private static string Difference(string verified, string received)
    {
        string[] old = verified.Split('\n');
        string[] now = received.Split('\n');
        int first = old.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        var text = new StringBuilder($"From line {first + 1}:\n");
        foreach (string line in old.Skip(first).Take(8))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        foreach (string line in now.Skip(first).Take(8))
        {
            text.Append("+ ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex("\"HypercallSdk.Generators\", \"[0-9.]+\"")]
    private static partial Regex GeneratorVersion();
}
