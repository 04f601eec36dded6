/*
 * Where Xen enters the kernel: the trap handlers by vector, the event, failsafe and system-call callbacks.
 *
 * Invariants. Xen leaves, from the stack's top: rcx, r11, an error code for the vectors that have one, rip, cs, rflags,
 * rsp, ss. Each entry completes that to the TrapFrame that C# sees (HypercallSdk.Guest/Traps/TrapFrame.cs), so the stack
 * pointer is the frame's address. Compiled code uses the vector registers freely: they are saved around it, on a stack
 * aligned to 16 bytes as both the save and the calling convention want. The way out is always HYPERVISOR_iret, which sets
 * the upcall mask from the frame's interrupt flag and delivers what became pending meanwhile: no window is left open.
 */

#define HYPERVISOR_IRET	23
#define ENTRY_UPCALL	32
#define ENTRY_FAILSAFE	33
#define ENTRY_SYSCALL	34

	.macro	ENTRY number, error_code
entry_\number:
	pop	%rcx
	pop	%r11
	.if	\error_code == 0
	push	$0
	.endif
	push	$\number
	jmp	entry_common
	.endm

	.text
	.irp	vector, 0, 1, 2, 3, 4, 5, 6, 7, 9, 15, 16, 18, 19, 20, 22, 23, 24, 25, 26, 27, 28, 31
	ENTRY	\vector, 0
	.endr
	.irp	vector, 8, 10, 11, 12, 13, 14, 17, 21, 29, 30
	ENTRY	\vector, 1
	.endr
	ENTRY	ENTRY_UPCALL, 0
	ENTRY	ENTRY_SYSCALL, 0

	/* The failsafe callback brings the four data segments behind rcx and r11. */
entry_failsafe:
	pop	%rcx
	pop	%r11
	add	$32, %rsp
	push	$0
	push	$ENTRY_FAILSAFE
	/* falls through */

	.type	entry_common, @function
entry_common:
	push	%rdi
	push	%rsi
	push	%rdx
	push	%rcx
	push	%rax
	push	%r8
	push	%r9
	push	%r10
	push	%r11
	push	%rbx
	push	%rbp
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rsp, %rdi
	mov	%rsp, %rbp
	sub	$512, %rsp
	and	$-16, %rsp
	fxsave64 (%rsp)
	cld
	call	hypercallsdk_trap
	fxrstor64 (%rsp)
	mov	%rbp, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbp
	pop	%rbx
	pop	%r11
	pop	%r10
	pop	%r9
	pop	%r8
	pop	%rax
	pop	%rcx
	pop	%rdx
	pop	%rsi
	pop	%rdi
	add	$16, %rsp		/* vector and error code */
	push	$0			/* iret_context.flags */
	jmp	hypercall_page + 32 * HYPERVISOR_IRET
	.size	entry_common, . - entry_common

	.globl	hypercallsdk_entry_table
hypercallsdk_entry_table:
	lea	entry_table(%rip), %rax
	ret

	/* In the order of HypercallSdk.Abi's KernelEntry. */
	.section .rodata
	.balign	8
entry_table:
	.irp	vector, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	.quad	entry_\vector
	.endr
	.quad	entry_32
	.quad	entry_failsafe
	.quad	entry_34
	.quad	_start
	.quad	0			/* idle: no place of its own here */
	.quad	vcpu_start

	.section .note.GNU-stack, "", @progbits
