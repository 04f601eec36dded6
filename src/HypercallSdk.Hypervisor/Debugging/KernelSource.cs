// A hosted kernel's handlers are .NET methods, its guest addresses the places of its entry points. What joins the two are the
// attributes that the generator reads too: an entry's handler is the method that is marked for it.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>The handlers of a hosted kernel, with their lines. It is made when somebody first looks.</summary>
internal sealed class KernelSource
{
    private readonly IReadOnlyDictionary<MethodInfo, (string File, int Line)> _lines;
    private readonly MethodInfo[] _methods;
    private readonly List<MethodInfo> _events = [];

    public KernelSource(Type kernel)
    {
        Kernel = kernel;

        // In the order of their declaration, which numbers the event handlers.
        _methods = [.. kernel.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(method => method.MetadataToken)];
        _lines = SourceLines.Of(kernel.Assembly, _methods);
        var bound = new HashSet<(Type Kind, int Source)>();
        foreach (MethodInfo method in _methods)
        {
            foreach (Attribute attribute in method.GetCustomAttributes())
            {
                bool isNew = attribute switch
                {
                    VirqHandlerAttribute virq => bound.Add((typeof(VirqHandlerAttribute), (int)virq.Virq)),
                    IpiHandlerAttribute ipi => bound.Add((typeof(IpiHandlerAttribute), ipi.Number)),
                    PortHandlerAttribute => true,
                    _ => false,
                };
                if (isNew)
                    _events.Add(method);
            }
        }
    }

    /// <summary>The kernel.</summary>
    public Type Kernel { get; }

    /// <summary>All handlers of events, each once.</summary>
    public IEnumerable<KernelHandler> EventHandlers => _events.Distinct().Select(method => Describe(method)!);

    /// <summary>The event handler with a number, as <see cref="EventHandlerId"/> has it; null for none.</summary>
    public KernelHandler? EventHandler(int number) => number >= 1 && number <= _events.Count ? Describe(_events[number - 1]) : null;

    /// <summary>What an entry point of the kernel's leads to; null where the kernel has no method for it, or several.</summary>
    /// <param name="entry">The entry, as <see cref="KernelEntry"/> numbers them.</param>
    public KernelHandler? Handler(int entry) => entry switch
    {
        KernelEntry.Boot => Marked<BootAttribute>(),
        KernelEntry.Idle => Marked<IdleHandlerAttribute>(),
        KernelEntry.VcpuBoot => Marked<VcpuBootAttribute>(),
        KernelEntry.Syscall => Marked<SyscallHandlerAttribute>(),
        >= 0 and < KernelEntry.TrapCount => Describe(Array.Find(_methods, method => method.GetCustomAttributes<TrapHandlerAttribute>().Any(trap => (int)trap.Vector == entry))),
        _ => null,
    };

    private KernelHandler? Marked<TAttribute>()
        where TAttribute : Attribute => Describe(Array.Find(_methods, method => method.IsDefined(typeof(TAttribute), inherit: false)));

    private KernelHandler? Describe(MethodInfo? method)
    {
        if (method is null)
            return null;

        bool isKnown = _lines.TryGetValue(method, out (string File, int Line) line);
        return new KernelHandler($"{Kernel.Name}.{method.Name}", isKnown ? line.File : null, line.Line);
    }
}
