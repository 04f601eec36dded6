using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>Wrong on purpose: what the compiler says of it stands in the guide.</summary>
internal static class Forgetful
{
    /// <summary>Frees a page that the other domain may still write.</summary>
    public static void GrantAndFree(DomainId domain, PseudoPhysicalFrame page)
    {
        if (Grant.TryMake(domain, page, GrantAccess.ReadWrite, out Grant grant).IsSuccess)
        {
            GuestConsole.WriteLine($"granted as {grant.Reference.Value}");
        }

        PageAllocator.Free(page);
    }
}
