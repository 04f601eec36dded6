using System.Collections.Frozen;
using System.Linq;
using System.Reflection;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>Xen's own names of a grant operation's statuses, for those who read a log beside Xen's headers.</summary>
internal static class GrantStatusNames
{
    private static readonly FrozenDictionary<GrantStatus, string> _names = typeof(GrantStatus)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(field => (GrantStatus)field.GetValue(null)!, field => field.GetCustomAttributes<XenNameAttribute>().First().Name);

    /// <summary>The name, such as <c>GNTST_bad_gntref</c>.</summary>
    public static string Of(GrantStatus status) => _names.TryGetValue(status, out string? name) ? name : $"GNTST {(int)status}";
}
