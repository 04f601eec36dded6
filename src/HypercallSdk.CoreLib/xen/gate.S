/*
 * What C# asks of the machine and cannot say itself (HypercallSdk.Abi/Targets/Xen/Gate.cs and DebugExit.cs,
 * HypercallSdk.Guest/Targets/Xen/CallChain.cs).
 */

	.text

	/*
	 * long hypercallsdk_hypercall(rdi, rsi, rdx, fourth, r8, number): the C calling convention's registers are the
	 * hypercall's but for the fourth argument. Xen keeps every register except rax, rcx and r11. The page has 128 entries;
	 * a number beyond them is answered here as Xen answers one that it does not know.
	 */
	.globl	hypercallsdk_hypercall
hypercallsdk_hypercall:
	cmp	$127, %r9
	ja	1f
	mov	%rcx, %r10
	shl	$5, %r9
	lea	hypercall_page(%rip), %rax
	add	%r9, %rax
	jmp	*%rax
1:	mov	$-38, %rax	/* -XEN_ENOSYS */
	ret

	.globl	hypercallsdk_breakpoint
hypercallsdk_breakpoint:
	int3
	ret

	.globl	hypercallsdk_undefined
hypercallsdk_undefined:
	ud2
	ret

	/* The code there is a ret: it returns to our caller. */
	.globl	hypercallsdk_execute
hypercallsdk_execute:
	jmp	*%rdi

	.globl	hypercallsdk_timestamp
hypercallsdk_timestamp:
	rdtsc
	shl	$32, %rdx
	or	%rdx, %rax
	ret

	/* Compiled code keeps its frames in a chain; where code can be. */
	.globl	hypercallsdk_frame_pointer
hypercallsdk_frame_pointer:
	mov	%rbp, %rax
	ret

	.globl	hypercallsdk_text_start
hypercallsdk_text_start:
	lea	text_start(%rip), %rax
	ret

	.globl	hypercallsdk_text_end
hypercallsdk_text_end:
	lea	text_end(%rip), %rax
	ret

	.globl	hypercallsdk_write_port
hypercallsdk_write_port:
	mov	%edi, %edx
	mov	%esi, %eax
	out	%eax, %dx
	ret

	.globl	hypercallsdk_start_info
hypercallsdk_start_info:
	mov	start_info_address(%rip), %rax
	ret

	.section .note.GNU-stack, "", @progbits
