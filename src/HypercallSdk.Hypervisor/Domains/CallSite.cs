using System;
using System.CodeDom.Compiler;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Reflection;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Finds the line of a kernel's source that the running hypercall was made from.</summary>
internal static class CallSite
{
    private static readonly Assembly _hypervisor = typeof(CallSite).Assembly;
    private static readonly Assembly _abi = typeof(Gate).Assembly;
    private static readonly Assembly _guest = typeof(HypercallSdk.Guest.GuestKernelAttribute).Assembly;

    /// <summary>
    /// The innermost frame beyond the gate that is the kernel's own: not the interface's stubs, and the guest library's
    /// only when there is no other. What lies before the gate is the host's, a user's handler too.
    /// </summary>
    /// <param name="stubClass">The class of the stub that made the call, which may be in the user's assembly.</param>
    /// <param name="asker">Whoever asks from another assembly, whose frames are no kernel's either.</param>
    public static string? Find(string? stubClass, Assembly? asker = null)
    {
        string? inGuestLibrary = null;
        StackFrame[] frames = new StackTrace(fNeedFileInfo: true).GetFrames();
        int gate = Array.FindIndex(frames, frame => IsGate(frame.GetMethod()?.DeclaringType, stubClass));
        foreach (StackFrame frame in frames.AsSpan(int.Max(gate, 0)))
        {
            Type? type = frame.GetMethod()?.DeclaringType;
            if (type is null || IsGate(type, stubClass) || type.Assembly == _abi || type.Assembly == asker)
                continue;

            // Who entered the kernel: what called that is no kernel's. (The kernel's own frame may have been inlined into it.)
            if (type.Assembly == typeof(object).Assembly || (type.Assembly == _hypervisor && gate >= 0))
                break;

            if (type.Assembly == _hypervisor)
                continue;

            string place = Describe(frame, type);
            if (type.Assembly != _guest)
                return place;

            inGuestLibrary ??= place;
        }

        return inGuestLibrary;
    }

    /// <summary>
    /// The lines of kernels on the calling thread's stack, from the innermost up to where the host entered the guest; empty where
    /// it is in none. The guest library's own are left out, and so is the host's side of a hypercall.
    /// </summary>
    public static string[] KernelLines()
    {
        var lines = new List<string>();
        foreach (StackFrame frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            MethodBase? method = frame.GetMethod();
            Type? type = method?.DeclaringType;
            if (type == typeof(Vcpu) && method!.Name == nameof(Vcpu.InGuest))
                return [.. lines];

            if (type is not null && typeof(HypercallDispatcher).IsAssignableFrom(type))
                lines.Clear();

            if (type is null || typeof(HypercallDispatcher).IsAssignableFrom(type) || type.Assembly == _hypervisor || type.Assembly == _abi || type.Assembly == _guest || type.Assembly == typeof(object).Assembly
                || method!.IsDefined(typeof(GeneratedCodeAttribute)))
            {
                continue;
            }

            string? file = frame.GetFileName();
            string place = file is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})");
            lines.Add($"{type.Name}.{method!.Name}{place}");
        }

        return [];
    }

    // Any of them may have been inlined into the next.
    private static bool IsGate(Type? type, string? stubClass) =>
        type == typeof(Gate) || typeof(HypercallGate).IsAssignableFrom(type) || (type is not null && type.Name == stubClass);

    private static string Describe(StackFrame frame, Type type)
    {
        string? file = frame.GetFileName();
        return file is null
            ? $"{type.Name}.{frame.GetMethod()?.Name}"
            : $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}";
    }
}
