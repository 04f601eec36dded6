/*
 * Where in a vCPU's block, at its GS base, what lies: HypercallSdk.Abi/Targets/Xen/VcpuBlock.cs.
 */
#define VCPU_BLOCK_SELF			0
#define VCPU_BLOCK_ID			8
#define VCPU_BLOCK_ARGUMENT_TOP		12
#define VCPU_BLOCK_ARGUMENT_BASE	16
#define VCPU_BLOCK_SIZE			24
