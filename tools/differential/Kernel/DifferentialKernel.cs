// Runs programs of operations and logs what came of each: what it answered and what changed in memory that a guest sees. The
// same programs run on real Xen and on the built-in hypervisor, and the two logs are compared; so nothing is logged that may
// differ between two machines, and programs name frames and places by what they are.
//
// The log: each program begins with a word `@number` and ends with a word `#outcome`; between, one word an operation, in the
// order of the program. A line ends wherever it has become long.
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <summary>Runs the programs in its boot module.</summary>
[GuestKernel]
public partial struct DifferentialKernel
{
    private GuestPointer<ulong> _module;
    private ulong _place;
    private ulong _end;
    private ulong _programsLeft;
    private ulong _resumeAt;
    private bool _flushesAlways;
    private bool _isRunning;
    private SavedValues _saved;
    private ulong _portsFromTheStart;
    private int _trapTaken;
    private bool _isAccessing;
    private ulong _accessAddress;
    private int _faults;
    private LogBytes _log;
    private int _logLength;
    private int _lineLength;
    private ArgumentWords _seenArguments;
    private SeenWords _seenEntries;
    private SeenWords _seenEvents;
    private SeenGrants _seenGrants;
    private int _changes;
    private ulong _changesHash;
    private bool _logsChanges;
    private NumberedFrames _frames;
    private NumberedFrames _pseudoPhysical;
    private int _adopted;
    private ulong _suspects;
    private ulong _pagesAtFirst;
    private ulong _domain;
    private RememberedMappings _mappings;
    private int _mappingCount;
    private ulong _handlesSaved;
    private bool _isFailed;

    [Boot]
    private void Start(in StartInfo info)
    {
        if (!info.TryGetBootModule(out GuestPointer<byte> start, out ulong length) || length < ProgramLayout.HeaderWords * sizeof(ulong) || start.As<ulong>().Read() != ProgramLayout.Magic)
        {
            Fail("The boot module holds no programs"u8);
            return;
        }

        _module = start.As<ulong>();
        _programsLeft = _module[1].Read();
        _flushesAlways = (_module[2].Read() & ProgramLayout.FlushAlways) != 0;
        _place = ProgramLayout.HeaderWords;
        _end = length / sizeof(ulong);
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        RememberPorts();

        // The store is the program's: else the guest library hears the toolstack meanwhile.
        if (info.StorePort.Value != 0 && Events.Attach(info.StorePort, Ports.OnStore).IsError)
        {
            Fail("The store's port cannot be taken"u8);
            return;
        }

        FindDomain();
        MakeRegions();
        _isRunning = !_isFailed;
    }

    // One program, or a part of one up to where it waits: what the hypervisor does between two handlers happens there.
    [IdleHandler]
    private bool Run()
    {
        if (!_isRunning)
        {
            return false;
        }

        if (_resumeAt != 0)
        {
            if (!IsWaitOver())
            {
                return true;
            }
        }
        else if (!BeginProgram())
        {
            _isRunning = false;
            FlushLog();
            SchedOp.PowerOff();
            return false;
        }

        RunInstructions();
        return true;
    }

    // Never called: all ports are masked before a program begins.
    [PortHandler]
    private void OnStore(Port port)
    {
    }

    private bool BeginProgram()
    {
        if (_programsLeft == 0 || _isFailed)
        {
            return false;
        }

        _programsLeft--;
        ulong number = _module[(long)_place++].Read();
        ulong words = _module[(long)_place++].Read();
        if (words > _end - _place)
        {
            Fail("A program ends beyond the boot module"u8);
            return false;
        }

        _saved = default;
        for (int index = ProgramLayout.SavedCount / 2; index < ProgramLayout.SavedCount; index++)
        {
            _saved[index] = ProgramLayout.NoHandle;
        }

        _suspects = 0;
        BeginToken((byte)'@');
        LogHexadecimal(number);
        return true;
    }

    private static void StopAtOnce() => SchedOp.Crash();

    private void Fail(System.ReadOnlySpan<byte> why)
    {
        _isFailed = true;
        FlushLog();
        GuestConsole.WriteLine(why);
        StopAtOnce();
    }
}
