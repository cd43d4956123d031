#pragma once

#include <libxml/xmlversion.h>

// Debian's libxml2 shows the ICU that it was built with, whose types clash with those of the ICU inside
// Swift's Foundation. Nothing here uses them.
#undef LIBXML_ICU_ENABLED

#include <libxml/xmlreader.h>
