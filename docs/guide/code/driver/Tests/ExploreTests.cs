using HypercallSdk.Testing;
using Xunit;

namespace Tour.Tests;

public sealed class ExploreTests
{
    #region explore
    [Fact]
    public void All_requests_are_answered_whatever_the_order() => Explorer.Explore<AnswersAll>(runs: 2_000);
    #endregion
}
