#ifndef ASSAY_CLIBXML2_SHIM_H
#define ASSAY_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, and its headers would bring in those of the system's ICU, which
// clash with those of Foundation's. Nothing that we call has ICU in its signature.
#undef LIBXML_ICU_ENABLED
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/dict.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
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

/* How many bytes of the input the parser is past. */
static inline long assay_offset(xmlParserCtxtPtr context) {
  xmlParserInputPtr input = context->input;
  return input == NULL ? 0 : (long)input->consumed + (long)(input->cur - input->base);
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

/* RELAX NG. For a process of its own: error functions and the entity loader are process-wide. */

#if LIBXML_VERSION >= 21200
typedef const xmlError *assay_error_pointer;
#else
typedef xmlErrorPtr assay_error_pointer;
#endif

/* Messages, each "LINE TAB TEXT LF"; what comes after the first 64 kB is left out. */
typedef struct {
  char *text;
  size_t length;
} assay_messages;

#define ASSAY_MESSAGES_LIMIT 65536

static inline void assay_note(void *user, assay_error_pointer error) {
  assay_messages *messages = (assay_messages *)user;
  const char *text = error->message == NULL ? "unknown error" : error->message;
  size_t count = strcspn(text, "\r\n");
  if (messages->text == NULL) {
    messages->text = (char *)malloc(ASSAY_MESSAGES_LIMIT);
    if (messages->text == NULL) return;
  }
  if (error->level < XML_ERR_ERROR || messages->length + count + 16 > ASSAY_MESSAGES_LIMIT) return;
  char digits[12];
  int line = error->line < 0 ? 0 : error->line, used = 0;
  do { digits[used++] = (char)('0' + line % 10); line /= 10; } while (line > 0);
  while (used > 0) messages->text[messages->length++] = digits[--used];
  messages->text[messages->length++] = '\t';
  for (size_t i = 0; i < count; i++)
    messages->text[messages->length++] = text[i] == '\t' ? ' ' : text[i];
  messages->text[messages->length++] = '\n';
}

static inline void assay_free_messages(assay_messages *messages) {
  free(messages->text);
  messages->text = NULL;
  messages->length = 0;
}

/* The schema in a local file, or NULL. Grammars that it includes are read, too, if they are local. */
static inline xmlRelaxNGPtr assay_relaxng_load(const char *path, assay_messages *messages) {
  LIBXML_TEST_VERSION
  xmlInitParser();
  xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
  xmlSetStructuredErrorFunc(messages, (xmlStructuredErrorFunc)assay_note);
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(path);
  if (parser == NULL) return NULL;
  xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)assay_note, messages);
  xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  xmlSetStructuredErrorFunc(NULL, NULL);
  return schema;
}

/* 0 where a document is valid, above where it is not, below where it could not be judged. */
static inline int assay_relaxng_judge(
    xmlRelaxNGPtr schema, const char *bytes, int count, assay_messages *messages) {
  xmlSetStructuredErrorFunc(messages, (xmlStructuredErrorFunc)assay_note);
  xmlDocPtr document = xmlReadMemory(
      bytes, count, "", NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  int verdict = -1;
  if (document != NULL) {
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
    if (context != NULL) {
      xmlRelaxNGSetValidStructuredErrors(context, (xmlStructuredErrorFunc)assay_note, messages);
      verdict = xmlRelaxNGValidateDoc(context, document);
      xmlRelaxNGFreeValidCtxt(context);
    }
    xmlFreeDoc(document);
  }
  xmlSetStructuredErrorFunc(NULL, NULL);
  return verdict;
}

#endif
