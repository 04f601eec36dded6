using System;
using System.Collections.Frozen;
using System.Linq;
using System.Reflection;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Xen's own names of its error numbers, for those who read a log beside Xen's headers.</summary>
internal static class ErrnoNames
{
    private static readonly FrozenDictionary<XenErrno, string> _names = typeof(XenErrno)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.GetCustomAttributes<XenNameAttribute>().Any())
        .ToFrozenDictionary(field => (XenErrno)field.GetValue(null)!, field => NameOf(field));

    /// <summary>The name, such as <c>EINVAL</c>; the number where there is none.</summary>
    public static string Of(XenErrno error) => _names.TryGetValue(error, out string? name) ? name : $"errno {(int)error}";

    private static string NameOf(FieldInfo field)
    {
        string name = field.GetCustomAttributes<XenNameAttribute>().First().Name;
        return name.StartsWith("XEN_", StringComparison.Ordinal) ? name["XEN_".Length..] : name;
    }
}
