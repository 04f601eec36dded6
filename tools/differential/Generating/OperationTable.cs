using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <summary>What programs are made of: the operations of the description tables, but for those that cannot be compared.</summary>
public static class OperationTable
{
    private const string Ends = "ends the domain or its machine";
    private const string Machine = "answers about the machine, which is another one";
    private const string Waits = "waits in the call, which a hosted kernel cannot (D1)";
    private const string Entries = "changes where the kernel is entered: it would not live to tell";

    private static readonly string[] _contracts =
    [
        nameof(IMmuUpdate), nameof(IMmuExtOp), nameof(IUpdateVaMapping), nameof(IMemoryOp), nameof(IGrantTableOp), nameof(IEventChannelOp), nameof(IVcpuOp),
        nameof(ITimer), nameof(ISchedOp), nameof(IXenVersion), nameof(IVmAssist), nameof(IMulticall), nameof(ITrapTable),
    ];

    private delegate ReadOnlySpan<HypercallDescription> OperationsGetter();

    /// <summary>Operations of these contracts that no program has, and why.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>
    {
        ["SchedOp.Block"] = Waits,
        ["SchedOp.Shutdown"] = Ends,
        ["SchedOp.ShutdownCode"] = "what it says outlives the program",
        ["SchedOp.RemoteShutdown"] = Ends,
        ["SchedOp.Watchdog"] = Ends,
        ["SchedOp.PinOverride"] = "pins the vCPU to a processor, of which the machines have different numbers",
        ["VcpuOp.RegisterVcpuInfo"] = "moves what the guest library works with, once in a domain's life",
        ["VcpuOp.SendNmi"] = "its entry may come at any instruction on Xen (D105)",
        ["VcpuOp.GetPhysicalId"] = Machine,
        ["GrantTableOp.DumpTable"] = "prints on Xen's console",
        ["MemoryOp.MachineMemoryMap"] = Machine,
        ["MemoryOp.MachineToPhysicalFrames"] = Machine,
        ["MemoryOp.CompatibleMachineToPhysicalFrames"] = Machine,
        ["MemoryOp.MemoryMap"] = Machine,
        ["MemoryOp.ReservedDeviceMemoryMap"] = Machine,
        ["MemoryOp.MaximumGuestFrame"] = "says what the guest library has written into shared_info, which it does where there is a toolstack to save the domain",
        ["MemoryOp.SetMemoryMap"] = "what it sets outlives the program",
        ["MemoryOp.ClaimPages"] = "what it claims outlives the program",
        ["MemoryOp.AcquireResource"] = "maps resources of devices' models, of which a PV domain has none",
        ["MemoryOp.PagingOp"] = "not served (D45)",
        ["MemoryOp.AccessOp"] = "not served (D45)",
        ["MemoryOp.SharingOp"] = "not served (D45)",
        ["EventChannelOp.BindPhysicalIrq"] = "the machines have different interrupts",
        ["EventChannelOp.ResetContinue"] = "not served (D85)",
        ["XenVersion.CommandLine"] = Machine,
        ["XenVersion.BuildId"] = Machine,
        ["TrapTable.Set"] = Entries,
    };

    /// <summary>The operations that programs have.</summary>
    public static IReadOnlyList<HypercallDescription> Operations { get; } = [.. All().Where(operation => !LeftOut.ContainsKey(operation.Name))];

    /// <summary>All operations of the contracts that programs are about.</summary>
    public static IEnumerable<HypercallDescription> All() => _contracts.SelectMany(TableOf);

    /// <summary>The method that declares an operation.</summary>
    public static MethodInfo MethodOf(HypercallDescription operation) => ContractOf(operation.Contract).GetMethod(operation.Method)!;

    private static HypercallDescription[] TableOf(string contract) =>
        typeof(IMemoryOp).Assembly.GetType($"{typeof(IMemoryOp).Namespace}.{contract[1..]}", throwOnError: true)!
            .GetProperty("Operations", BindingFlags.Public | BindingFlags.Static)!.GetMethod!.CreateDelegate<OperationsGetter>()().ToArray();

    private static Type ContractOf(string contract) => typeof(IMemoryOp).Assembly.GetType($"{typeof(IMemoryOp).Namespace}.{contract}", throwOnError: true)!;
}
