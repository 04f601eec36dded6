namespace HypercallSdk.Abi;

/// <summary>Xen's error numbers (<c>errno.h</c>, <c>XEN_E*</c>). A hypercall returns them negated.</summary>
/// <remarks>
/// Two numbers of Xen's list, 4 (<c>EINTR</c>) and 85 (<c>ERESTART</c>), are the hypervisor's own and never reach a guest.
/// </remarks>
public enum XenErrno
{
    /// <summary>No error.</summary>
    [NotInXen("success has no name in the headers")]
    None = 0,

    /// <summary>Operation not permitted (<c>XEN_EPERM</c>).</summary>
    [XenName("XEN_EPERM")]
    NotPermitted = 1,

    /// <summary>No such thing: vCPU, entry, file (<c>XEN_ENOENT</c>).</summary>
    [XenName("XEN_ENOENT")]
    NotFound = 2,

    /// <summary>No such domain (in POSIX, process) (<c>XEN_ESRCH</c>).</summary>
    [XenName("XEN_ESRCH")]
    NoSuchDomain = 3,

    /// <summary>Input or output failed (<c>XEN_EIO</c>).</summary>
    [XenName("XEN_EIO")]
    InputOutput = 5,

    /// <summary>No such device or address (<c>XEN_ENXIO</c>).</summary>
    [XenName("XEN_ENXIO")]
    NoSuchDeviceOrAddress = 6,

    /// <summary>Argument list too long (<c>XEN_E2BIG</c>).</summary>
    [XenName("XEN_E2BIG")]
    TooBig = 7,

    /// <summary>Not an executable that can be loaded (<c>XEN_ENOEXEC</c>).</summary>
    [XenName("XEN_ENOEXEC")]
    BadExecutable = 8,

    /// <summary>Bad file number (<c>XEN_EBADF</c>).</summary>
    [XenName("XEN_EBADF")]
    BadHandle = 9,

    /// <summary>No child processes (<c>XEN_ECHILD</c>).</summary>
    [XenName("XEN_ECHILD")]
    NoChild = 10,

    /// <summary>Not now: try again (<c>XEN_EAGAIN</c>, <c>XEN_EWOULDBLOCK</c>).</summary>
    [XenName("XEN_EAGAIN")]
    [XenName("XEN_EWOULDBLOCK")]
    TryAgain = 11,

    /// <summary>Out of memory (<c>XEN_ENOMEM</c>).</summary>
    [XenName("XEN_ENOMEM")]
    OutOfMemory = 12,

    /// <summary>Permission denied (<c>XEN_EACCES</c>).</summary>
    [XenName("XEN_EACCES")]
    AccessDenied = 13,

    /// <summary>A pointer does not lead to memory that the caller may use so (<c>XEN_EFAULT</c>).</summary>
    [XenName("XEN_EFAULT")]
    BadAddress = 14,

    /// <summary>In use (<c>XEN_EBUSY</c>).</summary>
    [XenName("XEN_EBUSY")]
    Busy = 16,

    /// <summary>Exists already (<c>XEN_EEXIST</c>).</summary>
    [XenName("XEN_EEXIST")]
    AlreadyExists = 17,

    /// <summary>A link across devices (<c>XEN_EXDEV</c>).</summary>
    [XenName("XEN_EXDEV")]
    CrossDevice = 18,

    /// <summary>No such device (<c>XEN_ENODEV</c>).</summary>
    [XenName("XEN_ENODEV")]
    NoSuchDevice = 19,

    /// <summary>Not a directory (<c>XEN_ENOTDIR</c>).</summary>
    [XenName("XEN_ENOTDIR")]
    NotDirectory = 20,

    /// <summary>A directory (<c>XEN_EISDIR</c>).</summary>
    [XenName("XEN_EISDIR")]
    IsDirectory = 21,

    /// <summary>An argument has a value that it must not have (<c>XEN_EINVAL</c>).</summary>
    [XenName("XEN_EINVAL")]
    InvalidArgument = 22,

    /// <summary>Too many open files in the system (<c>XEN_ENFILE</c>).</summary>
    [XenName("XEN_ENFILE")]
    FileTableOverflow = 23,

    /// <summary>Too many open files (<c>XEN_EMFILE</c>).</summary>
    [XenName("XEN_EMFILE")]
    TooManyOpenFiles = 24,

    /// <summary>No room left: no free port, no free slot (<c>XEN_ENOSPC</c>).</summary>
    [XenName("XEN_ENOSPC")]
    NoSpace = 28,

    /// <summary>Read-only (<c>XEN_EROFS</c>).</summary>
    [XenName("XEN_EROFS")]
    ReadOnly = 30,

    /// <summary>Too many links (<c>XEN_EMLINK</c>).</summary>
    [XenName("XEN_EMLINK")]
    TooManyLinks = 31,

    /// <summary>A number outside the function's domain (<c>XEN_EDOM</c>).</summary>
    [XenName("XEN_EDOM")]
    OutOfDomain = 33,

    /// <summary>A result that cannot be represented (<c>XEN_ERANGE</c>).</summary>
    [XenName("XEN_ERANGE")]
    OutOfRange = 34,

    /// <summary>Would wait for ever (<c>XEN_EDEADLK</c>, <c>XEN_EDEADLOCK</c>).</summary>
    [XenName("XEN_EDEADLK")]
    [XenName("XEN_EDEADLOCK")]
    Deadlock = 35,

    /// <summary>Name too long (<c>XEN_ENAMETOOLONG</c>).</summary>
    [XenName("XEN_ENAMETOOLONG")]
    NameTooLong = 36,

    /// <summary>No locks available (<c>XEN_ENOLCK</c>).</summary>
    [XenName("XEN_ENOLCK")]
    NoLocks = 37,

    /// <summary>No such hypercall or command (<c>XEN_ENOSYS</c>).</summary>
    [XenName("XEN_ENOSYS")]
    NotImplemented = 38,

    /// <summary>Directory not empty (<c>XEN_ENOTEMPTY</c>).</summary>
    [XenName("XEN_ENOTEMPTY")]
    NotEmpty = 39,

    /// <summary>No data (<c>XEN_ENODATA</c>).</summary>
    [XenName("XEN_ENODATA")]
    NoData = 61,

    /// <summary>The time has passed (<c>XEN_ETIME</c>).</summary>
    [XenName("XEN_ETIME")]
    TimerExpired = 62,

    /// <summary>Not a message of the kind expected (<c>XEN_EBADMSG</c>).</summary>
    [XenName("XEN_EBADMSG")]
    BadMessage = 74,

    /// <summary>A value too large for its type (<c>XEN_EOVERFLOW</c>).</summary>
    [XenName("XEN_EOVERFLOW")]
    Overflow = 75,

    /// <summary>Bytes that encode nothing (<c>XEN_EILSEQ</c>).</summary>
    [XenName("XEN_EILSEQ")]
    IllegalSequence = 84,

    /// <summary>Not a socket (<c>XEN_ENOTSOCK</c>).</summary>
    [XenName("XEN_ENOTSOCK")]
    NotSocket = 88,

    /// <summary>Message too large (<c>XEN_EMSGSIZE</c>).</summary>
    [XenName("XEN_EMSGSIZE")]
    MessageTooLarge = 90,

    /// <summary>Operation not supported here (<c>XEN_EOPNOTSUPP</c>).</summary>
    [XenName("XEN_EOPNOTSUPP")]
    NotSupported = 95,

    /// <summary>Address in use (<c>XEN_EADDRINUSE</c>).</summary>
    [XenName("XEN_EADDRINUSE")]
    AddressInUse = 98,

    /// <summary>Address not available (<c>XEN_EADDRNOTAVAIL</c>).</summary>
    [XenName("XEN_EADDRNOTAVAIL")]
    AddressNotAvailable = 99,

    /// <summary>Buffer too small (<c>XEN_ENOBUFS</c>).</summary>
    [XenName("XEN_ENOBUFS")]
    NoBufferSpace = 105,

    /// <summary>Connected already (<c>XEN_EISCONN</c>).</summary>
    [XenName("XEN_EISCONN")]
    AlreadyConnected = 106,

    /// <summary>Not connected (<c>XEN_ENOTCONN</c>).</summary>
    [XenName("XEN_ENOTCONN")]
    NotConnected = 107,

    /// <summary>Timed out (<c>XEN_ETIMEDOUT</c>).</summary>
    [XenName("XEN_ETIMEDOUT")]
    TimedOut = 110,

    /// <summary>Connection refused (<c>XEN_ECONNREFUSED</c>).</summary>
    [XenName("XEN_ECONNREFUSED")]
    ConnectionRefused = 111,
}
