/* Whether a noun has the form that stands behind a number. */
#ifndef SZ_PLURAL_H
#define SZ_PLURAL_H

#include "../base/span.h"

/* A noun of either language that no table knows: "parcels", "свёртков". */
bool sz_plural_is_likely(struct sz_span word);

/* A Russian adjective of five letters or more as it stands between a number and its noun, or for people
 * alone: "новых", "погибших"; and, behind one, the forms of verbs that no such noun has: "доставили". */
bool sz_plural_is_adjective(struct sz_span word);
bool sz_plural_is_verb(struct sz_span word);

/* An English noun that is known to be counted: "boats", "men", "children", "people", but not "boat". */
bool sz_plural_is_english(struct sz_span word);

#endif
