namespace HypercallSdk.Abi;

/// <summary>The security module (FLASK) (<c>HYPERVISOR_xsm_op</c>).</summary>
/// <remarks>
/// A hypervisor that was built without it answers <see cref="XenErrno.NotImplemented"/>. One structure carries the
/// command, the version of the interface and the arguments; another version, and a command that does not exist, are
/// answered with <see cref="XenErrno.NotImplemented"/> too. Every operation answers <see cref="XenErrno.BadAddress"/>
/// when the structure is not memory that the caller may read, or write where there is a result. Who may call is said
/// by the policy: <see cref="XenErrno.AccessDenied"/> for all others.
/// </remarks>
[HypercallContract]
public interface ISecurityOp
{
    /// <summary>Loads a policy (<c>FLASK_LOAD</c>). Control domain.</summary>
    /// <param name="op">The policy.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it is none.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: it is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_LOAD")]
    HypercallResult Load(in SecurityOperation op);

    /// <summary>Tells whether the policy is enforced (<c>FLASK_GETENFORCE</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <returns>1 when it is, 0 when not.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_GETENFORCE")]
    HypercallResult GetEnforcing(in SecurityOperation op);

    /// <summary>Says whether (<c>FLASK_SETENFORCE</c>). Control domain.</summary>
    /// <param name="op">Whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the hypervisor was built to enforce it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 3, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_SETENFORCE")]
    HypercallResult SetEnforcing(in SecurityOperation op);

    /// <summary>Finds a label's number (<c>FLASK_CONTEXT_TO_SID</c>). Control domain.</summary>
    /// <param name="op">The label; its number on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such label.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: it is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 4, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_CONTEXT_TO_SID")]
    HypercallResult ContextToSid(ref SecurityOperation op);

    /// <summary>Finds a number's label (<c>FLASK_SID_TO_CONTEXT</c>). Control domain.</summary>
    /// <param name="op">The number; the label on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such number.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: there is no room for the label.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: it goes where the caller may not write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 5, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_SID_TO_CONTEXT")]
    HypercallResult SidToContext(ref SecurityOperation op);

    /// <summary>Asks the policy (<c>FLASK_ACCESS</c>). Control domain.</summary>
    /// <param name="op">What for; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such label or kind.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 6, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_ACCESS")]
    HypercallResult Access(ref SecurityOperation op);

    /// <summary>Finds the label of what is made (<c>FLASK_CREATE</c>). Control domain.</summary>
    /// <param name="op">What; the label on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such label or kind.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 7, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_CREATE")]
    HypercallResult Create(ref SecurityOperation op);

    /// <summary>Finds the label of what is labelled anew (<c>FLASK_RELABEL</c>). Control domain.</summary>
    /// <param name="op">What; the label on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such label or kind.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 8, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_RELABEL")]
    HypercallResult Relabel(ref SecurityOperation op);

    /// <summary>Given up (<c>FLASK_USER</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 9, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_USER")]
    HypercallResult User(ref SecurityOperation op);

    /// <summary>Tells the policies' version (<c>FLASK_POLICYVERS</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <returns>The version.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 10, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_POLICYVERS")]
    HypercallResult PolicyVersion(in SecurityOperation op);

    /// <summary>Reads a choice that the policy leaves open (<c>FLASK_GETBOOL</c>). Control domain.</summary>
    /// <param name="op">Which; what it is on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such choice.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: its name is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: there is no room for its name.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 11, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_GETBOOL")]
    HypercallResult GetBoolean(ref SecurityOperation op);

    /// <summary>Makes it (<c>FLASK_SETBOOL</c>). Control domain.</summary>
    /// <param name="op">Which, and what.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such choice.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: its name is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 12, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_SETBOOL")]
    HypercallResult SetBoolean(ref SecurityOperation op);

    /// <summary>Puts all choices that were made into force (<c>FLASK_COMMITBOOLS</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 13, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_COMMITBOOLS")]
    HypercallResult CommitBooleans(in SecurityOperation op);

    /// <summary>Tells whether labels have levels (<c>FLASK_MLS</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <returns>1 when they have, 0 when not.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 14, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_MLS")]
    HypercallResult MultiLevel(in SecurityOperation op);

    /// <summary>Given up (<c>FLASK_DISABLE</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 15, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_DISABLE")]
    HypercallResult Disable(in SecurityOperation op);

    /// <summary>Tells how many decisions are kept (<c>FLASK_GETAVC_THRESHOLD</c>). Control domain.</summary>
    /// <param name="op">Nothing.</param>
    /// <returns>How many.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 16, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_GETAVC_THRESHOLD")]
    HypercallResult GetThreshold(in SecurityOperation op);

    /// <summary>Says how many (<c>FLASK_SETAVC_THRESHOLD</c>). Control domain.</summary>
    /// <param name="op">How many.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 17, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_SETAVC_THRESHOLD")]
    HypercallResult SetThreshold(in SecurityOperation op);

    /// <summary>Tells how they are kept (<c>FLASK_AVC_HASHSTATS</c>). Control domain.</summary>
    /// <param name="op">The answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 18, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_AVC_HASHSTATS")]
    HypercallResult HashStatistics(ref SecurityOperation op);

    /// <summary>Tells how often they were used (<c>FLASK_AVC_CACHESTATS</c>). Control domain.</summary>
    /// <param name="op">The physical CPU; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such physical CPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 19, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_AVC_CACHESTATS")]
    HypercallResult CacheStatistics(ref SecurityOperation op);

    /// <summary>Finds the label of a part (<c>FLASK_MEMBER</c>). Control domain.</summary>
    /// <param name="op">What; the label on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such label or kind.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 20, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_MEMBER")]
    HypercallResult Member(ref SecurityOperation op);

    /// <summary>Labels interrupts, memory, ports or devices (<c>FLASK_ADD_OCONTEXT</c>). Control domain.</summary>
    /// <param name="op">Which, and the label.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such kind or label, or they have another one.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 21, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_ADD_OCONTEXT")]
    HypercallResult AddObject(in SecurityOperation op);

    /// <summary>Takes that back (<c>FLASK_DEL_OCONTEXT</c>). Control domain.</summary>
    /// <param name="op">Which.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.NotFound"/>: they have none.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 22, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_DEL_OCONTEXT")]
    HypercallResult RemoveObject(in SecurityOperation op);

    /// <summary>
    /// Tells the label of a port's other end (<c>FLASK_GET_PEER_SID</c>). Any domain, about its own ports.
    /// </summary>
    /// <param name="op">The port; the label on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the caller has no such port, or it has no other end.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the other end is gone.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 23, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.Any)]
    [XenName("FLASK_GET_PEER_SID")]
    HypercallResult GetPeerSid(ref SecurityOperation op);

    /// <summary>Labels a domain anew (<c>FLASK_RELABEL_DOMAIN</c>). Control domain.</summary>
    /// <param name="op">The domain and the label.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such label.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 24, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("FLASK_RELABEL_DOMAIN")]
    HypercallResult RelabelDomain(in SecurityOperation op);

    /// <summary>Labels a device by its path (<c>FLASK_DEVICETREE_LABEL</c>). Control domain.</summary>
    /// <param name="op">The path and the label.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or no policy is in
    /// use.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the policy forbids it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the path is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XsmOp, Command = 25, CommandPlace = CommandPlace.FirstField, InterfaceVersion = SecurityInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("FLASK_DEVICETREE_LABEL")]
    HypercallResult DeviceTreeLabel(in SecurityOperation op);
}
