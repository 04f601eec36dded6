using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>
/// Linux's system calls for x86-64 as far as this kernel serves them. Numbers are those of <c>asm/unistd_64.h</c>; what each
/// does and answers is in the Linux manual's second section.
/// </summary>
[SyscallContract]
internal interface ILinuxCalls
{
    /// <summary>Reads from a descriptor.</summary>
    [Syscall(0)] SyscallResult Read(int file, UserPointer<byte> buffer, ulong count);

    /// <summary>Writes to a descriptor.</summary>
    [Syscall(1)] SyscallResult Write(int file, UserPointer<byte> buffer, ulong count);

    /// <summary>Opens a file.</summary>
    [Syscall(2)] SyscallResult Open(UserPointer<byte> path, OpenFlags flags, uint mode);

    /// <summary>Closes a descriptor.</summary>
    [Syscall(3)] SyscallResult Close(int file);

    /// <summary>Says what a file is, links followed (stat).</summary>
    [Syscall(4)] SyscallResult Status(UserPointer<byte> path, UserPointer<FileStatus> status);

    /// <summary>Says what a descriptor is (fstat).</summary>
    [Syscall(5)] SyscallResult StatusOfDescriptor(int file, UserPointer<FileStatus> status);

    /// <summary>Says what a file is, a last link not followed (lstat).</summary>
    [Syscall(6)] SyscallResult StatusOfLink(UserPointer<byte> path, UserPointer<FileStatus> status);

    /// <summary>Waits until one of several descriptors is ready.</summary>
    [Syscall(7)] SyscallResult Poll(UserPointer<PollRequest> requests, uint count, int milliseconds);

    /// <summary>Sets a descriptor's position (lseek).</summary>
    [Syscall(8)] SyscallResult Seek(int file, long offset, uint whence);

    /// <summary>Maps memory or a file (mmap).</summary>
    [Syscall(9)] SyscallResult MapMemory(ulong address, ulong length, Protection protection, MapFlags flags, int file, ulong offset);

    /// <summary>Changes what may be done with memory (mprotect).</summary>
    [Syscall(10)] SyscallResult ProtectMemory(ulong address, ulong length, Protection protection);

    /// <summary>Unmaps memory (munmap).</summary>
    [Syscall(11)] SyscallResult UnmapMemory(ulong address, ulong length);

    /// <summary>Sets the end of the heap (brk).</summary>
    [Syscall(12)] SyscallResult Break(ulong end);

    /// <summary>Sets what a signal does (rt_sigaction).</summary>
    [Syscall(13)] SyscallResult SignalAction(int signal, UserPointer<SignalHandler> action, UserPointer<SignalHandler> previous, ulong setSize);

    /// <summary>Changes which signals wait (rt_sigprocmask).</summary>
    [Syscall(14)] SyscallResult SignalMask(uint how, UserPointer<ulong> set, UserPointer<ulong> previous, ulong setSize);

    /// <summary>Goes back to what a signal interrupted (rt_sigreturn).</summary>
    [Syscall(15)] SyscallResult SignalReturn();

    /// <summary>Asks a device for something (ioctl).</summary>
    [Syscall(16)] SyscallResult DeviceControl(int file, uint request, ulong argument);

    /// <summary>Reads from a place in a file (pread64).</summary>
    [Syscall(17)] SyscallResult ReadAt(int file, UserPointer<byte> buffer, ulong count, ulong offset);

    /// <summary>Writes to a place in a file (pwrite64).</summary>
    [Syscall(18)] SyscallResult WriteAt(int file, UserPointer<byte> buffer, ulong count, ulong offset);

    /// <summary>Reads into several buffers (readv).</summary>
    [Syscall(19)] SyscallResult ReadVector(int file, UserPointer<BufferPart> parts, uint count);

    /// <summary>Writes several buffers (writev).</summary>
    [Syscall(20)] SyscallResult WriteVector(int file, UserPointer<BufferPart> parts, uint count);

    /// <summary>Says whether a file may be used so.</summary>
    [Syscall(21)] SyscallResult Access(UserPointer<byte> path, uint mode);

    /// <summary>Makes a pipe.</summary>
    [Syscall(22)] SyscallResult Pipe(UserPointer<int> files);

    /// <summary>Waits until one of several descriptors is ready.</summary>
    [Syscall(23)] SyscallResult Select(int count, UserPointer<ulong> readable, UserPointer<ulong> writable, UserPointer<ulong> exceptional, UserPointer<TimeInMicroseconds> timeout);

    /// <summary>Lets others run (sched_yield).</summary>
    [Syscall(24)] SyscallResult YieldProcessor();

    /// <summary>Changes the size of a mapping (mremap).</summary>
    [Syscall(25)] SyscallResult RemapMemory(ulong address, ulong oldLength, ulong newLength, uint flags);

    /// <summary>Advice about memory, which is not needed here (madvise).</summary>
    [Syscall(28)] SyscallResult AdviseMemory(ulong address, ulong length, int advice);

    /// <summary>Gives an open file another descriptor (dup).</summary>
    [Syscall(32)] SyscallResult Duplicate(int file);

    /// <summary>Gives an open file a certain descriptor (dup2).</summary>
    [Syscall(33)] SyscallResult DuplicateTo(int file, int target);

    /// <summary>Waits for a signal.</summary>
    [Syscall(34)] SyscallResult Pause();

    /// <summary>Waits (nanosleep).</summary>
    [Syscall(35)] SyscallResult Sleep(UserPointer<TimeInNanoseconds> request, UserPointer<TimeInNanoseconds> remaining);

    /// <summary>Asks for SIGALRM later.</summary>
    [Syscall(37)] SyscallResult Alarm(uint seconds);

    /// <summary>Asks for SIGALRM later, and again (setitimer).</summary>
    [Syscall(38)] SyscallResult SetIntervalTimer(uint which, UserPointer<IntervalTimer> value, UserPointer<IntervalTimer> previous);

    /// <summary>The caller's process number (getpid, gettid).</summary>
    [Syscall(39)][Syscall(186)] SyscallResult ProcessNumber();

    /// <summary>Copies from one descriptor to another (sendfile).</summary>
    [Syscall(40)] SyscallResult SendFile(int target, int source, UserPointer<ulong> offset, ulong count);

    /// <summary>Makes a process (clone, as fork and vfork use it).</summary>
    [Syscall(56)] SyscallResult Clone(ulong flags, ulong stack, UserPointer<int> parentThread, UserPointer<int> childThread, ulong threadArea);

    /// <summary>Makes a process with a copy of the caller's memory.</summary>
    [Syscall(57)] SyscallResult Fork();

    /// <summary>Makes a process on the caller's memory, which waits until the child has its own (vfork).</summary>
    [Syscall(58)] SyscallResult ForkSharing();

    /// <summary>Runs another program in the caller's process (execve).</summary>
    [Syscall(59)] SyscallResult Execute(UserPointer<byte> path, UserPointer<ulong> arguments, UserPointer<ulong> environment);

    /// <summary>Ends the process (exit, exit_group).</summary>
    [Syscall(60)][Syscall(231)] SyscallResult Exit(int status);

    /// <summary>Waits for a child (wait4).</summary>
    [Syscall(61)] SyscallResult Wait(int process, UserPointer<int> status, WaitOptions options, UserPointer<ResourceUsage> usage);

    /// <summary>Sends a signal.</summary>
    [Syscall(62)] SyscallResult Kill(int process, int signal);

    /// <summary>What this system calls itself (uname).</summary>
    [Syscall(63)] SyscallResult SystemName(UserPointer<SystemNames> names);

    /// <summary>Flags and copies of a descriptor (fcntl).</summary>
    [Syscall(72)] SyscallResult ControlDescriptor(int file, uint command, ulong argument);

    /// <summary>Locks a file: there is nobody to lock it against (flock).</summary>
    [Syscall(73)] SyscallResult LockFile(int file, uint operation);

    /// <summary>Writes a file out: it is in memory (fsync, fdatasync).</summary>
    [Syscall(74)][Syscall(75)] SyscallResult Synchronize(int file);

    /// <summary>Sets a file's length.</summary>
    [Syscall(76)] SyscallResult Truncate(UserPointer<byte> path, ulong length);

    /// <summary>Sets a file's length (ftruncate).</summary>
    [Syscall(77)] SyscallResult TruncateDescriptor(int file, ulong length);

    /// <summary>The path of the working directory (getcwd).</summary>
    [Syscall(79)] SyscallResult WorkingDirectory(UserPointer<byte> buffer, ulong size);

    /// <summary>Sets the working directory (chdir).</summary>
    [Syscall(80)] SyscallResult ChangeDirectory(UserPointer<byte> path);

    /// <summary>Sets the working directory (fchdir).</summary>
    [Syscall(81)] SyscallResult ChangeDirectoryTo(int file);

    /// <summary>Gives a file another name.</summary>
    [Syscall(82)] SyscallResult Rename(UserPointer<byte> oldPath, UserPointer<byte> newPath);

    /// <summary>Makes a directory (mkdir).</summary>
    [Syscall(83)] SyscallResult MakeDirectory(UserPointer<byte> path, uint mode);

    /// <summary>Removes an empty directory (rmdir).</summary>
    [Syscall(84)] SyscallResult RemoveDirectory(UserPointer<byte> path);

    /// <summary>Makes a file, empty (creat).</summary>
    [Syscall(85)] SyscallResult Create(UserPointer<byte> path, uint mode);

    /// <summary>Gives a file one more name.</summary>
    [Syscall(86)] SyscallResult Link(UserPointer<byte> oldPath, UserPointer<byte> newPath);

    /// <summary>Removes a name.</summary>
    [Syscall(87)] SyscallResult Unlink(UserPointer<byte> path);

    /// <summary>Makes a symbolic link (symlink).</summary>
    [Syscall(88)] SyscallResult SymbolicLink(UserPointer<byte> target, UserPointer<byte> path);

    /// <summary>Says where a symbolic link leads.</summary>
    [Syscall(89)] SyscallResult ReadLink(UserPointer<byte> path, UserPointer<byte> buffer, ulong size);

    /// <summary>Sets a file's permissions (chmod).</summary>
    [Syscall(90)] SyscallResult ChangeMode(UserPointer<byte> path, uint mode);

    /// <summary>Sets a file's permissions (fchmod).</summary>
    [Syscall(91)] SyscallResult ChangeModeOf(int file, uint mode);

    /// <summary>Sets a file's owner (chown, lchown).</summary>
    [Syscall(92)][Syscall(94)] SyscallResult ChangeOwner(UserPointer<byte> path, uint user, uint group);

    /// <summary>Sets a file's owner (fchown).</summary>
    [Syscall(93)] SyscallResult ChangeOwnerOf(int file, uint user, uint group);

    /// <summary>Sets which permissions new files lack (umask).</summary>
    [Syscall(95)] SyscallResult FileModeMask(uint mask);

    /// <summary>The date (gettimeofday).</summary>
    [Syscall(96)] SyscallResult TimeOfDay(UserPointer<TimeInMicroseconds> time, UserPointer<byte> zone);

    /// <summary>What the process may have (getrlimit).</summary>
    [Syscall(97)] SyscallResult ResourceLimit(uint resource, UserPointer<ResourceLimits> limits);

    /// <summary>What the process has used (getrusage).</summary>
    [Syscall(98)] SyscallResult ResourcesUsed(int who, UserPointer<ResourceUsage> usage);

    /// <summary>Memory and time since boot (sysinfo).</summary>
    [Syscall(99)] SyscallResult SystemInformation(UserPointer<SystemState> information);

    /// <summary>Processor time used (times).</summary>
    [Syscall(100)] SyscallResult ProcessTimes(UserPointer<ClockTicks> ticks);

    /// <summary>The caller's user: there is one, 0 (getuid, geteuid).</summary>
    [Syscall(102)][Syscall(107)] SyscallResult User();

    /// <summary>The caller's group (getgid, getegid).</summary>
    [Syscall(104)][Syscall(108)] SyscallResult Group();

    /// <summary>Becomes another user or group: there is one (setuid, setgid).</summary>
    [Syscall(105)][Syscall(106)] SyscallResult SetIdentity(uint identity);

    /// <summary>Puts a process into a group (setpgid).</summary>
    [Syscall(109)] SyscallResult SetProcessGroup(int process, int group);

    /// <summary>The parent's process number (getppid).</summary>
    [Syscall(110)] SyscallResult ParentProcess();

    /// <summary>The caller's process group (getpgrp).</summary>
    [Syscall(111)] SyscallResult OwnProcessGroup();

    /// <summary>Leads a session of its own (setsid).</summary>
    [Syscall(112)] SyscallResult NewSession();

    /// <summary>The caller's further groups: none (getgroups).</summary>
    [Syscall(115)] SyscallResult Groups(int count, UserPointer<uint> list);

    /// <summary>Sets them (setgroups).</summary>
    [Syscall(116)] SyscallResult SetGroups(int count, UserPointer<uint> list);

    /// <summary>A process's group (getpgid).</summary>
    [Syscall(121)] SyscallResult ProcessGroup(int process);

    /// <summary>A process's session (getsid).</summary>
    [Syscall(124)] SyscallResult Session(int process);

    /// <summary>Which signals wait (rt_sigpending).</summary>
    [Syscall(127)] SyscallResult PendingSignals(UserPointer<ulong> set, ulong setSize);

    /// <summary>Waits for a signal with another mask (rt_sigsuspend).</summary>
    [Syscall(130)] SyscallResult SuspendForSignal(UserPointer<ulong> mask, ulong setSize);

    /// <summary>Stacks for signals, of which there are none (sigaltstack).</summary>
    [Syscall(131)] SyscallResult SignalStack(UserPointer<byte> stack, UserPointer<SignalStackState> previous);

    /// <summary>The file system's size (statfs).</summary>
    [Syscall(137)] SyscallResult FileSystemStatus(UserPointer<byte> path, UserPointer<FileSystemState> status);

    /// <summary>The file system's size (fstatfs).</summary>
    [Syscall(138)] SyscallResult FileSystemStatusOf(int file, UserPointer<FileSystemState> status);

    /// <summary>Settings of a process (prctl).</summary>
    [Syscall(157)] SyscallResult ProcessControl(int option, ulong argument);

    /// <summary>Sets or tells the base of FS (arch_prctl).</summary>
    [Syscall(158)] SyscallResult SegmentBases(uint code, ulong address);

    /// <summary>Limits what the process may have (setrlimit).</summary>
    [Syscall(160)] SyscallResult SetResourceLimit(uint resource, UserPointer<ResourceLimits> limits);

    /// <summary>Writes everything out: it is in memory (sync).</summary>
    [Syscall(162)] SyscallResult SynchronizeAll();

    /// <summary>Sends a signal (tkill).</summary>
    [Syscall(200)] SyscallResult KillThread(int thread, int signal);

    /// <summary>The date in seconds (time).</summary>
    [Syscall(201)] SyscallResult Seconds(UserPointer<long> time);

    /// <summary>Wakes or waits for other threads, of which there are none (futex).</summary>
    [Syscall(202)] SyscallResult FastMutex(UserPointer<uint> word, int operation, uint value);

    /// <summary>Lists a directory (getdents64).</summary>
    [Syscall(217)] SyscallResult DirectoryEntries(int file, UserPointer<byte> buffer, uint size);

    /// <summary>Where a thread's end is told (set_tid_address).</summary>
    [Syscall(218)] SyscallResult ClearOnExit(UserPointer<int> place);

    /// <summary>Reads a clock (clock_gettime).</summary>
    [Syscall(228)] SyscallResult ClockTime(uint clock, UserPointer<TimeInNanoseconds> time);

    /// <summary>How fine a clock is (clock_getres).</summary>
    [Syscall(229)] SyscallResult ClockResolution(uint clock, UserPointer<TimeInNanoseconds> time);

    /// <summary>Waits (clock_nanosleep).</summary>
    [Syscall(230)] SyscallResult SleepOnClock(uint clock, uint flags, UserPointer<TimeInNanoseconds> request, UserPointer<TimeInNanoseconds> remaining);

    /// <summary>Sends a signal (tgkill).</summary>
    [Syscall(234)] SyscallResult KillThreadOf(int process, int thread, int signal);

    /// <summary>Opens a file.</summary>
    [Syscall(257)] SyscallResult OpenAt(int directory, UserPointer<byte> path, OpenFlags flags, uint mode);

    /// <summary>Makes a directory.</summary>
    [Syscall(258)] SyscallResult MakeDirectoryAt(int directory, UserPointer<byte> path, uint mode);

    /// <summary>Sets a file's owner.</summary>
    [Syscall(260)] SyscallResult ChangeOwnerAt(int directory, UserPointer<byte> path, uint user, uint group, uint flags);

    /// <summary>Says what a file is (newfstatat).</summary>
    [Syscall(262)] SyscallResult StatusAt(int directory, UserPointer<byte> path, UserPointer<FileStatus> status, uint flags);

    /// <summary>Removes a name or an empty directory.</summary>
    [Syscall(263)] SyscallResult UnlinkAt(int directory, UserPointer<byte> path, uint flags);

    /// <summary>Gives a file another name.</summary>
    [Syscall(264)] SyscallResult RenameAt(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath);

    /// <summary>Gives a file one more name.</summary>
    [Syscall(265)] SyscallResult LinkAt(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath, uint flags);

    /// <summary>Makes a symbolic link.</summary>
    [Syscall(266)] SyscallResult SymbolicLinkAt(UserPointer<byte> target, int directory, UserPointer<byte> path);

    /// <summary>Says where a symbolic link leads.</summary>
    [Syscall(267)] SyscallResult ReadLinkAt(int directory, UserPointer<byte> path, UserPointer<byte> buffer, ulong size);

    /// <summary>Sets a file's permissions.</summary>
    [Syscall(268)] SyscallResult ChangeModeAt(int directory, UserPointer<byte> path, uint mode);

    /// <summary>Says whether a file may be used so.</summary>
    [Syscall(269)][Syscall(439)] SyscallResult AccessAt(int directory, UserPointer<byte> path, uint mode);

    /// <summary>Waits until one of several descriptors is ready (pselect6).</summary>
    [Syscall(270)] SyscallResult SelectMasked(int count, UserPointer<ulong> readable, UserPointer<ulong> writable, UserPointer<ulong> exceptional, UserPointer<TimeInNanoseconds> timeout);

    /// <summary>Waits until one of several descriptors is ready (ppoll).</summary>
    [Syscall(271)] SyscallResult PollMasked(UserPointer<PollRequest> requests, uint count, UserPointer<TimeInNanoseconds> timeout, UserPointer<ulong> mask);

    /// <summary>What to unlock at a thread's end (set_robust_list).</summary>
    [Syscall(273)] SyscallResult RobustList(ulong head, ulong length);

    /// <summary>Sets a file's times (utimensat).</summary>
    [Syscall(280)] SyscallResult SetTimesAt(int directory, UserPointer<byte> path, UserPointer<TimeInNanoseconds> times, uint flags);

    /// <summary>Reserves room in a file (fallocate).</summary>
    [Syscall(285)] SyscallResult Allocate(int file, uint mode, ulong offset, ulong length);

    /// <summary>Gives an open file a certain descriptor (dup3).</summary>
    [Syscall(292)] SyscallResult DuplicateWithFlags(int file, int target, OpenFlags flags);

    /// <summary>Makes a pipe (pipe2).</summary>
    [Syscall(293)] SyscallResult PipeWithFlags(UserPointer<int> files, OpenFlags flags);

    /// <summary>Limits what a process may have (prlimit64).</summary>
    [Syscall(302)] SyscallResult LimitResource(int process, uint resource, UserPointer<ResourceLimits> limits, UserPointer<ResourceLimits> previous);

    /// <summary>Gives a file another name (renameat2).</summary>
    [Syscall(316)] SyscallResult RenameWithFlags(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath, uint flags);

    /// <summary>Random bytes (getrandom).</summary>
    [Syscall(318)] SyscallResult RandomBytes(UserPointer<byte> buffer, ulong count, uint flags);

    /// <summary>What a C library asks for and does without: rseq, clone3.</summary>
    [Syscall(334)][Syscall(435)] SyscallResult NotHere();

    /// <summary>Everything else: <c>-ENOSYS</c>, and a line in the log.</summary>
    [UnknownSyscall] SyscallResult Unknown(ulong number);
}
