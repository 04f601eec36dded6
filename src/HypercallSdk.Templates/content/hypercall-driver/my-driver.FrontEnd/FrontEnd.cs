using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyDriver;

/// <summary>
/// Writes as many sectors as <c>sectors=</c> says, reads them back, and lets go of the ring. A back end that does not answer, or
/// does so wrongly, is given up.
/// </summary>
/// <remarks>The back end answers in order. Where it need not, a table of what is under way stands here, and ids are bounded by it.</remarks>
[GuestKernel]
public partial struct FrontEnd
{
    private const ulong PatienceNanoseconds = 100_000_000;
    private const ulong DefaultSectors = 32;

    // Xen fires a timer up to 50 us before its deadline, to save itself an interrupt.
    private const ulong Slack = 50_000;

    /// <summary>Our end of the channel.</summary>
    public Port Port;

    /// <summary>How many requests were answered.</summary>
    public uint Answered;

    private FrontRing _ring;
    private uint _sectors;
    private uint _asked;
    private ulong _deadline;
    private bool _isDetaching;

    /// <summary>The ring's page.</summary>
    public readonly DiskRing Ring => _ring.Page;

    [Boot]
    private void Start(in StartInfo info)
    {
        var setup = RingSetup.Parse(in info);
        _sectors = (uint)(info.TryGetNumber("sectors"u8, out ulong sectors) ? sectors : DefaultSectors);
        Check(Timers.StopPeriodic(), "stop the periodic timer");
        Check(_ring.TryOpen(in setup), "grant the ring");
        Check(Events.BindInterdomain(setup.Peer, setup.Port, Ports.OnEvent, out Port), "bind the event channel");
    }

    // Binding leaves the port pending: the first event is that one, and starts the work.
    [PortHandler]
    private void OnEvent()
    {
        if (_isDetaching)
        {
            Detach();
            return;
        }

        do
        {
            TakeResponses();
            PutRequests();
        }
        while (_ring.HasMore());
        WaitForProgress();
    }

    // An event may have been lost on its way: look before the back end is given up.
    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        if (Timers.SystemTime + Slack < _deadline || _ring.Outstanding == 0)
        {
            return; // the periodic timer's, from before it was stopped
        }

        uint before = Answered;
        OnEvent();
        if (Answered == before)
        {
            GiveUp("it does not answer"u8);
        }
    }

    private void TakeResponses()
    {
        if (!_ring.TryCount(out uint waiting))
        {
            GiveUp("its index is none that the ring can have"u8);
        }

        for (; waiting > 0; waiting--)
        {
            DiskResponse response = _ring.Take();
            bool isRead = Answered >= _sectors;
            bool isRight = response.Id.Unchecked == Answered
                && response.Status == DiskStatus.Okay
                && (!isRead || response.Value == Pattern(Answered - _sectors));
            if (!isRight)
            {
                GiveUp("it answers wrongly"u8);
            }

            Answered++;
        }
    }

    // As many as there is room for: the rest waits for responses.
    private void PutRequests()
    {
        for (; _asked < 2 * _sectors && !_ring.IsFull; _asked++)
        {
            bool isRead = _asked >= _sectors;
            uint sector = isRead ? _asked - _sectors : _asked;
            _ring.Put(Request(isRead ? DiskOperation.Read : DiskOperation.Write, sector));
        }

        if (Answered == 2 * _sectors)
        {
            GuestConsole.WriteLine($"{_sectors} sectors written and read back");
            _ring.Put(Request(DiskOperation.Detach, 0));
            _isDetaching = true;
        }

        if (_ring.Publish())
        {
            _ = Events.Send(Port); // a back end that is gone does not answer, which the timer sees
        }
    }

    private readonly DiskRequest Request(DiskOperation operation, uint sector) => new()
    {
        Id = new Untrusted<uint>(_asked),
        Operation = new Untrusted<uint>((uint)operation),
        Sector = new Untrusted<uint>(sector),
        Value = operation == DiskOperation.Write ? Pattern(sector) : 0,
    };

    private static ulong Pattern(uint sector) => (sector + 1) * 0x9e37_79b9_7f4a_7c15;

    private void WaitForProgress()
    {
        _deadline = Timers.SystemTime + PatienceNanoseconds;
        Check(Timers.SetOneShot(_deadline), "set the timer");
    }

    // Whether the back end has let go is asked of the hypervisor and not of the back end.
    private void Detach()
    {
        if (_ring.TryClose())
        {
            GuestConsole.WriteLine("the ring's page is ours again");
            SchedOp.PowerOff();
        }
    }

    private void GiveUp(System.ReadOnlySpan<byte> why)
    {
        GuestConsole.WriteLine($"the back end is given up: {why}");
        Detach();
        GuestConsole.WriteLine("and it keeps the ring's page mapped");
        SchedOp.Crash();
    }

    // A restored domain has neither port nor grant any more, and no store yet in which to find the back end again.
    [Resume]
    private void OnResume()
    {
        GuestConsole.WriteLine("the back end was lost in the suspend");
        SchedOp.Crash();
    }

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
