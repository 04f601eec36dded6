using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Abi.Tests.Docs;

/// <summary>
/// What the built-in hypervisor serves: of each handler that a host has registered, the operations that its generated
/// dispatcher calls. A handler has no other place for them than the interface that is generated for it.
/// </summary>
internal static class ServedOperations
{
    private const string Operations = "IOperations";

    /// <summary>The operations, by <see cref="HypercallDescription.Name"/>.</summary>
    public static HashSet<string> Find()
    {
        using Host host = new(new HostOptions { RecountInvariants = false });
        return [.. Enumerable.Range(0, HypercallTable.Size).SelectMany(number => ServedBy(host.Table[(ulong)number]))];
    }

    private static IEnumerable<string> ServedBy(HypercallDispatcher dispatcher)
    {
        if (dispatcher is FirstLookDispatcher { Inner: { } inner })
        {
            return ServedBy(inner);
        }

        Type? called = dispatcher.GetType().GetNestedType(Operations, BindingFlags.Public | BindingFlags.NonPublic);
        return called is null
            ? []
            : dispatcher.Operations.ToArray().Where(operation => called.GetMethod(operation.Method) is not null).Select(operation => operation.Name);
    }
}
