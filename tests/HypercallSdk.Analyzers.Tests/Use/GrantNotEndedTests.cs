// HCS0305. XSA-396: Linux's front ends gave up or reused a granted page on paths where the grant had not ended, or without
// looking whether it had. The passing condition: on each path out of the method that made it, a grant was ended and the
// answer looked at, or kept, or handed on; where making it failed there is none.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class GrantNotEndedTests : RuleTests<GrantNotEndedAnalyzer>
{
    protected override string Bug => Frontend("""
        if (Grant.TryMake(peer, page, GrantAccess.ReadWrite, {|HCS0305:out Grant grant|}).IsError)
            return;

        if (!Announce(grant.Reference))
        {
            PageAllocator.Free(page);
            return;
        }

        {|HCS0305:grant.End()|};
        PageAllocator.Free(page);
        """);

    protected override string Mended => Frontend("""
        if (Grant.TryMake(peer, page, GrantAccess.ReadWrite, out Grant grant).IsError)
            return;

        if (!Announce(grant.Reference))
        {
            if (grant.End())
                PageAllocator.Free(page);

            return;
        }

        _kept = grant.Keep();
        """);

    protected override string NearMiss => Frontend("""
        HypercallResult result = Grant.TryMake(peer, page, GrantAccess.ReadWrite, out Grant grant);
        if (result.IsError)
        {
            GuestConsole.WriteLine($"no grant: {(int)result.Error}");
            return;
        }

        Hold(grant);
        GrantStatus status = MappedGrant.TryMap(peer, _kept, GrantAccess.ReadOnly, out MappedGrant mapping);
        if (status != GrantStatus.Okay)
            return;

        if (mapping.Address.IsNull)
        {
            GuestConsole.WriteLine("cannot be");
            SchedOp.Crash();
        }

        if (mapping.Unmap() != GrantStatus.Okay)
            GuestConsole.WriteLine("the page is still mapped");

        bool hasEnded = Grant.Resume(_kept).End();
        """);

    [Fact]
    public Task What_a_checking_method_was_given_the_answer_of_is_held() => Reports(Frontend("""
        Check(Grant.TryMake(peer, page, GrantAccess.ReadWrite, {|HCS0305:out Grant lost|}), "grant");
        Check(Grant.TryMake(peer, page, GrantAccess.ReadWrite, out Grant kept), "grant");
        _kept = kept.Keep();
        """));

    [Fact]
    public Task What_is_thrown_away_as_it_is_made_is_lost() => Reports(Frontend("""
        Check(Grant.TryMake(peer, page, GrantAccess.ReadWrite, {|HCS0305:out _|}), "grant");
        """));

    [Fact]
    public Task Each_round_of_a_loop_has_its_own() => Reports(Frontend("""
        for (int slot = 0; slot < 3; slot++)
        {
            if (Grant.TryMake(peer, page, GrantAccess.ReadWrite, {|HCS0305:out Grant lost|}).IsSuccess)
                Announce(lost.Reference);

            if (Grant.TryMake(peer, page, GrantAccess.ReadWrite, out Grant kept).IsSuccess)
                _kept = kept.Keep();
        }
        """));

    [Fact]
    public Task A_slot_and_a_condition_of_two_parts() => Reports(Frontend("""
        if (TransferSlot.TryOpen(peer, out TransferSlot slot) is { IsSuccess: true })
            _kept = slot.Keep();

        if (_kept.Value != 0 && Grant.TryMake(peer, page, GrantAccess.ReadOnly, out Grant grant).IsSuccess && !grant.End())
            GuestConsole.WriteLine("in use");
        """));

    private static string Frontend(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Frontend
        {
            private static GrantReference _kept;

            public static void Connect(DomainId peer, PseudoPhysicalFrame page)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static bool Announce(GrantReference reference) => reference.Value != 0;

            private static void Hold(Grant grant) => _kept = grant.Keep();

            private static void Check(HypercallResult result, string step)
            {
            }
        }
        """;
}
