#pragma once

#include <cstddef>

// What the benchmark calls: whole trainings, predictions, products of matrices and probes of the
// machine, as plain functions that the page, Node and the native program share. Whatever runs is
// timed here and answered in seconds. A negative number means that it failed; workloads_problem()
// then says why.
extern "C" {

// The kernel tables of this build, separated by spaces.
const char* workloads_tables();
const char* workloads_problem();

// A training of the experiment (JSON) on 60,000 random samples of that shape ("28 28"), each of
// one of `classes` classes; where the shape is empty, on the experiment's own data, which are not
// images. Answers with its number.
int workloads_create(const char* table, const char* experiment, const char* shape, int classes);
// The same on images and labels in IDX files as read, gzipped or not.
int workloads_create_from_images(const char* table, const char* experiment,
                                 const unsigned char* images, std::size_t images_size,
                                 const unsigned char* labels, std::size_t labels_size);

// Trains the workload with so many threads from now on; answers with their number.
int workloads_threads(int workload, int threads);

// So many batches, or calls.
double workloads_train(int workload, int steps);
double workloads_predict(int workload, int batch, int steps);
double workloads_gemm(const char* table, int m, int n, int k, int calls);

// Of the last finished epoch, as trained; NaN before there is one.
double workloads_accuracy(int workload);

// The limits of the machine (machine_limits.hpp), by number from 0. The name is empty from the
// first number that there is no probe for; the work is what one call does, in FLOP or bytes.
const char* workloads_probe_name(int probe);
double workloads_probe_work(int probe);
double workloads_probe(int probe, int calls);
}
