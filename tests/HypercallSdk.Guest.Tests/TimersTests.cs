using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>System time is Xen's formula over <c>vcpu_time_info</c>, and never a mixture of two versions of it.</summary>
public sealed class TimersTests
{
    [Fact]
    public void System_time_is_the_stamp_and_the_scaled_ticks_since()
    {
        const int seed = 417;
        var random = new Random(seed);
        using var machine = new FakeMachine();
        for (int round = 0; round < 1000; round++)
        {
            ref VcpuTimeInfo time = ref machine.SharedInfo.Vcpus[0].Time;
            time.Version = 2;
            time.TscTimestamp = (ulong)random.NextInt64(1L << 40);
            time.SystemTime = (ulong)random.NextInt64(1L << 50);
            time.TscToSystemMultiplier = (uint)random.NextInt64(1L << 32);
            time.TscShift = (sbyte)random.Next(-8, 9);
            ulong ticks = (ulong)random.NextInt64(1L << 44);
            machine.Timestamp = time.TscTimestamp + ticks;

            ulong shifted = time.TscShift >= 0 ? ticks << time.TscShift : ticks >> -time.TscShift;
            ulong expected = time.SystemTime + (ulong)(((UInt128)shifted * time.TscToSystemMultiplier) >> 32);
            Assert.Equal(expected, Timers.SystemTime);
        }
    }

    [Fact]
    public void A_stamp_that_changes_while_it_is_read_is_read_again()
    {
        using var machine = new FakeMachine();
        machine.SharedInfo.Vcpus[0].Time.Version = 3;
        int looks = 0;
        machine.TimestampRead = () =>
        {
            // First: Xen is writing. Second: it has written between the two looks at the version. Third: quiet.
            looks++;
            if (looks <= 2)
            {
                machine.SharedInfo.Vcpus[0].Time.Version += looks == 1 ? 1u : 2u;
                machine.SharedInfo.Vcpus[0].Time.SystemTime = (ulong)looks * 100;
            }
        };
        Assert.Equal(200ul, Timers.SystemTime);
        Assert.Equal(3, looks);
    }
}
