using System.Linq;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>The PV console ring: nothing that the far end has not taken is overwritten, nothing is lost, nobody hangs.</summary>
public sealed class ConsoleRingTests
{
    [Fact]
    public void Text_longer_than_the_ring_arrives_whole_through_a_far_end_that_takes_little_at_a_time()
    {
        using var machine = new FakeMachine(hasRing: true);
        var taken = new StringBuilder();
        machine.Notified = () =>
        {
            ref ConsoleRing ring = ref machine.Ring;
            Assert.InRange(ring.OutputProducer - ring.OutputConsumer, 0u, (uint)ConsoleRing.OutputSize);
            for (int count = 0; count < 100 && ring.OutputConsumer != ring.OutputProducer; count++)
            {
                taken.Append((char)ring.Output[(int)(ring.OutputConsumer++ % ConsoleRing.OutputSize)]);
            }
        };
        string words = string.Join(' ', Enumerable.Range(0, 3000));
        GuestConsole.WriteLine($"{words}");
        while (machine.Ring.OutputConsumer != machine.Ring.OutputProducer)
        {
            machine.Notified();
        }

        Assert.Equal(words + "\n", taken.ToString());
    }

    [Fact]
    public void Indices_run_freely_past_32_bits()
    {
        using var machine = new FakeMachine(hasRing: true);
        machine.Ring.OutputConsumer = machine.Ring.OutputProducer = uint.MaxValue - 2;
        GuestConsole.Write("wrapped");
        Assert.Equal(4u, machine.Ring.OutputProducer);
        string text = string.Concat(Enumerable.Range(0, 7).Select(index => (char)machine.Ring.Output[(int)(unchecked(uint.MaxValue - 2 + (uint)index) % ConsoleRing.OutputSize)]));
        Assert.Equal("wrapped", text);
    }

    [Fact]
    public void A_far_end_that_takes_nothing_costs_the_text_and_not_the_kernel()
    {
        using var machine = new FakeMachine(hasRing: true);
        string text = new('x', ConsoleRing.OutputSize + 52);
        GuestConsole.Write(text);
        Assert.Equal((uint)ConsoleRing.OutputSize, machine.Ring.OutputProducer);
        Assert.Equal(52ul, GuestLibraryState.Current.Console.BytesDropped);
    }
}
