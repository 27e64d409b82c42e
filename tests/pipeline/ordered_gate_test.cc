#include "pipeline/ordered_gate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace muster {
namespace {

TEST(OrderedGateTest, LetsTicketsInInOrder) {
  OrderedGate gate;
  std::vector<uint64_t> order;
  std::vector<std::thread> threads;
  for (uint64_t first = 0; first < 4; ++first) {
    threads.emplace_back([&, first] {
      for (uint64_t ticket = first; ticket < 400; ticket += 4) {
        ASSERT_TRUE(gate.Enter(ticket));
        order.push_back(ticket);
        gate.Leave();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  ASSERT_EQ(order.size(), 400u);
  for (uint64_t i = 0; i < order.size(); ++i) EXPECT_EQ(order[i], i);
}

TEST(OrderedGateTest, CloseTurnsEverybodyAway) {
  OrderedGate gate;
  ASSERT_TRUE(gate.Enter(0));
  std::atomic<int> turned_away{0};
  std::vector<std::thread> waiting;
  for (uint64_t ticket = 1; ticket <= 4; ++ticket) {
    waiting.emplace_back([&, ticket] { turned_away += gate.Enter(ticket) ? 0 : 1; });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(turned_away, 0);
  gate.Close();
  for (std::thread& thread : waiting) thread.join();
  EXPECT_EQ(turned_away, 4);
  EXPECT_FALSE(gate.Enter(5));
}

}  // namespace
}  // namespace muster
