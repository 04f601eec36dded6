// An image of a machine follows references. What lies behind a pointer it does not see, nor what is static: of each such field somebody
// has said here what becomes of it. A new one fails until somebody does.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>Everything outside the objects of a machine is known.</summary>
public sealed class KnownStateTests
{
    // Copied by who has it (INativeState), or memory of an object that is kept, which does not move.
    private static readonly HashSet<string> _pointers =
    [
        // Copied.
        "Host._nobodysVcpuInfo", "MachineMemory._machineToPhysical", "MachineMemory.<Base>k__BackingField", "ReservedMemory._start",
        "Processor._context", "Processor._translations", "Processor._jumps", "CodeCache._arena", "CodeCache._buckets",

        // Into the context's own memory and the arena, or set anew by each run.
        "ExecutionContext.Block", "ExecutionContext.Reads", "ExecutionContext.Writes", "ExecutionContext.Jumps", "ExecutionContext.Link", "JumpEntry.Block",
        "Block.Host", "Block.First", "Block.Taken", "Block.NotTaken", "Block.NextInFrame", "Block.NextInBucket", "Operation.Handler",

        // A decoder's, of no use when it has decoded.
        "BlockDecoder._buffer", "BlockDecoder._short", "PageReader._next", "PageReader._end", "PageTranslation.Host",

        // Into pinned arrays that are kept.
        "TranslationCache._tables", "AddressSpace._tables", "UnitBlock._first", "SchedulerUnit._state", "UnitState.Next", "UnitState.Previous",
        "CreditQueue.First", "CreditQueue.Last", "PhysicalCpu._foundBy", "PhysicalCpu.<Running>k__BackingField",

        // Into the machine's memory.
        "Domain._startInfo", "SharedPage.<Info>k__BackingField", "Vcpu.<Info>k__BackingField", "DomainImage.<ArgumentsBase>k__BackingField",
        "DomainImage.<KernelState>k__BackingField", "DomainImage.<LibraryState>k__BackingField", "ConsoleRingBackend.<ring>P", "FifoQueues.<block>P",

        // Code.
        "OpcodeForm.<Select>k__BackingField", "OpcodeForm.<Function>k__BackingField",
    ];

    // What does not belong to a machine, or is the same for all.
    private static readonly HashSet<string> _statics = [];

    [Fact]
    public void Every_pointer_in_a_machine_leads_to_what_is_kept()
    {
        string[] found = [.. Fields(BindingFlags.Instance).Where(static field => field.FieldType.IsPointer || field.FieldType.IsFunctionPointer).Select(NameOf)];
        Assert.True(found.Length > 20, "the fields were not found");
        Assert.Equal([], found.Where(static name => !_pointers.Contains(name)));
        Assert.Equal([], _pointers.Where(name => !found.Contains(name)));
    }

    [Fact]
    public void Nothing_that_changes_is_static()
    {
        string[] found = [.. Fields(BindingFlags.Static).Where(static field => !field.IsInitOnly && !field.IsLiteral).Select(NameOf)];
        Assert.Equal([], found.Where(static name => !_statics.Contains(name)));
        Assert.Equal([], _statics.Where(name => !found.Contains(name)));
    }

    private static IEnumerable<FieldInfo> Fields(BindingFlags which) =>
        from assembly in new[] { typeof(Host).Assembly, typeof(Processor).Assembly, typeof(Machine).Assembly }
        from type in assembly.GetTypes()
        where !type.Name.StartsWith('<')
        from field in type.GetFields(which | BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic)
        select field;

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";
}
