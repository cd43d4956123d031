#pragma once

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Has blocks of at least so many bytes given back to the system when they are freed, and keeps smaller ones up
// to a sum. Another C library does as it sees fit.
static inline void lp_giveBackBlocks(int least, int keptSum) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, least);
  mallopt(M_TRIM_THRESHOLD, keptSum);
#endif
}
