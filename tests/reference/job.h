// The judge: a whole job, done slowly and obviously. What it says is right.
//
// Everything is held in memory, every list is cut and decoded as one string. Single-threaded.
#ifndef MUSTER_TESTS_REFERENCE_JOB_H_
#define MUSTER_TESTS_REFERENCE_JOB_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace muster_reference {

struct RefList {
  std::string name;
  std::string bytes;       // unpacked
  bool list_text = false;  // typed in
};

struct RefJob {
  std::vector<RefList> lists;
  std::string content;
  int list_option = 64;
  int job_option = 16;
  std::string whitelist_mode = "exclude";  // exclude only override
  std::string country = "886";             // "" = not given
  std::string region;                      // --region
  std::string country_column;
  std::vector<std::string> countries;
  std::string validity = "valid";  // valid possible
  std::string area;
  std::string accept = "mobile";  // mobile any
  int character_set = 0;          // 0 = absent
  int body_format = 2;
  size_t max_segments = 5;
  bool reject_empty_field = false;
  std::string unknown_placeholder = "stop";  // stop keep empty
  std::vector<std::string> sender_names;
  bool prepend_sender = false, strict_rules = false;
  std::string ref_id;
  std::string ref_column;
  std::string encoding = "auto";  // or utf-8 utf-16le utf-16be big5 big5-hkscs gb18030 mixed
  std::string delimiter = "auto";
  std::string header = "auto";
  std::string number_column;
  size_t batch_size = 1000;
  size_t max_field_lines = 100;
  size_t max_record_bytes = 1 << 20;
  std::vector<std::string> unsubscribe, blacklist, whitelist;  // each list's bytes
  std::set<uint64_t> already_sent;                             // keys
  bool allow_empty_list = false;
  long max_list_errors = -1;             // per suppression list; -1: the percentage counts
  double max_list_errors_percent = 1.0;  // and more than one record
  long max_rejects = -1;                 // -1: no such limit
  double max_rejects_percent = -1;
};

struct RefMessage {
  std::string to, text;
  size_t row = 0, list = 0, line = 0;
  std::string encoding;
  size_t segments = 0;
  bool flash = false;
  std::string ref;
  uint64_t key = 0;
};

struct RefReject {
  size_t list = 0, row = 0, line = 0, byte_offset = 0, bytes = 0;
  std::string code, ref;
  std::string record;  // the list's bytes
  std::string shown;   // the same as text for people
};

struct RefSuppressed {
  size_t list = 0, row = 0, line = 0;
  std::string code, number, ref;  // number: in the form it would have been sent to
};

struct RefDuplicate {
  size_t list = 0, row = 0, line = 0;
  std::string number, ref;
  size_t first_row = 0;
};

struct RefWarning {
  size_t count = 0;
  std::string first_list;  // its name; of a suppression list its role
  size_t first_line = 0;
};

struct RefCounters {
  size_t records = 0, headers = 0, repeated_headers = 0, blank = 0, rows = 0;
  size_t emitted = 0, rejected = 0, suppressed = 0, duplicates = 0;
  size_t batches = 0;
  size_t segments = 0, gsm7_messages = 0, ucs2_messages = 0;
  std::map<size_t, size_t> by_count;      // segments of a message -> messages
  std::map<std::string, size_t> by_code;  // reject code -> rows
  std::map<std::string, size_t> suppressed_by_code;
  std::map<std::string, size_t> repaired;  // repair code -> rows whose number was accepted
  size_t rows_repaired = 0;
  std::map<std::string, size_t> countries;  // calling code or "unknown" -> emitted
  std::map<std::string, size_t> types;      // -> emitted
  std::map<std::string, RefWarning> warnings;
};

struct RefListCounters {
  size_t records = 0, rows = 0;
  std::string encoding;
  std::string delimiter;  // in UTF-8; "" = one column
  bool has_header = false;
  size_t number_column = 0;
  std::vector<std::string> columns;
  std::string header_record;  // UTF-8; bytes that do not decode stand as they are
};

struct RefSuppressionList {
  std::string role;    // unsubscribe, blacklist, whitelist
  size_t records = 0;  // blank records and headers not counted
  size_t numbers = 0;  // distinct keys of this list
  size_t errors = 0;   // records that yield no number
  size_t first_error_line = 0;
};

struct RefResult {
  std::string error;          // "", "usage" (exit 2), "list" (3), "budget" (4), "suppression" (6)
  std::string error_message;  // for people; not compared
  std::vector<RefMessage> messages;
  std::vector<RefReject> rejects;
  std::vector<RefSuppressed> suppressed;
  std::vector<RefDuplicate> duplicates;
  std::vector<RefListCounters> lists;
  std::vector<RefSuppressionList> suppression_lists;
  RefCounters counters;
};

// With error "budget" the rest of the result is what was reached; with any other error it is empty.
RefResult RunReference(const RefJob& job);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_JOB_H_
