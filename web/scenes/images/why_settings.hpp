#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// What the page Why is set to, changed by how(WhyView&).
void change_why(const RunView& run, Actions& actions, auto&& how) {
  WhyView why = run.view().why;
  how(why);
  actions.push_back(SetWhy{why});
}

}  // namespace descent
