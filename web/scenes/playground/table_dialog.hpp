#pragma once

#include <cstddef>
#include <string>

#include "web/app/page/table_reading.hpp"
#include "web/app/state/actions.hpp"
#include "web/app/state/view.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// The dialog that makes points of comma-separated values that are pasted, dropped or opened.
struct TableDialog {
  std::string text;    // kept when the dialog is closed
  std::string name;    // of its file, if it has one
  CsvOptions options;  // what the person knows better
  TableReading reading;
  std::size_t number = 0;  // of the table that was taken from the view
  bool to_text = false;    // the keyboard goes to the text
};

void draw_table_dialog(TableDialog& state, const View& view, const Layout& layout,
                       Actions& actions);

}  // namespace descent
