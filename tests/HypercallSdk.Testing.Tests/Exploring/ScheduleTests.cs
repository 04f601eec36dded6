using System;
using HypercallSdk.Abi;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("d1v0 point 14 +12us")]
    [InlineData("d1v3 timer 2 +3ms")]
    [InlineData("d12 fault 1 chance 5")]
    [InlineData("d1v0 point 14 +12345ns; d1v0 point 15 +1ms; d2 fault 2 chance 1")]
    [InlineData("")]
    public void Text_reads_back_as_it_was_written(string text) =>
        Assert.Equal(text, Schedule.Parse(text).ToString());

    [Fact]
    public void Its_parts_are_what_they_say()
    {
        Assert.Equal(
            [
                new Disturbance(DisturbanceKind.HoldUp, new DomainId(1), 0, 14, 12_000),
                new Disturbance(DisturbanceKind.Lateness, new DomainId(2), 1, 3, 4_000_000),
                new Disturbance(DisturbanceKind.Fault, new DomainId(0), 2, 1, 0),
            ],
            Schedule.Parse(" d1v0  point 14 +12us;d2v1 timer 3 +4000us ; d0 fault 2 chance 1;").Disturbances);
    }

    [Theory]
    [InlineData("d1v0 point 14", "is no disturbance: they look like")]
    [InlineData("d1v0 pint 14 +1us", "is no disturbance: they look like")]
    [InlineData("d1 point 14 +1us", "\"d1\" in \"d1 point 14 +1us\" is no vCPU: vCPU 0 of domain 1 is d1v0.")]
    [InlineData("d1v0 point 0 +1us", "\"0\" in \"d1v0 point 0 +1us\" is no number from 1 on.")]
    [InlineData("d1v0 point 1 +1s", "\"+1s\" in \"d1v0 point 1 +1s\" is no time: they look like +250ns, +12us and +3ms.")]
    [InlineData("d1v0 point 1 +99999999999999999ms", "is no time")]
    [InlineData("d1 fault x chance 1", "\"x\" in \"d1 fault x chance 1\" is no number from 1 on.")]
    [InlineData("dx fault 1 chance 1", "is no disturbance")]
    public void What_is_none_is_told_where(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Schedule.Parse(text)).Message, StringComparison.Ordinal);
}
