#include "web/app/looks/performance.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/app.hpp"

namespace descent {
namespace {

// Three digits, and never an exponent: "1,240", "98.2", "0.31".
std::string three_digits(double value) {
  return fixed_text(value, value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
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
    return tr("{0} and {1} are about equally fast here.", fast->name, slow->name);
  }
  return tr("{0} is {1} times as fast as {2} here.", fast->name,
            fixed_text(ratio, ratio < 9.95 ? 1 : 0), slow->name);
}

std::string duration_text(double seconds) {
  if (!(seconds > 0)) return "0 µs";
  if (seconds < 0.9995e-3) return tr("{0} µs", three_digits(seconds * 1e6));
  if (seconds < 0.9995) return tr("{0} ms", three_digits(seconds * 1e3));
  return tr("{0} s", three_digits(seconds));
}

std::string gflops_text(double gflops) {
  if (gflops > 0 && gflops < 0.005) return "<" + fixed_text(0.01, 2);
  return three_digits(std::max(gflops, 0.0));
}

std::string share_text(double share) {
  const double percent = std::isfinite(share) ? std::max(share, 0.0) * 100 : 0;
  if (percent == 0) return "0 %";
  if (percent < 0.1) return tr("{0} %", "<" + fixed_text(0.1, 1));
  return tr("{0} %", fixed_text(percent, percent < 9.95 ? 1 : 0));
}

}  // namespace descent
