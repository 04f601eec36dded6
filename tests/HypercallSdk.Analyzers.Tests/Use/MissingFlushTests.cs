// HCS0307. A window of a kernel's is mapped to another page by update_va_mapping with UVMF_NONE and used at once: the
// processor may still have the old translation, and the store goes to the page before. (XSA-286 is Xen's own flush that was
// too small.) The passing condition: the change or a later operation flushes before the address is used.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class MissingFlushTests : FixTests<MissingFlushAnalyzer, MissingFlushCodeFix>
{
    protected override string Bug => Window("""
        if (UpdateVaMapping.Set(window, entry, {|HCS0307:UpdateVaMappingFlags.None|}).IsError)
            return;

        window.As<ulong>().Write(1);
        GuestPointer<uint> words = window.As<uint>();
        if (UpdateVaMapping.Set(window, entry, {|HCS0307:UpdateVaMappingFlags.All|}).IsSuccess)
            words[3].Write(2);
        """);

    protected override string Mended => Window("""
        if (UpdateVaMapping.Set(window, entry, UpdateVaMappingFlags.InvalidatePage).IsError)
            return;

        window.As<ulong>().Write(1);
        """);

    protected override string NearMiss => Window("""
        if (UpdateVaMapping.Set(window, entry, UpdateVaMappingFlags.None).IsError)
            return;

        if (PageTableUpdates.Flush(window).IsError)
            return;

        window.As<ulong>().Write(1);
        _ = UpdateVaMapping.Set(window, entry, UpdateVaMappingFlags.None);
        other.As<ulong>().Write(1);
        _ = UpdateVaMapping.Set(window, default, UpdateVaMappingFlags.TlbFlush | UpdateVaMappingFlags.All);
        """);

    protected override string Before => Window("""
        _ = UpdateVaMapping.Set(window, entry, {|HCS0307:UpdateVaMappingFlags.None|});
        window.As<ulong>().Write(1);
        """);

    protected override string After => Window("""
        _ = UpdateVaMapping.Set(window, entry, UpdateVaMappingFlags.InvalidatePage);
        window.As<ulong>().Write(1);
        """);

    protected override string BeforeAll => Window("""
        _ = UpdateVaMapping.Set(window, entry, {|HCS0307:UpdateVaMappingFlags.All|});
        _ = UpdateVaMapping.Set(other, entry, {|HCS0307:UpdateVaMappingFlags.None|});
        window.As<ulong>().Write(other.As<ulong>().Read());
        """);

    protected override string AfterAll => Window("""
        _ = UpdateVaMapping.Set(window, entry, UpdateVaMappingFlags.InvalidatePage | UpdateVaMappingFlags.All);
        _ = UpdateVaMapping.Set(other, entry, UpdateVaMappingFlags.InvalidatePage);
        window.As<ulong>().Write(other.As<ulong>().Read());
        """);

    [Fact]
    public Task Another_address_in_the_same_local_is_another_page() => Reports(Window("""
        _ = UpdateVaMapping.Set(window, entry, UpdateVaMappingFlags.None);
        window = other;
        window.As<ulong>().Write(1);
        """));

    private static string Window(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Window
        {
            public static void Move(VirtualAddress window, VirtualAddress other, PageTableEntry entry)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
