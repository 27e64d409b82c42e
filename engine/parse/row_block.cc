#include "parse/row_block.h"

namespace muster {

void RowBlock::Clear() {
  begin.clear();
  size.clear();
  line.clear();
  code.clear();
  flags.clear();
  fields.clear();
  rewritten.clear();
  used_columns = 0;
  records = blank = repeated_headers = 0;
  first_repeated_header_line = 0;
}

}  // namespace muster
