// Writes the metadata inside the installed C++ libphonenumber as JSON: {"version", "entries"}, an entry being an array
// whose indices are the field numbers of phonemetadata.proto, as in the library's JavaScript build. Fields that no rule
// of the numbering plan needs are null.
//
//   c++ -std=c++17 dump_metadata.cc -lphonenumber -lprotobuf -o dump_metadata && ./dump_metadata VERSION >DUMP
#include <phonenumbers/phonemetadata.pb.h>

#include <cstdio>
#include <map>
#include <string>

namespace i18n::phonenumbers {
// The library exports these, without a header.
int metadata_size();
const void* metadata_get();
}  // namespace i18n::phonenumbers

namespace {

using i18n::phonenumbers::NumberFormat;
using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneNumberDesc;

// By field number.
using Fields = std::map<int, std::string>;

std::string ArrayOf(const Fields& fields) {
  std::string json = "[null";
  for (int number = 1; number <= fields.rbegin()->first; ++number) {
    const auto field = fields.find(number);
    json += ',';
    json += field == fields.end() ? "null" : field->second;
  }
  return json + ']';
}

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    // White space means nothing in a pattern.
    if (static_cast<unsigned char>(c) >= 0x20) quoted += c;
  }
  return quoted + '"';
}

template <typename List, typename ToJson>
std::string ListOf(const List& list, ToJson to_json) {
  std::string json = "[";
  for (const auto& element : list) {
    if (json.size() > 1) json += ',';
    json += to_json(element);
  }
  return json + ']';
}

std::string LengthsOf(const google::protobuf::RepeatedField<int>& lengths) {
  return ListOf(lengths, [](int length) { return std::to_string(length); });
}

std::string JsonOf(const PhoneNumberDesc& range) {
  Fields fields = {{9, LengthsOf(range.possible_length())}, {10, LengthsOf(range.possible_length_local_only())}};
  if (range.has_national_number_pattern()) fields[2] = Quoted(range.national_number_pattern());
  if (range.has_example_number()) fields[6] = Quoted(range.example_number());
  return ArrayOf(fields);
}

std::string JsonOf(const NumberFormat& format) {
  Fields fields = {{1, Quoted(format.pattern())},
                   {2, Quoted(format.format())},
                   {3, ListOf(format.leading_digits_pattern(), Quoted)}};
  if (format.has_national_prefix_formatting_rule()) fields[4] = Quoted(format.national_prefix_formatting_rule());
  return ArrayOf(fields);
}

std::string JsonOf(const PhoneMetadata& entry) {
  Fields fields = {{1, JsonOf(entry.general_desc())},
                   {2, JsonOf(entry.fixed_line())},
                   {3, JsonOf(entry.mobile())},
                   {4, JsonOf(entry.toll_free())},
                   {5, JsonOf(entry.premium_rate())},
                   {6, JsonOf(entry.shared_cost())},
                   {7, JsonOf(entry.personal_number())},
                   {8, JsonOf(entry.voip())},
                   {9, Quoted(entry.id())},
                   {10, std::to_string(entry.country_code())},
                   {21, JsonOf(entry.pager())},
                   {25, JsonOf(entry.uan())},
                   {28, JsonOf(entry.voicemail())}};
  fields[19] = ListOf(entry.number_format(), [](const NumberFormat& format) { return JsonOf(format); });
  if (entry.has_international_prefix()) fields[11] = Quoted(entry.international_prefix());
  if (entry.has_national_prefix()) fields[12] = Quoted(entry.national_prefix());
  if (entry.has_national_prefix_for_parsing()) fields[15] = Quoted(entry.national_prefix_for_parsing());
  if (entry.has_national_prefix_transform_rule()) fields[16] = Quoted(entry.national_prefix_transform_rule());
  if (entry.same_mobile_and_fixed_line_pattern()) fields[18] = "1";
  if (entry.main_country_for_code()) fields[22] = "1";
  if (entry.has_leading_digits()) fields[23] = Quoted(entry.leading_digits());
  return ArrayOf(fields);
}

}  // namespace

int main(int argc, char** argv) {
  i18n::phonenumbers::PhoneMetadataCollection collection;
  if (argc < 2 || !collection.ParseFromArray(i18n::phonenumbers::metadata_get(), i18n::phonenumbers::metadata_size())) {
    std::fputs("usage: dump_metadata VERSION; or the library's metadata cannot be parsed\n", stderr);
    return 1;
  }
  std::printf("{\"version\":\"libphonenumber %s\",\"entries\":[\n", argv[1]);
  for (int i = 0; i < collection.metadata_size(); ++i) {
    std::printf("%s%s\n", i > 0 ? "," : "", JsonOf(collection.metadata(i)).c_str());
  }
  std::puts("]}");
  return 0;
}
