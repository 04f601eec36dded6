using System.Text;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>How a program ended, and what it wrote.</summary>
/// <param name="Status">Its exit status, as a shell says it.</param>
/// <param name="Output">Standard output, a character for each byte.</param>
/// <param name="Errors">Standard error, a character for each byte.</param>
internal sealed record Outcome(int Status, string Output, string Errors)
{
    /// <summary>Of bytes.</summary>
    public static Outcome Of(int status, byte[] output, byte[] errors) => new(status, Encoding.Latin1.GetString(output), Encoding.Latin1.GetString(errors));

    /// <inheritdoc/>
    public override string ToString() => $"status {Status}\n-- output\n{Output}\n-- errors\n{Errors}";
}
