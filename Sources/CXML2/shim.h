#pragma once

#include <libxml/xmlversion.h>

// Debian's libxml2 shows the ICU that it was built with, whose types clash with those of the ICU inside
// Swift's Foundation. Nothing here uses them.
#undef LIBXML_ICU_ENABLED

#include <libxml/xmlreader.h>

// libxml2 prints a few errors through a handler with a variable list of arguments, which Swift cannot
// write. This one drops them.
static void ignoreMessage(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

// For the thread that calls it.
static inline void silenceMessages(void) { xmlSetGenericErrorFunc(NULL, ignoreMessage); }
