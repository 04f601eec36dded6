namespace HypercallSdk.Guest;

/// <summary>
/// Error numbers of system calls as Linux has them on x86-64 (<c>errno.h</c>): what unmodified programs understand. A
/// system call returns them negated.
/// </summary>
public enum SyscallErrno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Operation not permitted (<c>EPERM</c>).</summary>
    NotPermitted = 1,

    /// <summary>No such file or directory (<c>ENOENT</c>).</summary>
    NotFound = 2,

    /// <summary>No such process (<c>ESRCH</c>).</summary>
    NoSuchProcess = 3,

    /// <summary>A signal interrupted the call (<c>EINTR</c>).</summary>
    Interrupted = 4,

    /// <summary>Input or output failed (<c>EIO</c>).</summary>
    InputOutput = 5,

    /// <summary>No such device or address (<c>ENXIO</c>).</summary>
    NoSuchDeviceOrAddress = 6,

    /// <summary>Arguments too long (<c>E2BIG</c>).</summary>
    TooBig = 7,

    /// <summary>Not an executable that can be loaded (<c>ENOEXEC</c>).</summary>
    BadExecutable = 8,

    /// <summary>Bad file descriptor (<c>EBADF</c>).</summary>
    BadHandle = 9,

    /// <summary>No child processes (<c>ECHILD</c>).</summary>
    NoChild = 10,

    /// <summary>Not now: try again (<c>EAGAIN</c>).</summary>
    TryAgain = 11,

    /// <summary>Out of memory (<c>ENOMEM</c>).</summary>
    OutOfMemory = 12,

    /// <summary>Permission denied (<c>EACCES</c>).</summary>
    AccessDenied = 13,

    /// <summary>Not memory that the caller may use so (<c>EFAULT</c>).</summary>
    BadAddress = 14,

    /// <summary>Not a block device (<c>ENOTBLK</c>).</summary>
    NotBlockDevice = 15,

    /// <summary>In use (<c>EBUSY</c>).</summary>
    Busy = 16,

    /// <summary>It exists already (<c>EEXIST</c>).</summary>
    Exists = 17,

    /// <summary>A link to another file system (<c>EXDEV</c>).</summary>
    OtherDevice = 18,

    /// <summary>No such device (<c>ENODEV</c>).</summary>
    NoSuchDevice = 19,

    /// <summary>Not a directory (<c>ENOTDIR</c>).</summary>
    NotDirectory = 20,

    /// <summary>A directory (<c>EISDIR</c>).</summary>
    IsDirectory = 21,

    /// <summary>Invalid argument (<c>EINVAL</c>).</summary>
    InvalidArgument = 22,

    /// <summary>Too many open files in the system (<c>ENFILE</c>).</summary>
    TooManyFiles = 23,

    /// <summary>Too many open files of the process (<c>EMFILE</c>).</summary>
    TooManyOpen = 24,

    /// <summary>Not a terminal (<c>ENOTTY</c>).</summary>
    NotTerminal = 25,

    /// <summary>A program that runs (<c>ETXTBSY</c>).</summary>
    TextBusy = 26,

    /// <summary>File too large (<c>EFBIG</c>).</summary>
    FileTooBig = 27,

    /// <summary>No space left (<c>ENOSPC</c>).</summary>
    NoSpace = 28,

    /// <summary>A pipe has no position (<c>ESPIPE</c>).</summary>
    NotSeekable = 29,

    /// <summary>Read-only file system (<c>EROFS</c>).</summary>
    ReadOnly = 30,

    /// <summary>Too many links (<c>EMLINK</c>).</summary>
    TooManyLinks = 31,

    /// <summary>Nobody reads the pipe (<c>EPIPE</c>).</summary>
    BrokenPipe = 32,

    /// <summary>Argument out of the function's domain (<c>EDOM</c>).</summary>
    OutOfDomain = 33,

    /// <summary>Result too large (<c>ERANGE</c>).</summary>
    OutOfRange = 34,

    /// <summary>File name too long (<c>ENAMETOOLONG</c>).</summary>
    NameTooLong = 36,

    /// <summary>No such system call (<c>ENOSYS</c>).</summary>
    NotImplemented = 38,

    /// <summary>Directory not empty (<c>ENOTEMPTY</c>).</summary>
    NotEmpty = 39,

    /// <summary>Too many symbolic links (<c>ELOOP</c>).</summary>
    TooManySymbolicLinks = 40,

    /// <summary>A value too large for its type (<c>EOVERFLOW</c>).</summary>
    Overflow = 75,

    /// <summary>Not a socket (<c>ENOTSOCK</c>).</summary>
    NotSocket = 88,

    /// <summary>Operation not supported (<c>EOPNOTSUPP</c>).</summary>
    NotSupported = 95,

    /// <summary>Address family not supported (<c>EAFNOSUPPORT</c>).</summary>
    NoAddressFamily = 97,

    /// <summary>Timed out (<c>ETIMEDOUT</c>).</summary>
    TimedOut = 110,
}
