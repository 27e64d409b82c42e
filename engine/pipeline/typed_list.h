// Recipients as a person types them into one field (SMSList): numbers between commas, semicolons, tabs and line
// ends, without columns.
#ifndef MUSTER_PIPELINE_TYPED_LIST_H_
#define MUSTER_PIPELINE_TYPED_LIST_H_

#include <cstdint>
#include <string_view>

#include "number/number_reader.h"
#include "parse/chunk.h"
#include "parse/row_block.h"

namespace muster {

// False: the first line names a number column, so the text is a small CSV list with a header.
bool IsTypedList(std::string_view text);

// Cuts a chunk that holds a whole typed list: at `,` `;` `，` `、` tab and line ends, and at the spaces of a
// piece that is no number while each of its parts is one. Each piece is a row of one used column; empty pieces
// are blank records.
void SplitTypedList(const NumberReader& reader, uint32_t max_record_bytes, const Chunk& chunk, RowBlock* block);

}  // namespace muster

#endif  // MUSTER_PIPELINE_TYPED_LIST_H_
