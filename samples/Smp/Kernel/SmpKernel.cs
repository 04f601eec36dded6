// As many tokens as the domain has vCPUs go round, each Hops times: a token waits in a vCPU's mailbox, an interrupt tells
// it, the vCPU counts the primes of one block of numbers, and hands the token on to its neighbour. So every vCPU works at
// the same time, counts Hops blocks, and the last token to come to its end tells vCPU 0, which adds up what all have
// found and checks it.
//
// On real Xen the handlers of all vCPUs run at once: what two of them change lies behind a lock or is changed atomically.
// In the built-in hypervisor each handler is atomic; the same source is right for both.
using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Smp;

/// <summary>Counts primes on all vCPUs of one domain, work handed round by interrupts between them.</summary>
[GuestKernel]
public partial struct SmpKernel
{
    /// <summary>Numbers below this one are looked at.</summary>
    public const uint Limit = 1 << 17;

    /// <summary>How many of them are primes.</summary>
    public const uint PrimesBelowLimit = 12251;

    /// <summary>How many vCPUs each token visits.</summary>
    public const int Hops = 16;

    private const int Work = 0;
    private const int Finished = 1;
    private const int NumbersPerLine = 8;
    private const ulong NanosecondsPerNumber = 100;

    private PerVcpu<Mailbox> _mailboxes;
    private PerVcpu<Count> _counts;
    private Tokens _tokens;
    private int _vcpus;
    private int _started;
    private int _tokensUnderWay;

    [Boot]
    private void Start(in StartInfo info)
    {
        _vcpus = Vcpus.Count;
        _tokensUnderWay = _vcpus;
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        HypercallResult result = Vcpus.StartAll();
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot start the vCPUs: error {(int)result.Error}");
            SchedOp.Crash();
        }

        GuestConsole.WriteLine($"{_vcpus} vCPUs, {Vcpus.UpCount} of them up");
        Arrive();
    }

    [VcpuBoot]
    private void OnVcpu()
    {
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        Arrive();
    }

    // The last one to be there puts a token into each mailbox.
    private void Arrive()
    {
        if (Interlocked.Increment(ref _started) == _vcpus)
        {
            for (int vcpu = 0; vcpu < _vcpus; vcpu++)
            {
                HandOver(vcpu, token: vcpu);
            }
        }
    }

    [IpiHandler(Work)]
    private void OnWork()
    {
        // Two tokens may have come with one interrupt, and the next interrupt for a token that was taken with this one.
        while (_mailboxes.Current.TryTake(ref _tokens, out int token))
        {
            Do(token);
        }
    }

    private void Do(int token)
    {
        ulong block = ((ulong)(uint)token * Hops) + (ulong)(uint)_tokens[token].Hops;
        ulong blocks = (ulong)(uint)_vcpus * Hops;
        uint first = (uint)(block * Limit / blocks);
        uint end = (uint)((block + 1) * Limit / blocks);
        ref Count count = ref _counts.Current;
        count.Blocks++;
        count.Primes += Primes.CountIn(first, end);
        Vcpu.Spend((end - first) * NanosecondsPerNumber);
        if (++_tokens[token].Hops < Hops)
        {
            HandOver((Vcpu.Id + 1) % _vcpus, token);
        }
        else if (Interlocked.Decrement(ref _tokensUnderWay) == 0)
        {
            Check(Events.SendIpi(0, Finished));
        }
    }

    private void HandOver(int vcpu, int token)
    {
        _mailboxes[vcpu].Put(ref _tokens, token);
        Check(Events.SendIpi(vcpu, Work));
    }

    [IpiHandler(Finished)]
    private void OnFinished()
    {
        uint primes = 0;
        int idle = 0;
        for (int vcpu = 0; vcpu < _vcpus; vcpu++)
        {
            if (vcpu % NumbersPerLine == 0)
            {
                GuestConsole.Write($"primes found by vCPU {vcpu,3}:");
            }

            GuestConsole.Write($" {_counts[vcpu].Primes,4}");
            if (vcpu % NumbersPerLine == NumbersPerLine - 1 || vcpu == _vcpus - 1)
            {
                GuestConsole.WriteLine();
            }

            primes += _counts[vcpu].Primes;
            idle += _counts[vcpu].Blocks == Hops ? 0 : 1;
        }

        GuestConsole.WriteLine($"each counted {Hops} blocks: {idle == 0}");
        GuestConsole.WriteLine($"{primes} primes below {Limit}: {primes == PrimesBelowLimit}");
        SchedOp.PowerOff();
    }

    private static void Check(HypercallResult result)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"an interrupt was refused: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
