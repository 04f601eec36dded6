// What becomes of objects of each type. The kit's own are kept, with the collections that they are in. What is not theirs to put back is
// a leaf: what does not change, what belongs to the runtime or to the world outside (threads, streams), and a few of the kit's own whose
// state is kept otherwise. A type of the runtime's that is in none of the lists is an error: nothing is forgotten silently.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text;
using System.Threading;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Testing.Snapshots;

/// <summary>Says what an image of a machine does with objects of each type.</summary>
internal static class SnapshotTypes
{
    private static readonly HashSet<Assembly> _own =
    [
        typeof(Machine).Assembly,
        typeof(Hypervisor.Host).Assembly,
        typeof(Cpu.Interpreting.Processor).Assembly,
        typeof(HypercallSdk.Guest.GuestConsole).Assembly,
        typeof(Abi.HypercallRegisters).Assembly,
    ];

    private static readonly Type[] _leaves =
    [
        typeof(string), typeof(MemberInfo), typeof(Assembly), typeof(Exception), typeof(CultureInfo), typeof(Encoding), typeof(DecoderFallback), typeof(DecoderFallbackBuffer),
        typeof(Stream), typeof(TextWriter), typeof(Thread), typeof(WaitHandle), typeof(ManualResetEventSlim), typeof(SemaphoreSlim), typeof(Lock), typeof(IEqualityComparer), typeof(IComparer),

        // Who has it is kept; what it leads to is known by its content, and found or made anew.
        typeof(WeakReference<Hypervisor.Traps.VirtualIdt>),

        // Do not change, and there are many.
        typeof(Abi.HypercallDescription), typeof(Hypervisor.Traps.VirtualIdt), typeof(Hypervisor.HostOptions), typeof(MachineOptions),

        // Threads, all of them idle between two handlers.
        typeof(HandlerThreads),

        // In the memory's image.
        typeof(FrameInfo[]), typeof(ReachedFrames),

        // Who there is, whatever is put back.
        typeof(MadeObjects), typeof(MachineSnapshot),
    ];

    // Of the runtime's types, those that only hold what others put into them.
    private static readonly string[] _containers = ["System.Collections.Generic", "System.Collections.Concurrent"];

    /// <summary>What an image does with objects of a type.</summary>
    public static TypeKind KindOf(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || Array.Exists(_leaves, leaf => leaf.IsAssignableFrom(type)) || IsComparer(type))
            return TypeKind.Leaf;

        if (type.IsSubclassOf(typeof(Delegate)))
            return TypeKind.Delegate;

        if (type.IsArray || _own.Contains(type.Assembly))
            return TypeKind.Kept;

        if (type.Assembly == typeof(object).Assembly || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            bool isKept = type == typeof(StringBuilder) || type.IsSubclassOf(typeof(Decoder)) || Array.IndexOf(_containers, type.Namespace) >= 0;
            return isKept ? TypeKind.Kept : type == typeof(object) ? TypeKind.Leaf : TypeKind.Unknown;
        }

        return type.Assembly.GetName().Name == "Iced" ? TypeKind.Leaf : TypeKind.Users;
    }

    /// <summary>Whether an object of the user's own was given to the host: what it has is the machine's then, and what it refers to of its own assembly.</summary>
    public static bool IsRegistered(object instance) => instance is HypercallDispatcher;

    /// <summary>Whether a reference of a type can lead to what is kept.</summary>
    public static bool MayLead(Type type) => !type.IsSealed || KindOf(type) != TypeKind.Leaf;

    private static bool IsComparer(Type type) =>
        Array.Exists(type.GetInterfaces(), static each => each.IsGenericType
            && (each.GetGenericTypeDefinition() == typeof(IEqualityComparer<>) || each.GetGenericTypeDefinition() == typeof(IComparer<>)));
}
