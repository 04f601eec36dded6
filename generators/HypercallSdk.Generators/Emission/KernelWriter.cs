using System;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes a kernel's implementation of the guest library's interface: its entries.</summary>
internal sealed class KernelWriter
{
    private readonly CodeWriter _writer;
    private readonly KernelModel _kernel;
    private readonly string _self;
    private readonly string _interface;

    private KernelWriter(CodeWriter writer, KernelModel kernel)
    {
        _writer = writer;
        _kernel = kernel;
        _self = kernel.Place.Self.NameWithParameters;
        _interface = $"{Emitted.GuestKernelInterface}<{kernel.Place.FullName}>";
    }

    public static SourceText Write(KernelModel kernel) => SourceFile.Write(kernel.Place, null, writer => new KernelWriter(writer, kernel).Write());

    private void Write()
    {
        using (_writer.Block($"partial struct {_self} : {_interface}", "}"))
        {
            WriteProperties();
            WriteConstruct();
            WriteBindEvents();
            WriteBoot();
            WriteVcpuBoot();
            WriteTrap();
            WriteEvent();
            WriteSyscall();
            WriteIdle();
            WriteSuspendAndResume();
            WritePorts();
        }
    }

    private void WriteProperties()
    {
        string vectors = _kernel.Traps.Count == 0 ? "0U" : string.Join(" | ", _kernel.Traps.Select(static trap => $"(1U << (int){trap.Vector})"));
        Property("uint", "TrapVectors", vectors);
        Property("bool", "HandlesVcpuBoot", Literals.Bool(_kernel.VcpuBoot is not null));
        Property("bool", "HandlesSyscalls", Literals.Bool(_kernel.Syscall is not null || _kernel.SyscallDispatcher is not null));
        Property("bool", "HasIdleWork", Literals.Bool(_kernel.Idle is not null));
    }

    private void WriteConstruct() =>
        Entry("void", $"Construct(out {_self} kernel)", () => _writer.Line($"kernel = new {_self}();"));

    private void WriteBindEvents() => Entry("void", "BindEvents()", () =>
    {
        WriteBinding(perVcpu: true);
        if (_kernel.Events.Any(static bound => bound is { Kind: EventKind.Virq, IsPerVcpu: false }))
        {
            using (_writer.Block($"if ({Emitted.GuestVcpu}.Id == 0)", "}"))
            {
                WriteBinding(perVcpu: false);
            }
        }
    });

    private void WriteBinding(bool perVcpu)
    {
        for (int index = 0; index < _kernel.Events.Count; index++)
        {
            EventModel bound = _kernel.Events[index];
            if (bound.Kind != EventKind.Port && bound.IsPerVcpu == perVcpu)
            {
                _writer.Line($"{Emitted.Events}.Bind{bound.Kind}({bound.Source}, {HandlerId(index)}); // {bound.Method.Name}");
            }
        }
    }

    private void WriteBoot() => Entry("void", $"Boot(ref {_self} kernel, in {Emitted.StartInfo} info)", () => Call(_kernel.Boot, "in info"));

    private void WriteVcpuBoot() => Entry("void", $"VcpuBoot(ref {_self} kernel)", () => Call(_kernel.VcpuBoot, ""));

    private void WriteTrap() => Entry("bool", $"Trap(ref {_self} kernel, {Emitted.TrapVector} vector, ref {Emitted.TrapFrame} frame)", () =>
    {
        if (_kernel.Traps.Count > 0)
        {
            using (_writer.Block("switch (vector)", "}"))
            {
                foreach (TrapModel trap in _kernel.Traps)
                {
                    _writer.Line($"case {trap.Vector}:");
                    using (_writer.Indent())
                    {
                        Call(trap.Method, "ref frame");
                        _writer.Line("return true;");
                    }
                }
            }

            _writer.Line();
        }

        _writer.Line("return false;");
    });

    private void WriteEvent() => Entry("void", $"Event(ref {_self} kernel, {Emitted.EventHandlerId} handler, {Emitted.Port} port)", () =>
    {
        if (_kernel.Events.Count > 0)
        {
            using (_writer.Block("switch (handler.Value)", "}"))
            {
                for (int index = 0; index < _kernel.Events.Count; index++)
                {
                    _writer.Line($"case {index + 1}:");
                    using (_writer.Indent())
                    {
                        Call(_kernel.Events[index].Method, "port");
                        _writer.Line("break;");
                    }
                }
            }
        }
    });

    private void WriteSyscall() => Entry("void", $"Syscall(ref {_self} kernel, ref {Emitted.TrapFrame} frame)", () =>
    {
        Call(_kernel.Syscall, "ref frame");
        if (_kernel.SyscallDispatcher is { } dispatcher)
        {
            _writer.Line($"{dispatcher}.Dispatch(ref kernel, ref frame);");
        }
    });

    private void WriteIdle() => Entry("bool", $"Idle(ref {_self} kernel)", () =>
        _writer.Line(_kernel.Idle is { } idle ? $"return {Receiver(idle)}.{Identifiers.Escape(idle.Name)}();" : "return false;"));

    private void WriteSuspendAndResume()
    {
        Entry("void", $"Suspend(ref {_self} kernel)", () => Call(_kernel.Suspend, ""));
        Entry("void", $"Resume(ref {_self} kernel)", () => Call(_kernel.Resume, ""));
    }

    private void WritePorts()
    {
        if (_kernel.Events.All(static bound => bound.Kind != EventKind.Port))
        {
            return;
        }

        _writer.StartMember();
        _writer.Line("/// <summary>The kernel's port handlers, to be passed where a port is bound.</summary>");
        _writer.Line(SourceFile.GeneratedMethod);
        using (_writer.Block("internal static class Ports", "}"))
        {
            var names = new LocalNames([]);
            for (int index = 0; index < _kernel.Events.Count; index++)
            {
                if (_kernel.Events[index] is { Kind: EventKind.Port, Method: { } method })
                {
                    string name = names.Take(method.Name);
                    _writer.StartMember();
                    _writer.Line($"/// <summary>Names <c>{method.Name}</c>.</summary>");
                    _writer.Line($"public static {Emitted.EventHandlerId} {Identifiers.Escape(name)} => {HandlerId(index)};");
                }
            }
        }
    }

    private void Property(string type, string name, string value)
    {
        _writer.StartMember();
        _writer.Line(SourceFile.GeneratedMethod);
        _writer.Line($"static {type} {_interface}.{name} => {value};");
    }

    private void Entry(string type, string signature, Action writeBody)
    {
        _writer.StartMember();
        _writer.Line(SourceFile.GeneratedMethod);
        using (_writer.Block($"static {type} {_interface}.{signature}", "}"))
        {
            writeBody();
        }
    }

    private void Call(KernelMethod? method, string argument)
    {
        if (method is not null)
        {
            _writer.Line($"{Receiver(method)}.{Identifiers.Escape(method.Name)}({(method.TakesArgument ? argument : "")});");
        }
    }

    private string Receiver(KernelMethod method) => method.IsStatic ? _self : "kernel";

    private static string HandlerId(int index) => $"new {Emitted.EventHandlerId}({index + 1})";
}
