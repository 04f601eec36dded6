using System;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Fails whatever happens.</summary>
public sealed class FailingByItself : Scenario
{
    public override void Run(Machine machine)
    {
        machine.Boot<TickingKernel>().RunFor(TimeSpan.FromMilliseconds(1));
        throw new InvalidOperationException("it never works\nand says so in two lines");
    }
}
