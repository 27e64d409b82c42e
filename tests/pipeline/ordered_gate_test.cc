#include "pipeline/ordered_gate.h"

#include <gtest/gtest.h>

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
  bool let_in = true;
  std::thread waiting([&] { let_in = gate.Enter(1); });
  gate.Close();
  waiting.join();
  EXPECT_FALSE(let_in);
  EXPECT_FALSE(gate.Enter(0));
}

}  // namespace
}  // namespace muster
