#include "parse/row_block.h"

#include <algorithm>

namespace muster {

void RowBlock::Reserve(size_t count) {
  if (count > begin.size()) {
    const size_t room = std::max(count, begin.size() + begin.size() / 2);
    begin.resize(room);
    size.resize(room);
    line.resize(room);
    code.resize(room);
    flags.resize(room);
  }
  if (begin.size() * used_columns > fields.size()) fields.resize(begin.size() * used_columns);
}

size_t RowBlock::AddRow(uint32_t row_begin, uint32_t row_size, uint32_t row_line, Code row_code, uint8_t row_flags) {
  Reserve(row_count + 1);
  const size_t row = row_count++;
  begin[row] = row_begin;
  size[row] = row_size;
  line[row] = row_line;
  code[row] = row_code;
  flags[row] = row_flags;
  std::fill_n(fields.data() + row * used_columns, used_columns, FieldRef{row_begin, 0});
  return row;
}

void RowBlock::Clear() {
  std::fill_n(code.begin(), row_count, Code::kNone);
  std::fill_n(flags.begin(), row_count, uint8_t{0});
  rewritten.clear();
  row_count = 0;
  used_columns = 0;
  records = blank = repeated_headers = 0;
  first_repeated_header_line = 0;
}

}  // namespace muster
