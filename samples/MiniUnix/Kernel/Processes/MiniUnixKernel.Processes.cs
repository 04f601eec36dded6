using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Processes: made, ended, waited for.</content>
public partial struct MiniUnixKernel
{
    private const int First = 0;
    private const int NoParent = -1;
    private const ulong CloneSharesMemory = 0x100;
    private const ulong CloneParentWaits = 0x4000;
    private const ulong CloneSetsArea = 0x80000;
    private const ulong CloneTellsParent = 0x100000;
    private const ulong CloneClearsChild = 0x200000;
    private const ulong CloneSetsChild = 0x1000000;
    private const ulong CloneServed = 0xff | CloneSharesMemory | CloneParentWaits | CloneSetsArea | CloneTellsParent | CloneClearsChild | CloneSetsChild;

    private readonly int FindProcess(int number)
    {
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            if (_processes[index].State != ProcessState.None && _processes[index].Number == number)
            {
                return index;
            }
        }

        return -1;
    }

    private readonly int FindFreeProcess()
    {
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            if (_processes[index].State == ProcessState.None)
            {
                return index;
            }
        }

        return -1;
    }

    private int TakeNumber()
    {
        const int Highest = 32768;
        do
        {
            _lastNumber = _lastNumber == Highest ? 2 : _lastNumber + 1;
        }
        while (FindProcess(_lastNumber) >= 0);

        return _lastNumber;
    }

    private SyscallResult MakeChild(bool sharesMemory, bool parentWaits, ulong stack, out int child)
    {
        child = FindFreeProcess();
        if (child < 0)
        {
            return SyscallErrno.TryAgain;
        }

        int map = Current.Map;
        if (sharesMemory)
        {
            _maps[map].Users++;
        }
        else
        {
            map = CreateMap();
            if (map < 0)
            {
                return SyscallErrno.OutOfMemory;
            }

            if (!TryCopyMap(Current.Map, map))
            {
                ReleaseMap(map);
                SwitchBack();
                return SyscallErrno.OutOfMemory;
            }
        }

        Current.Context.Save();
        ref Process process = ref _processes[child];
        process = Current;
        process.Number = TakeNumber();
        process.Parent = _current;
        process.Map = map;
        process.State = ProcessState.Ready;
        process.IsInCall = false;
        process.BorrowsMemory = parentWaits;
        process.HasStopNews = false;
        process.HasExecuted = false;
        process.AlarmDeadline = process.AlarmInterval = 0;
        process.CallDeadline = process.CallProgress = 0;
        process.Used = process.ChildrenUsed = 0;
        process.Started = Timers.SystemTime;
        process.Signals.Pending = 0;
        process.Context.Frame.Rax = 0;
        if (stack != 0)
        {
            process.Context.Frame.Rsp = stack;
        }

        _files[process.Directory].Users++;
        _files[process.Program].Users++;
        for (int file = 0; file < Process.Descriptors.Count; file++)
        {
            if (process.Files[file].File != 0)
            {
                _open[process.Files[file].File].Users++;
            }
        }

        return process.Number;
    }

    // A map that was given back may have been the one in use, by its half that is the kernel's.
    private void SwitchBack()
    {
        if (AddressSpace.Current.Root != _maps[Current.Map].Space.Root)
        {
            Require(_maps[Current.Map].Space.SwitchTo());
        }
    }

    // The parent has its answer, and does not run before the child has memory of its own: then its call answers again.
    private SyscallResult ForkSharing(ulong stack)
    {
        SyscallResult result = MakeChild(sharesMemory: true, parentWaits: true, stack, out _);
        if (!result.IsError)
        {
            Current.State = ProcessState.Waiting;
            Current.WaitsFor = WaitReason.Borrowed;
        }

        return result;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Fork() => MakeChild(sharesMemory: false, parentWaits: false, 0, out _);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ForkSharing() => ForkSharing(0);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Clone(ulong flags, ulong stack, UserPointer<int> parentThread, UserPointer<int> childThread, ulong threadArea)
    {
        bool shares = (flags & CloneSharesMemory) != 0;
        bool waits = (flags & CloneParentWaits) != 0;
        if ((flags & ~CloneServed) != 0 || shares != waits)
        {
            Log($"clone with flags {flags} of process {Current.Number} is not served: it asks for threads");
            return SyscallErrno.InvalidArgument;
        }

        SyscallResult result = MakeChild(shares, waits, stack, out int child);
        if (result.IsError)
        {
            return result;
        }

        if ((flags & CloneSetsArea) != 0)
        {
            _processes[child].Context.FsBase = threadArea;
        }

        int number = (int)result.Value;
        if ((flags & CloneTellsParent) != 0)
        {
            _ = TryWrite(parentThread, in number); // as Linux does, a bad address is left alone
        }

        if ((flags & CloneSetsChild) != 0)
        {
            WriteForChild(child, childThread, number);
        }

        if (waits)
        {
            Current.State = ProcessState.Waiting;
            Current.WaitsFor = WaitReason.Borrowed;
        }

        return result;
    }

    private void WriteForChild(int child, UserPointer<int> place, int number)
    {
        int parent = _current;
        _current = child;
        _ = TryWrite(place, in number); // as Linux does, a bad address is left alone
        _current = parent;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Exit(int status)
    {
        End(ref Current, (status & 0xff) << 8);
        return SyscallResult.Success;
    }

    /// <summary>Ends a process: everything of it is given back but its status, which its parent may ask for.</summary>
    private void End(ref Process process, int status)
    {
        int self = IndexOf(ref process);
        if (self == First)
        {
            EndSystem(status);
        }

        Account();
        CloseAll(ref process, onExecute: false);
        _files.Release(ref _frames, process.Directory);
        _files.Release(ref _frames, process.Program);
        process.State = ProcessState.Ended;
        process.Status = status;
        LeaveMap(ref process);
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            ref Process child = ref _processes[index];
            if (child.State != ProcessState.None && child.Parent == self)
            {
                child.Parent = NoParent;
                if (child.State == ProcessState.Ended)
                {
                    child.State = ProcessState.None;
                }
            }
        }

        if (process.Parent == NoParent || LeavesNothing(process.Parent))
        {
            process.State = ProcessState.None;
            Wake(WaitReason.Child);
            return;
        }

        TellParent(in process);
    }

    private readonly bool LeavesNothing(int parent)
    {
        SignalHandler handler = _processes[parent].Signals.Handlers[Signal.Child];
        return handler.Handler == IgnoreAction || (handler.Flags & SignalFlags.NoChildWait) != 0;
    }

    private readonly int IndexOf(ref Process process) => FindProcess(process.Number);

    private void LeaveMap(ref Process process)
    {
        int map = process.Map;
        process.Map = -1;
        ReleaseMap(map);
        ReturnMemory(ref process);
    }

    private void ReturnMemory(ref Process process)
    {
        if (process.BorrowsMemory)
        {
            process.BorrowsMemory = false;
            if (process.Parent != NoParent && _processes[process.Parent].State == ProcessState.Waiting && IsBorrowedFrom(process.Parent))
            {
                _processes[process.Parent].State = ProcessState.Ready;
                _processes[process.Parent].WaitsFor = WaitReason.None;
            }
        }
    }

    private void TellParent(in Process process)
    {
        if (process.Parent != NoParent)
        {
            bool isStop = process.State == ProcessState.Stopped || process.HasContinued;
            if (!isStop || (_processes[process.Parent].Signals.Handlers[Signal.Child].Flags & SignalFlags.NoChildStop) == 0)
            {
                Send(process.Parent, Signal.Child);
            }

            Wake(WaitReason.Child);
        }
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Wait(int process, UserPointer<int> status, WaitOptions options, UserPointer<ResourceUsage> usage)
    {
        bool hasChildren = false;
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            ref Process child = ref _processes[index];
            if (child.State == ProcessState.None || child.Parent != _current || !Matches(in child, process))
            {
                continue;
            }

            hasChildren = true;
            bool hasStopped = child.HasStopNews && !child.HasContinued && (options & WaitOptions.Stopped) != 0;
            bool hasContinued = child.HasStopNews && child.HasContinued && (options & WaitOptions.Continued) != 0;
            if (child.State == ProcessState.Ended || hasStopped || hasContinued)
            {
                return Report(ref child, hasContinued && child.State != ProcessState.Ended, status, usage);
            }
        }

        return !hasChildren ? SyscallErrno.NoChild
            : (options & WaitOptions.NoHang) != 0 ? SyscallResult.Success
            : Wait(WaitReason.Child);
    }

    private readonly bool Matches(in Process child, int process) => process switch
    {
        > 0 => child.Number == process,
        0 => child.Group == _processes[_current].Group,
        -1 => true,
        _ => child.Group == -process,
    };

    private SyscallResult Report(ref Process child, bool hasContinued, UserPointer<int> status, UserPointer<ResourceUsage> usage)
    {
        const int ContinuedStatus = 0xffff;
        int word = hasContinued ? ContinuedStatus : child.Status;
        ResourceUsage used = new() { User = TimeInMicroseconds.Of(child.Used + child.ChildrenUsed) };
        int number = child.Number;
        child.HasStopNews = false;
        if (child.State == ProcessState.Ended)
        {
            Current.ChildrenUsed += child.Used + child.ChildrenUsed;
            child.State = ProcessState.None;
        }

        bool isWritten = (status.IsNull || TryWrite(status, in word)) && (usage.IsNull || TryWrite(usage, in used));
        return isWritten ? number : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.ProcessNumber() => _processes[_current].Number;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.ParentProcess()
    {
        int parent = _processes[_current].Parent;
        return _current == First ? 0 : parent == NoParent ? _processes[First].Number : _processes[parent].Number;
    }

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.OwnProcessGroup() => _processes[_current].Group;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.ProcessGroup(int process)
    {
        int index = process == 0 ? _current : FindProcess(process);
        return index < 0 ? SyscallErrno.NoSuchProcess : _processes[index].Group;
    }

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.Session(int process)
    {
        int index = process == 0 ? _current : FindProcess(process);
        return index < 0 ? SyscallErrno.NoSuchProcess : _processes[index].Session;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SetProcessGroup(int process, int group)
    {
        int index = process == 0 ? _current : FindProcess(process);
        if (index < 0 || (index != _current && _processes[index].Parent != _current))
        {
            return SyscallErrno.NoSuchProcess;
        }

        ref Process target = ref _processes[index];
        if (group < 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        if (index != _current && target.HasExecuted)
        {
            return SyscallErrno.AccessDenied;
        }

        int wanted = group == 0 ? target.Number : group;
        if (target.Session != Current.Session || target.Session == target.Number || (wanted != target.Number && !IsGroupOf(wanted, target.Session)))
        {
            return SyscallErrno.NotPermitted;
        }

        target.Group = wanted;
        return SyscallResult.Success;
    }

    private readonly bool IsGroupOf(int group, int session)
    {
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            if (_processes[index].IsAlive && _processes[index].Group == group && _processes[index].Session == session)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.NewSession()
    {
        if (Current.Group == Current.Number)
        {
            return SyscallErrno.NotPermitted;
        }

        Current.Group = Current.Session = Current.Number;
        return Current.Number;
    }
}
