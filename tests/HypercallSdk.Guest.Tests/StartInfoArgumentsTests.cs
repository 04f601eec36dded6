using System;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>A kernel's configuration is its command line: words parted by spaces, each a flag or a key with a value.</summary>
public sealed class StartInfoArgumentsTests
{
    [Theory]
    [InlineData("peer=2 port=7", "port", "7")]
    [InlineData("peer=2  port=7", "peer", "2")]
    [InlineData("port=7 port=8", "port", "8")]
    [InlineData("quiet", "quiet", "")]
    [InlineData("name=a=b", "name", "a=b")]
    [InlineData("report=1 port=7", "port", "7")]
    public void A_key_has_the_value_behind_its_equals_sign(string text, string key, string value)
    {
        StartInfo info = With(text);
        Assert.True(info.TryGetArgument(Encoding.ASCII.GetBytes(key), out ReadOnlySpan<byte> found));
        Assert.Equal(value, Encoding.ASCII.GetString(found));
    }

    [Theory]
    [InlineData("", "port")]
    [InlineData("report=1", "port")]
    [InlineData("ports=1", "port")]
    [InlineData("peer=port", "port")]
    public void A_key_that_does_not_stand_there_is_not_found(string text, string key)
    {
        StartInfo info = With(text);
        Assert.False(info.TryGetArgument(Encoding.ASCII.GetBytes(key), out _));
    }

    [Theory]
    [InlineData("n=0", 0ul)]
    [InlineData("n=18446744073709551615", ulong.MaxValue)]
    [InlineData("n=0xFFFFFFFFffffffff", ulong.MaxValue)]
    public void A_number_is_read_whole(string text, ulong value)
    {
        StartInfo info = With(text);
        Assert.True(info.TryGetNumber("n"u8, out ulong number));
        Assert.Equal(value, number);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("n=")]
    [InlineData("n=-1")]
    [InlineData("n=12x")]
    [InlineData("n=0x")]
    [InlineData("n=ff")]
    [InlineData("n=18446744073709551616")]
    [InlineData("m=1")]
    public void What_is_no_number_is_refused(string text)
    {
        StartInfo info = With(text);
        Assert.False(info.TryGetNumber("n"u8, out ulong number));
        Assert.Equal(0ul, number);
    }

    [Fact]
    public void A_command_line_that_fills_its_room_is_read_to_its_end()
    {
        StartInfo info = With(new string('x', StartInfo.CommandLineSize - 4) + " n=5");
        Assert.True(info.TryGetNumber("n"u8, out ulong number));
        Assert.Equal(5ul, number);
    }

    private static StartInfo With(string text)
    {
        StartInfo info = default;
        Encoding.ASCII.GetBytes(text, info.CommandLine);
        return info;
    }
}
