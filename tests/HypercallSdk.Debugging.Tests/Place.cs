namespace HypercallSdk.Debugging.Tests;

/// <summary>Where a frame of the debugged program's stack is.</summary>
/// <param name="Method">The type's name and the method's.</param>
/// <param name="Line">File and line; null where there are no symbols.</param>
internal sealed record Place(string Method, string? Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Method} ({Line ?? "no line"})";
}
