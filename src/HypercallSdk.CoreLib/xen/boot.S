/*
 * What Xen finds in the image: the notes that say how to load it, and its first instruction.
 *
 * Invariants. The first vCPU starts at _start with start_info's address in RSI, upcalls masked, on a stack of the domain
 * builder's; it leaves that stack at once. Entries from user mode come in on a stack of their own (stack_switch), so
 * that the idle loop's frames on the boot stack stay whole.
 * The GS base names the vCPU's block (vcpu.h). Nothing here returns.
 */

#include "vcpu.h"

#define XEN_ELFNOTE_ENTRY		1
#define XEN_ELFNOTE_HYPERCALL_PAGE	2
#define XEN_ELFNOTE_VIRT_BASE		3
#define XEN_ELFNOTE_PADDR_OFFSET	4
#define XEN_ELFNOTE_XEN_VERSION		5
#define XEN_ELFNOTE_GUEST_OS		6
#define XEN_ELFNOTE_GUEST_VERSION	7
#define XEN_ELFNOTE_LOADER		8
#define XEN_ELFNOTE_PAE_MODE		9
#define XEN_ELFNOTE_FEATURES		10
#define XEN_ELFNOTE_SUPPORTED_FEATURES	17

#define XENFEAT_DOM0			11
#define HYPERVISOR_STACK_SWITCH		3
#define HYPERVISOR_SET_SEGMENT_BASE	25
#define SEGBASE_GS_KERNEL		2
#define FLAT_KERNEL_STACK		0xe02b

	.macro	NOTE type, value:vararg
	.pushsection .note.Xen, "a", @note
	.balign	4
	.long	2f - 1f, 4f - 3f, \type
1:	.asciz	"Xen"
2:	.balign	4
3:	\value
4:	.balign	4
	.popsection
	.endm

	NOTE	XEN_ELFNOTE_GUEST_OS, .asciz "HypercallSdk"
	NOTE	XEN_ELFNOTE_GUEST_VERSION, .asciz "0.1"
	NOTE	XEN_ELFNOTE_LOADER, .asciz "generic"
	NOTE	XEN_ELFNOTE_XEN_VERSION, .asciz "xen-3.0"
	NOTE	XEN_ELFNOTE_VIRT_BASE, .quad image_base
	NOTE	XEN_ELFNOTE_PADDR_OFFSET, .quad image_base
	NOTE	XEN_ELFNOTE_ENTRY, .quad _start
	NOTE	XEN_ELFNOTE_HYPERCALL_PAGE, .quad hypercall_page
	NOTE	XEN_ELFNOTE_PAE_MODE, .asciz "yes"
	NOTE	XEN_ELFNOTE_FEATURES, .asciz "!writable_page_tables|pae_pgdir_above_4gb"
	NOTE	XEN_ELFNOTE_SUPPORTED_FEATURES, .long (1 << XENFEAT_DOM0)

	.text
	.globl	_start
	.type	_start, @function
_start:
	cld
	lea	boot_stack_end(%rip), %rsp
	xor	%ebp, %ebp
	mov	%rsi, start_info_address(%rip)
	mov	$FLAT_KERNEL_STACK, %edi
	lea	trap_stack_end(%rip), %rsi
	call	hypercall_page + 32 * HYPERVISOR_STACK_SWITCH
	mov	$SEGBASE_GS_KERNEL, %edi
	lea	boot_vcpu_block(%rip), %rsi
	mov	%rsi, VCPU_BLOCK_SELF(%rsi)
	lea	argument_area(%rip), %rax
	mov	%rax, VCPU_BLOCK_ARGUMENT_BASE(%rsi)
	call	hypercall_page + 32 * HYPERVISOR_SET_SEGMENT_BASE
	call	hypercallsdk_start_modules
	mov	start_info_address(%rip), %rdi
	call	hypercallsdk_boot
	ud2
	.size	_start, . - _start

	/* Every other vCPU starts here, its stack and GS base set by its context, upcalls masked. */
	.globl	vcpu_start
	.type	vcpu_start, @function
vcpu_start:
	cld
	xor	%ebp, %ebp
	and	$-16, %rsp
	call	hypercallsdk_boot_vcpu
	ud2
	.size	vcpu_start, . - vcpu_start

	/* Xen fills this page at load: 32 bytes a hypercall. */
	.section .hypercall_page, "ax", @progbits
	.balign	4096
	.globl	hypercall_page
hypercall_page:
	.fill	4096, 1, 0xcc

	.section .note.GNU-stack, "", @progbits
