/*
 * The compiler's run-time helpers, as it names them. There is no collector, so storing a reference is a store; code that
 * only native interop, exceptions or interface calls on objects would reach ends in an undefined instruction, which
 * the kernel's trap handler reports.
 */

	.text
	.globl	RhpAssignRef, RhpCheckedAssignRef
RhpAssignRef:
RhpCheckedAssignRef:
	mov	%rsi, (%rdi)
	ret

	.globl	RhpByRefAssignRef
RhpByRefAssignRef:
	mov	(%rsi), %rcx
	mov	%rcx, (%rdi)
	add	$8, %rdi
	add	$8, %rsi
	ret

	/*
	 * A frame larger than a page, its new stack pointer in r11: each page on the way is touched, so that none jumps over
	 * the unmapped page below the stack. All other registers are kept.
	 */
	.globl	RhpStackProbe
RhpStackProbe:
	push	%rbp
	mov	%rsp, %rbp
	and	$-4096, %rsp
1:	testl	%eax, -4(%rsp)
	sub	$4096, %rsp
	cmp	%r11, %rsp
	ja	1b
	mov	%rbp, %rsp
	pop	%rbp
	ret

	.globl	RhpInitialDynamicInterfaceDispatch, RhpInitialInterfaceDispatch
	.globl	RhpFallbackFailFast, RhpReversePInvoke, RhpReversePInvokeReturn
RhpInitialDynamicInterfaceDispatch:
RhpInitialInterfaceDispatch:
RhpFallbackFailFast:
RhpReversePInvoke:
RhpReversePInvokeReturn:
	ud2

	.data
	.balign	8
	.globl	__security_cookie
__security_cookie:
	.quad	0x2b992ddfa23249d6

	.section .note.GNU-stack, "", @progbits
