#include "gen/content.h"

#include <span>
#include <string_view>

namespace muster::gen {
namespace {

enum class Column : uint8_t { kNone, kName, kGender, kAmount, kMemo };

// A literal and the column whose value follows it.
struct Piece {
  std::string_view literal;
  Column column;
};

constexpr Piece kMinimal[] = {{"您好！\n好康大放送！咖啡買一送一！", Column::kNone}};
constexpr Piece kStandard[] = {
    {"親愛的", Column::kName}, {"", Column::kGender}, {"，您好！\n好康大放送！咖啡買一送一！", Column::kNone}};
constexpr Piece kWide[] = {{"", Column::kName},
                           {"", Column::kGender},
                           {"您好，本期帳款", Column::kAmount},
                           {"元。\n備註：", Column::kMemo},
                           {"（滿千再送10%點數）", Column::kNone}};

std::span<const Piece> PiecesOf(Columns columns) {
  switch (columns) {
    case Columns::kMinimal:
      return kMinimal;
    case Columns::kStandard:
      return kStandard;
    case Columns::kWide:
      return kWide;
  }
  return {};
}

std::string_view NameOf(Column column, bool header) {
  switch (column) {
    case Column::kName:
      return header ? "Name" : "2";
    case Column::kGender:
      return header ? "Gender" : "3";
    case Column::kAmount:
      return header ? "Amount" : "5";
    case Column::kMemo:
      return header ? "Memo" : "6";
    case Column::kNone:
      break;
  }
  return "";
}

std::string_view ValueOf(Column column, const RowValues& values) {
  switch (column) {
    case Column::kName:
      return values.name;
    case Column::kGender:
      return values.gender;
    case Column::kAmount:
      return values.amount;
    case Column::kMemo:
      return values.memo;
    case Column::kNone:
      break;
  }
  return "";
}

}  // namespace

std::string ContentFile(const ListPlan& plan) {
  std::string content;
  for (const Piece& piece : PiecesOf(plan.columns)) {
    content += piece.literal;
    if (piece.column != Column::kNone) content.append("%").append(NameOf(piece.column, plan.header)).append("%");
  }
  return content + "\n";
}

std::string MergedText(const ListPlan& plan, const RowValues& values) {
  std::string text;
  for (const Piece& piece : PiecesOf(plan.columns)) {
    text += piece.literal;
    text += ValueOf(piece.column, values);
  }
  return text;
}

}  // namespace muster::gen
