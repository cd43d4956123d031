#pragma once

#include <zlib.h>

// zlib spells these as macros, which Swift does not see.

// Begins to inflate. windowBits: -15 raw deflate (ZIP), 15 zlib, 31 gzip.
static inline int lp_inflateInit(z_streamp stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

// Begins to deflate. windowBits as above.
static inline int lp_deflateInit(z_streamp stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

// The bytes that wait to be inflated or deflated, whatever zlib declares them as.
static inline void lp_setInput(z_stream *stream, const unsigned char *bytes, unsigned int count) {
  stream->next_in = (Bytef *)bytes;
  stream->avail_in = count;
}
