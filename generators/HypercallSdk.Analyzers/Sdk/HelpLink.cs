namespace HypercallSdk.Analyzers;

/// <summary>Where a rule's page is.</summary>
internal static class HelpLink
{
    /// <summary>The address of a rule's page in <c>docs/rules/</c>.</summary>
    public static string For(string id) => $"https://github.com/hypercallsdk/hypercallsdk/blob/main/docs/rules/{id}.md";
}
