namespace HypercallSdk.Guide.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="FirstLine">The index of its first line behind the fence, in the page's lines.</param>
/// <param name="Language">What stands behind the fence: <c>csharp</c>, <c>xml</c>, <c>sh</c>, or nothing.</param>
/// <param name="Marker">The comment on the line above the fence, without its brackets; empty where there is none.</param>
/// <param name="Text">Its lines, each with its end.</param>
internal sealed record GuideBlock(int FirstLine, string Language, string Marker, string Text)
{
    private const string OutputPrefix = "output of: ";
    private const string CodePrefix = "code/";

    /// <summary>Whether it is what a reader types.</summary>
    public bool IsShell => Language == "sh";

    /// <summary>Whether it is for a machine with real Xen: the tests of that target boot what it names.</summary>
    public bool IsForXen => Marker == "on real Xen";

    /// <summary>The command whose output it shows; null where it shows none.</summary>
    public string? Command => Marker.StartsWith(OutputPrefix, System.StringComparison.Ordinal) ? Marker[OutputPrefix.Length..] : null;

    /// <summary>The file, and perhaps <c>#</c> and the region, that it quotes; null where it quotes none.</summary>
    public string? Quoted => Marker.StartsWith(CodePrefix, System.StringComparison.Ordinal) ? Marker[CodePrefix.Length..] : null;
}
