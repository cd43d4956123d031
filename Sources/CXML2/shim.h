#pragma once

#include <libxml/xmlreader.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses.
static inline void lp_xmlFree(void *memory) { xmlFree(memory); }
