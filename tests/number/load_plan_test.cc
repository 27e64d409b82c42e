#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "muster/error.h"
#include "muster/numbering_plan.h"
#include "number/numbering_plan.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class LoadPlanTest : public ::testing::Test {
 protected:
  LoadPlanTest() {
    const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    dir_ = std::filesystem::path(::testing::TempDir()) / ("muster_" + name + "_" + std::to_string(getpid()));
    std::filesystem::create_directories(dir_);
  }
  ~LoadPlanTest() override { std::filesystem::remove_all(dir_); }

  static std::string ErrorOf(const std::string& path) {
    const auto plan = LoadNumberingPlan(path);
    EXPECT_FALSE(plan.ok());
    if (plan.ok()) return "";
    EXPECT_EQ(KindOf(plan.status()), ErrorKind::kUsage);
    EXPECT_THAT(std::string(plan.status().message()), HasSubstr("numbering plan " + path));
    return std::string(plan.status().message());
  }

  std::filesystem::path dir_;
};

TEST_F(LoadPlanTest, ReadsAPlanFromAFile) {
  const auto plan = LoadNumberingPlan(MUSTER_PLAN_FILE);
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(NumberingPlanVersion(**plan), NumberingPlanVersion());
  EXPECT_EQ((*plan)->Read("0912345678", false, (*plan)->FindRegion("TW")).key, 886912345678u);
}

TEST_F(LoadPlanTest, SaysWhatItCannotRead) {
  EXPECT_THAT(ErrorOf((dir_ / "none").string()),
              AllOf(HasSubstr("No such file or directory"), HasSubstr("leave --numbering-plan out")));
  EXPECT_THAT(ErrorOf(dir_.string()), HasSubstr("it is a folder"));
  EXPECT_THAT(ErrorOf(""), HasSubstr("cannot be opened"));
  std::ofstream(dir_ / "text") << "SMSNumber,Name\n";
  EXPECT_THAT(ErrorOf((dir_ / "text").string()), HasSubstr("no numbering plan of Muster"));
  std::ofstream(dir_ / "empty") << "";
  EXPECT_THAT(ErrorOf((dir_ / "empty").string()), HasSubstr("no numbering plan of Muster"));
}

TEST_F(LoadPlanTest, StopsAtAFileThatIsTooLarge) {
  std::ofstream(dir_ / "large") << "";
  std::filesystem::resize_file(dir_ / "large", (64 << 20) + 1);
  EXPECT_THAT(ErrorOf((dir_ / "large").string()), HasSubstr("larger than 64 MiB"));
}

// The first page of a process's memory is never there.
TEST_F(LoadPlanTest, SaysThatReadingFailed) {
  EXPECT_THAT(ErrorOf("/proc/self/mem"), HasSubstr("it cannot be read: "));
}

}  // namespace
}  // namespace muster
