#pragma once

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Has blocks of at least so many bytes given back to the system when they are freed. Another C library does
// as it sees fit.
static inline void lp_giveBackBlocks(int least) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, least);
#endif
}
