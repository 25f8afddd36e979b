"""NumPy on the machine's BLAS: single products of matrices."""
import numpy

from python_peer import blas, serve


def prepare(row):
    generator = numpy.random.default_rng(1)
    a = generator.random((row["m"], row["k"]), dtype=numpy.float32)
    b = generator.random((row["k"], row["n"]), dtype=numpy.float32)
    c = numpy.empty((row["m"], row["n"]), dtype=numpy.float32)

    def run(steps):
        for _ in range(steps):
            numpy.matmul(a, b, out=c)
    return run


serve(prepare, blas())
