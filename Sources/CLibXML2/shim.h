#ifndef ASSAY_CLIBXML2_SHIM_H
#define ASSAY_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, and its headers would bring in those of the system's ICU, which
// clash with those of Foundation's. Nothing that we call has ICU in its signature.
#undef LIBXML_ICU_ENABLED
#include <string.h>
#include <libxml/parser.h>
#include <libxml/dict.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* What Swift cannot import: macros, and fields that later versions hide behind functions. */

static inline xmlParserInputPtr assay_refuse_entity(
    const char *url, const char *id, xmlParserCtxtPtr context) {
  (void)url; (void)id; (void)context;
  return NULL;
}

/* Prepares libxml2 for use from several threads. External entities are refused process-wide, as
   a second lock behind the callbacks, which never ask for one. */
static inline void assay_xml_initialize(void) {
  LIBXML_TEST_VERSION
  xmlInitParser();
  xmlSetExternalEntityLoader(assay_refuse_entity);
}

/* A handler of version 2 without any callback. */
static inline void assay_sax_handler(xmlSAXHandler *handler) {
  memset(handler, 0, sizeof(*handler));
  handler->initialized = XML_SAX2_MAGIC;
}

static inline const char *assay_declared_encoding(xmlParserCtxtPtr context) {
  return (const char *)context->encoding;
}

/* Whether declarations follow the name of the document type, of which the parser has just told. */
static inline int assay_has_internal_subset(xmlParserCtxtPtr context) {
  return context->input != NULL && context->input->cur != NULL && *context->input->cur == '[';
}

static inline int assay_line(xmlParserCtxtPtr context) {
  return context->input == NULL ? 0 : context->input->line;
}

static inline int assay_column(xmlParserCtxtPtr context) {
  return context->input == NULL ? 0 : context->input->col;
}

/* Frees a context and the document that an internal subset may have made in it. */
static inline void assay_free_context(xmlParserCtxtPtr context) {
  if (context->myDoc != NULL) {
    xmlFreeDoc(context->myDoc);
    context->myDoc = NULL;
  }
  xmlFreeParserCtxt(context);
}

#endif
