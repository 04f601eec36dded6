// HCS0304. XSA-296: what a guest passed to VCPUOP_initialise led Xen into a BUG(), and the whole host stopped. The passing
// condition: what comes from the guest is looked at before anything of the host's can throw because of it.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class HandlerThrowsTests : RuleTests<HandlerThrowsAnalyzer>
{
    protected override string Bug => Handlers.Board(
        """
        {|HCS0304:Debug.Assert(reading.Sensor < 2)|};
        reading.MilliCelsius = {|HCS0304:_sensors[reading.MilliCelsius]|};
        return HypercallResult.Success;
        """,
        """
        if (percent > 100)
            {|HCS0304:throw new ArgumentOutOfRangeException(nameof(percent));|}

        Span<uint> fans = _fans;
        {|HCS0304:fans[(int)fan]|} = percent;
        int speed = checked({|HCS0304:(int)fan|});
        return HypercallResult.Success;
        """);

    protected override string Mended => Handlers.Board(
        """
        if (reading.Sensor >= _sensors.Length)
            return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a sensor", "reading.Sensor", reading.Sensor, "0 or 1");

        reading.MilliCelsius = _sensors[reading.Sensor];
        return HypercallResult.Success;
        """,
        """
        if (fan >= _fans.Length || percent > 100)
            return caller.Refuse(XenErrno.InvalidArgument, "a fan's speed is a percentage", "percent", percent, "0 to 100");

        _fans[fan] = percent;
        return HypercallResult.Success;
        """);

    protected override string NearMiss => Handlers.Board(
        """
        if (!Exists(reading.Sensor))
            return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a sensor", "reading.Sensor", reading.Sensor, "0 or 1");

        reading.MilliCelsius = _sensors[reading.Sensor] + _sensors[0];
        return HypercallResult.Success;
        """,
        """
        switch (fan)
        {
            case 0:
                _fans[fan] = percent;
                break;
        }

        _fans[fan & 0] = percent % 100;
        return HypercallResult.Success;
        """,
        """
        public Board() => _sensors[1] = _sensors.Length == 2 ? 38 : throw new InvalidOperationException();

        private bool Exists(uint sensor) => sensor < _sensors.Length;
        """);

    [Fact]
    public Task A_local_of_the_guests_is_the_guests() => Reports(Handlers.Board("""
        int sensor = (int)reading.Sensor;
        reading.MilliCelsius = {|HCS0304:_sensors[sensor]|};
        if (sensor < 2)
            return HypercallResult.Success;

        reading.MilliCelsius = _sensors[sensor];
        return HypercallResult.Success;
        """));

    [Fact]
    public Task A_class_that_handles_nothing_may_throw() => Reports("""
        using HypercallSdk.Abi;
        using HypercallSdk.Hypervisor.Vcpus;

        internal sealed class Plain
        {
            public HypercallResult Read(Vcpu caller, int[] values, uint index) => index == 7 ? throw new System.ArgumentException() : new HypercallResult(values[index]);
        }
        """);
}
