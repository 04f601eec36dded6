using HypercallSdk.Abi;

namespace Mistakes;

/// <summary>A board's fans, declared wrongly in five ways.</summary>
[HypercallContract]
public interface IFanOp
{
    /// <summary>Six registers, where a call has five.</summary>
    [Hypercall((HypercallNumber)50, Command = 0)]
    HypercallResult Tune(uint fan, uint percent, uint from, uint to, uint step, uint limit); // HCS0104

    /// <summary>A bool, whose bits 1 to 7 mean what they like.</summary>
    [Hypercall((HypercallNumber)50, Command = 1)]
    HypercallResult Enable(uint fan, bool on); // HCS0105

    /// <summary>Nowhere to say that it failed.</summary>
    [Hypercall((HypercallNumber)50, Command = 2)]
    void Stop(uint fan); // HCS0109

    /// <summary>Reads a fan's state.</summary>
    [Hypercall((HypercallNumber)50, Command = 3)]
    HypercallResult Read(uint fan, out FanState state);

    /// <summary>The number of another operation.</summary>
    [Hypercall((HypercallNumber)50, Command = 3)]
    HypercallResult Reset(uint fan); // HCS0103
}
