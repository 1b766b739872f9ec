#ifndef PAPERBOY_CLIBXML2_SHIM_H
#define PAPERBOY_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with the ICU inside Foundation. Only the inside of converters,
// which nobody here touches, depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses to touch.
static inline void shim_xml_free(void *_Nullable pointer) {
    if (pointer) xmlFree(pointer);
}

#endif
