#include "filter/top_domains.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace muster {
namespace {

// ISO 3166 as the registries use it: two letters each.
constexpr std::string_view kCountries =
    "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbwbybzcacccdcfcgchcickclcmcncocrcucvcwcxcyczdedjdk"
    "dmdodzeceeegereseteufifjfkfmfofrgagdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkh"
    "kikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepf"
    "pgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisksl"
    "smsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivnvuwfwsyeytzazmzw";
static_assert(kCountries.size() % 2 == 0);

constexpr std::string_view kGeneric[] = {
    "academy", "agency",    "app",      "art",        "asia",          "auction",     "autos",    "baby",    "bank",
    "bar",     "beauty",    "best",     "bet",        "bid",           "biz",         "black",    "blog",    "blue",
    "boats",   "bond",      "boutique", "business",   "buzz",          "cafe",        "capital",  "cards",   "care",
    "casa",    "casino",    "cash",     "center",     "cfd",           "chat",        "cheap",    "city",    "click",
    "clinic",  "cloud",     "club",     "codes",      "coffee",        "com",         "company",  "cool",    "coop",
    "coupons", "credit",    "cyou",     "date",       "deals",         "delivery",    "design",   "dev",     "digital",
    "direct",  "download",  "earth",    "edu",        "education",     "email",       "energy",   "events",  "exchange",
    "expert",  "express",   "fans",     "fashion",    "finance",       "financial",   "fit",      "fitness", "flights",
    "fun",     "fund",      "games",    "gift",       "gifts",         "global",      "goog",     "google",  "gov",
    "group",   "guide",     "guru",     "hair",       "health",        "help",        "homes",    "host",    "hotel",
    "house",   "icu",       "info",     "ink",        "international", "investments", "jobs",     "land",    "law",
    "life",    "limited",   "link",     "live",       "loan",          "loans",       "lol",      "love",    "makeup",
    "market",  "marketing", "media",    "men",        "mil",           "mobi",        "moe",      "mom",     "money",
    "monster", "museum",    "name",     "net",        "network",       "news",        "ninja",    "one",     "online",
    "ooo",     "org",       "page",     "party",      "pay",           "pet",         "photo",    "photos",  "pics",
    "pink",    "plus",      "poker",    "porn",       "press",         "pro",         "promo",    "pub",     "quest",
    "red",     "rent",      "rest",     "restaurant", "review",        "reviews",     "rocks",    "run",     "sale",
    "sbs",     "school",    "security", "services",   "sex",           "shop",        "shopping", "show",    "site",
    "skin",    "social",    "software", "solutions",  "space",         "sports",      "store",    "stream",  "studio",
    "style",   "support",   "surf",     "systems",    "taipei",        "team",        "tech",     "tel",     "tickets",
    "tips",    "today",     "tokyo",    "tools",      "top",           "tours",       "town",     "toys",    "trade",
    "trading", "training",  "travel",   "tube",       "university",    "vip",         "ventures", "video",   "voto",
    "watch",   "web",       "website",  "wiki",       "win",           "work",        "works",    "world",   "wtf",
    "xxx",     "xyz",       "yachts",   "yoga",       "zone",
};

constexpr std::string_view kCommon[] = {"asia", "biz", "cc",  "cn",   "com", "hk", "info", "jp",
                                        "kr",   "net", "org", "shop", "top", "tw", "vip",  "xyz"};

constexpr std::string_view kForeign[] = {
    "中文网", "中國", "中国", "公司", "台湾", "台灣", "商城", "在线", "手机", "新加坡", "澳門", "澳门",   "移动",
    "網絡",   "網店", "网址", "网店", "网络", "購物", "购物", "集团", "香港", "рф",     "한국", "みんな", "コム",
};

}  // namespace

bool IsTopDomain(std::string_view label) {
  if (label.size() == 2) {
    for (size_t i = 0; i < kCountries.size(); i += 2) {
      if (kCountries.substr(i, 2) == label) return true;
    }
    return false;
  }
  return std::find(std::begin(kGeneric), std::end(kGeneric), label) != std::end(kGeneric);
}

bool IsCommonTopDomain(std::string_view label) {
  return std::find(std::begin(kCommon), std::end(kCommon), label) != std::end(kCommon);
}

size_t ForeignTopDomainAt(std::string_view label) {
  for (const std::string_view name : kForeign) {
    if (label.starts_with(name)) return name.size();
  }
  return 0;
}

bool IsPublicSuffix(std::string_view host) {
  constexpr std::string_view kShared[] = {"ac", "co", "com", "ebiz", "club", "edu", "game", "gov", "idv", "net", "org"};
  const size_t dot = host.find('.');
  if (dot == std::string_view::npos || host.size() - dot != 3 || !IsTopDomain(host.substr(dot + 1))) return false;
  return std::find(std::begin(kShared), std::end(kShared), host.substr(0, dot)) != std::end(kShared);
}

}  // namespace muster
