/*
 * What C# asks of the running vCPU's block.
 *
 * Invariants. In kernel mode the GS base is the block's address on every vCPU: Xen puts it there at each entry from user
 * mode and at each switch between vCPUs, and nothing in the kernel loads the selector.
 */

#include "vcpu.h"

	.text
	.globl	hypercallsdk_vcpu_id
hypercallsdk_vcpu_id:
	mov	%gs:VCPU_BLOCK_ID, %eax
	ret

	.globl	hypercallsdk_argument_area
hypercallsdk_argument_area:
	mov	%gs:VCPU_BLOCK_ARGUMENT_BASE, %rax
	ret

	.globl	hypercallsdk_argument_top
hypercallsdk_argument_top:
	mov	%gs:VCPU_BLOCK_SELF, %rax
	add	$VCPU_BLOCK_ARGUMENT_TOP, %rax
	ret

	.section .note.GNU-stack, "", @progbits
