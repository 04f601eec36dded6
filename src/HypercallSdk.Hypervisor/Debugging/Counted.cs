using System.Globalization;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Numbers of things, in words.</summary>
internal static class Counted
{
    /// <summary>Such as <c>1 port</c> or <c>2 ports</c>.</summary>
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
