#include "web/app/looks/performance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "web/app/state/app.hpp"

namespace descent {
namespace {

std::string printed(const char* format, double number) {
  char text[32];
  std::snprintf(text, sizeof text, format, number);
  return text;
}

// Three digits, and never an exponent: "1240", "98.2", "0.31".
std::string three_digits(double value) {
  if (value >= 99.95) return printed("%.0f", value);
  if (value >= 9.995) return printed("%.1f", value);
  return printed("%.2f", value);
}

}  // namespace

Performance performance(const App& app) {
  Performance result;
  result.peak_gflops = app.peak_flop_per_second() / 1e9;
  const Driver* driver = app.driver();
  const KernelTable& in_use = driver ? driver->kernels() : app.kernels_for(app.experiment());
  for (std::size_t i = 0; i < kernel_tables().size(); ++i) {
    const KernelTable& table = *kernel_tables()[i];
    result.tables.push_back(
        {table.name, table.instructions, app.table_rate(i), table.name == in_use.name});
  }
  if (!driver) return result;
  result.samples_per_second = driver->samples_per_second();
  result.flop_per_sample = static_cast<double>(driver->snapshot().model->training_flop());
  result.gflops = result.samples_per_second * result.flop_per_sample / 1e9;
  if (result.peak_gflops > 0) result.share = result.gflops / result.peak_gflops;
  result.step = driver->snapshot().profile;
  return result;
}

std::string table_comparison(const std::vector<TableRate>& tables) {
  const TableRate* slow = nullptr;
  const TableRate* fast = nullptr;
  for (const TableRate& table : tables) {
    if (table.samples_per_second <= 0) continue;
    if (!slow || table.samples_per_second < slow->samples_per_second) slow = &table;
    if (!fast || table.samples_per_second > fast->samples_per_second) fast = &table;
  }
  if (!slow || slow == fast) return "";
  const double ratio = fast->samples_per_second / slow->samples_per_second;
  if (ratio < 1.05) {
    return std::string(fast->name) + " and " + std::string(slow->name) +
           " are about equally fast here.";
  }
  return std::string(fast->name) + " is " + printed(ratio < 9.95 ? "%.1f" : "%.0f", ratio) +
         " times as fast as " + std::string(slow->name) + " here.";
}

std::string duration_text(double seconds) {
  if (!(seconds > 0)) return "0 µs";
  if (seconds < 0.9995e-3) return three_digits(seconds * 1e6) + " µs";
  if (seconds < 0.9995) return three_digits(seconds * 1e3) + " ms";
  return three_digits(seconds) + " s";
}

std::string gflops_text(double gflops) {
  if (gflops > 0 && gflops < 0.005) return "<0.01";
  return three_digits(std::max(gflops, 0.0));
}

std::string share_text(double share) {
  const double percent = std::isfinite(share) ? std::max(share, 0.0) * 100 : 0;
  if (percent == 0) return "0 %";
  if (percent < 0.1) return "<0.1 %";
  return printed(percent < 9.95 ? "%.1f" : "%.0f", percent) + " %";
}

}  // namespace descent
