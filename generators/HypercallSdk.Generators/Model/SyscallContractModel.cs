namespace HypercallSdk.Generators.Model;

/// <summary>A contract of system calls as its dispatcher needs it.</summary>
/// <param name="Place">Where the interface stands.</param>
/// <param name="Accessibility">The interface's accessibility, and the dispatcher's.</param>
/// <param name="ClassName">The dispatcher's class.</param>
/// <param name="DisplayName">The interface's name as a reader calls it.</param>
/// <param name="Calls">Its system calls, each number once, in ascending order.</param>
/// <param name="Unknown">What answers the numbers of no call; null where the library does.</param>
internal sealed record SyscallContractModel(
    TypePlace Place,
    string Accessibility,
    string ClassName,
    string DisplayName,
    EquatableArray<SyscallModel> Calls,
    SyscallMethod? Unknown);
