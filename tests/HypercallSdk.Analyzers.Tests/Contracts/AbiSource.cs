namespace HypercallSdk.Analyzers.Tests.Contracts;

/// <summary>What the tests of the rules about <c>HypercallAbi.txt</c> have in common: the file's name and three lines of it.</summary>
internal static class AbiSource
{
    /// <summary>The file's name.</summary>
    public const string File = "HypercallAbi.txt";

    /// <summary><see cref="Read"/>'s line.</summary>
    public const string ReadLine = "50.0 IBoardOp.Read(ref Reading:8) = edf3cbc73af3772b";

    /// <summary><see cref="SetFan"/>'s line.</summary>
    public const string SetFanLine = "50.2 IBoardOp.SetFan(uint:4, uint:4) = 52efdc3e728b15c5";

    /// <summary><see cref="Count"/>'s line.</summary>
    public const string CountLine = "51.- IBoardOp.Count() = e16fa1faded30f1a";

    /// <summary>An operation with a structure.</summary>
    public const string Read = "[Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Read(ref Reading reading);";

    /// <summary>An operation with numbers.</summary>
    public const string SetFan = "[Hypercall((HypercallNumber)50, Command = 2)] HypercallResult SetFan(uint fan, uint percent);";

    /// <summary>An operation without a command.</summary>
    public const string Count = "[Hypercall((HypercallNumber)51)] HypercallResult Count();";

    /// <summary>The structure.</summary>
    public const string Reading = "public struct Reading { public uint Sensor; public int Value; }";
}
