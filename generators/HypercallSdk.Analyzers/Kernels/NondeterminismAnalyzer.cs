// From the programming model: one seed is one run. What a kernel does depends on its state, its events and virtual time alone, or a
// saved, moved or replayed domain goes another way than the one that was saved. The host's clock, its random numbers, its
// threads and its environment are none of the domain's; on real Xen there are none.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0211: kernel code asks the host for time, chance or threads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NondeterminismAnalyzer : KernelCodeAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0211";

    private const string Time = "Timers.SystemTime (nanoseconds since boot) or Timers.WallClock";
    private const string Chance = "a generator whose state is a field of the kernel, seeded from the command line";
    private const string Background = "handlers, an [IdleHandler] and Vcpus.Start";
    private const string Alarm = "Timers.SetOneShot and a [VirqHandler(Virq.Timer)]";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Kernel code asks the host for time, chance or threads",
        messageFormat: "'{0}' is the host's, and differs from run to run: use {1}",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A kernel is a function of its state, its events and virtual time.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context, KernelCode code) =>
        context.RegisterOperationAction(
            use => Analyze(use, code),
            OperationKind.Invocation,
            OperationKind.PropertyReference,
            OperationKind.ObjectCreation,
            OperationKind.Await);

    private static void Analyze(OperationAnalysisContext context, KernelCode code)
    {
        if (Use(context.Operation) is (var name, { } instead) && code.Contains(context.Operation.Syntax))
            context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), name, instead));
    }

    private static (string Name, string? Instead) Use(IOperation operation)
    {
        switch (operation)
        {
            case IAwaitOperation awaited:
                // What it waits for is reported itself where the host made it.
                return ("await", Use(awaited.Operation).Instead is null ? Background : null);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return ("new " + constructor.ContainingType.Name, InsteadOf(constructor, creation.Arguments.IsEmpty));
            case IInvocationOperation { TargetMethod: { } method } call when !IsOnReported(call.Instance):
                return (method.ContainingType.Name + "." + method.Name, InsteadOf(method, isBare: false));
            case IPropertyReferenceOperation { Property: { } property } reference when !IsOnReported(reference.Instance):
                return (property.ContainingType.Name + "." + property.Name, InsteadOf(property, isBare: false));
            default:
                return ("", null);
        }
    }

    // `Random.Shared.Next()` is one mistake.
    private static bool IsOnReported(IOperation? instance) => instance is not null && Use(instance).Instead is not null;

    private static string? InsteadOf(ISymbol member, bool isBare)
    {
        INamedTypeSymbol type = member.ContainingType;
        return (type.ContainingNamespace?.ToDisplayString(), type.Name, member.Name) switch
        {
            ("System", "DateTime" or "DateTimeOffset", "Now" or "UtcNow" or "Today") => Time,
            ("System", "TimeProvider", _) => Time,
            ("System.Diagnostics", "Stopwatch", _) => Time,
            ("System", "Environment", "TickCount" or "TickCount64") => Time,
            ("System", "Environment", "ProcessorCount") => "Vcpus.Count",
            ("System", "Environment", "CurrentManagedThreadId") => "Vcpu.Id",
            ("System", "Environment", "NewLine" or "FailFast") => null,
            ("System", "Environment", _) => "the domain's command line (StartInfo)",
            ("System", "Guid", "NewGuid" or "CreateVersion7") => Chance,
            // A seeded one is the same in each run.
            ("System", "Random", ".ctor") => isBare ? Chance : null,
            ("System", "Random", "Shared") => Chance,
            ("System.Security.Cryptography", "RandomNumberGenerator", _) => Chance,
            ("System.Threading", "Thread", "MemoryBarrier" or "VolatileRead" or "VolatileWrite" or "SpinWait") => null,
            ("System.Threading", "Thread" or "ThreadPool", _) => Background,
            ("System.Threading", "Timer" or "PeriodicTimer", _) => Alarm,
            ("System.Timers", "Timer", _) => Alarm,
            ("System.Threading.Tasks", "Task" or "TaskFactory" or "ValueTask" or "Parallel", _) => Background,
            _ => null,
        };
    }
}
