using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>What devices are asked for: the console's settings and its process group.</content>
public partial struct MiniUnixKernel
{
    private const uint GetSettings = 0x5401;
    private const uint SetSettings = 0x5402;
    private const uint SetSettingsAndFlush = 0x5404;
    private const uint BecomeController = 0x540e;
    private const uint GetForeground = 0x540f;
    private const uint SetForeground = 0x5410;
    private const uint GetWindow = 0x5413;
    private const uint SetWindow = 0x5414;
    private const uint CountWaiting = 0x541b;
    private const uint LeaveController = 0x5422;
    private const uint GetSession = 0x5429;

    // Standard input is a terminal or none, and so are both others.
    private readonly bool IsTerminal(in OpenFile file) =>
        file.Device == Device.Console && (file.Stream == 0 ? _terminal.InputIsTerminal : _terminal.OutputIsTerminal);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.DeviceControl(int file, uint request, ulong argument)
    {
        int index = OpenFileOf(file);
        if (index == 0)
        {
            return SyscallErrno.BadHandle;
        }

        if (request == CountWaiting)
        {
            return WriteCount(index, new UserPointer<int>(argument));
        }

        return _open[index].Kind == FileKind.CharacterDevice && IsTerminal(in _open[index])
            ? ControlTerminal(request, argument)
            : SyscallErrno.NotTerminal;
    }

    private SyscallResult WriteCount(int index, UserPointer<int> place)
    {
        ref OpenFile file = ref _open[index];
        int count = file.Kind switch
        {
            FileKind.Pipe => _pipes[file.Pipe].Length,
            FileKind.Regular => (int)System.Math.Min(int.MaxValue, _files[file.Inode].Size - System.Math.Min(file.Offset, _files[file.Inode].Size)),
            FileKind.CharacterDevice when file.Device == Device.Console => _terminal.Waiting,
            _ => -1,
        };
        return count < 0 ? SyscallErrno.NotTerminal : Answer(place, count);
    }

    private SyscallResult Answer<T>(UserPointer<T> place, T value)
        where T : unmanaged =>
        TryWrite(place, in value) ? SyscallResult.Success : SyscallErrno.BadAddress;

    private SyscallResult ControlTerminal(uint request, ulong argument)
    {
        const ulong Window = 24 | (80UL << 16); // rows, columns
        switch (request)
        {
            case GetSettings:
                return Answer(new UserPointer<TerminalSettings>(argument), _terminal.Settings);
            case >= SetSettings and <= SetSettingsAndFlush:
                if (!TryRead(new UserPointer<TerminalSettings>(argument), out TerminalSettings settings))
                {
                    return SyscallErrno.BadAddress;
                }

                if (request == SetSettingsAndFlush)
                {
                    CollectInput();
                    _terminal.Flush();
                }

                _terminal.Settings = settings;
                return SyscallResult.Success;
            case GetWindow:
                return Answer(new UserPointer<ulong>(argument), Window);
            case SetWindow:
                return SyscallResult.Success;
            case GetForeground:
                return Answer(new UserPointer<int>(argument), _terminal.Foreground);
            case SetForeground:
                if (!TryRead(new UserPointer<int>(argument), out int group))
                {
                    return SyscallErrno.BadAddress;
                }

                if (!IsGroupOf(group, Current.Session))
                {
                    return SyscallErrno.NotPermitted;
                }

                _terminal.Foreground = group;
                return SyscallResult.Success;
            case GetSession:
                return Answer(new UserPointer<int>(argument), _terminal.Session);
            case BecomeController:
                _terminal.Session = Current.Session;
                _terminal.Foreground = Current.Group;
                return SyscallResult.Success;
            case LeaveController:
                return SyscallResult.Success;
            default:
                Log($"terminal request {request:x} of process {Current.Number} is not served");
                return SyscallErrno.NotTerminal;
        }
    }
}
