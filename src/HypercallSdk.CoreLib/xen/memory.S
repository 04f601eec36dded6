/*
 * The kernel image's own memory, all zero at load: stacks, the pages that the guest library maps over, the library's
 * state, the first vCPU's block, state and argument area, and room for objects that hold static fields. (The others' are
 * pages that the guest library maps: HypercallSdk.Guest/Targets/Xen/VcpuStates.Xen.cs.) Each comes with a function that C# calls for
 * its address. Below each stack lies a page that the guest library unmaps at boot: a stack that overflows ends the domain
 * instead of running into what lies below it.
 */

#include "vcpu.h"

#define PAGE_SIZE	4096
#define STACK_SIZE	(16 * PAGE_SIZE)

	.macro	ADDRESS name, place
	.text
	.globl	\name
\name:
	lea	\place(%rip), %rax
	ret
	.endm

	ADDRESS	hypercallsdk_shared_info_window, shared_info_window
	ADDRESS	hypercallsdk_scratch_page, scratch_page
	ADDRESS	hypercallsdk_frame_lists, frame_lists
	ADDRESS	hypercallsdk_frame_lists_end, frame_lists_end
	ADDRESS	hypercallsdk_library_state, library_state
	ADDRESS	hypercallsdk_library_state_end, library_state_end
	ADDRESS	hypercallsdk_boot_vcpu_state, boot_vcpu_state
	ADDRESS	hypercallsdk_boot_vcpu_state_end, boot_vcpu_state_end
	ADDRESS	hypercallsdk_boot_stack_guard, boot_stack_guard
	ADDRESS	hypercallsdk_trap_stack_guard, trap_stack_guard
	ADDRESS	hypercallsdk_statics_mark, statics_mark
	ADDRESS	hypercallsdk_statics_end, statics_end
	ADDRESS	hypercallsdk_modules_start, modules_start
	ADDRESS	hypercallsdk_modules_end, modules_end

	.data
	.balign	8
statics_mark:
	.quad	statics

	.section .bss.pages, "aw", @nobits
	.balign	PAGE_SIZE
shared_info_window:
	.skip	PAGE_SIZE
scratch_page:
	.skip	PAGE_SIZE
frame_lists:
	.skip	5 * PAGE_SIZE
frame_lists_end:
library_state:
	.skip	8 * PAGE_SIZE
library_state_end:
boot_vcpu_state:
	.skip	PAGE_SIZE
boot_vcpu_state_end:
	.globl	argument_area
argument_area:
	.skip	65536
statics:
	.skip	4 * PAGE_SIZE
statics_end:
boot_stack_guard:
	.skip	PAGE_SIZE
	.skip	STACK_SIZE
	.globl	boot_stack_end
boot_stack_end:
trap_stack_guard:
	.skip	PAGE_SIZE
	.skip	STACK_SIZE
	.globl	trap_stack_end
trap_stack_end:
	.globl	start_info_address
start_info_address:
	.skip	8
	.globl	boot_vcpu_block
boot_vcpu_block:
	.skip	VCPU_BLOCK_SIZE

	.section .note.GNU-stack, "", @progbits
