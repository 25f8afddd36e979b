#pragma once

#include <string>
#include <vector>

#include "engine/tables/csv_points.hpp"

namespace descent {

// What is most likely meant, with `features` columns of numbers as features: as target the last
// column, where it is of numbers or of text with 2 to 6 classes; else the last such column of text;
// else whatever column is left, so that points_of() says what is wrong with it. Numbers are classes
// where they are whole and there are 2 to 6 different ones, else values. The features are the first
// other columns of numbers. An Error where there are too few of these, with the cells that are
// none.
CsvChoice suggested_choice(const CsvTable& table, std::size_t features = 2);

// Sentences about what was guessed and a person should look at: which other column may be meant to
// be learnt.
std::vector<std::string> target_doubts(const CsvTable& table, const CsvChoice& choice);
// And numbers that may be a thousand times as much or as little, of the chosen columns.
std::vector<std::string> number_doubts(const CsvTable& table, const CsvChoice& choice);

}  // namespace descent
