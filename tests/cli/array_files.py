"""Files of weights as NumPy has them: for tests of what `descent` writes and reads.

usage: array_files.py read FILE             its arrays as JSON: {name: {"shape": [...], "bits": [...]}}
       array_files.py write FILE < JSON     {name: {"shape": [...], "values": [...], "type": "<f4",
                                            "fortran": false}} as .npz (packed where PACKED=1) or
                                            .safetensors
"""
import json
import os
import struct
import sys

import numpy

SAFE_TYPES = {"F32": "<f4", "F64": "<f8", "F16": "<f2", "I64": "<i8"}


def read_safetensors(file):
    """By the text of the format: nobody's reader, so that the writer cannot agree with itself."""
    with open(file, "rb") as stream:
        length = struct.unpack("<Q", stream.read(8))[0]
        header = json.loads(stream.read(length))
        data = stream.read()
    assert (8 + length) % 8 == 0
    arrays, place = {}, 0
    for name, row in header.items():
        if name == "__metadata__":
            continue
        begin, end = row["data_offsets"]
        assert begin == place
        place = end
        arrays[name] = numpy.frombuffer(data[begin:end], SAFE_TYPES[row["dtype"]]).reshape(row["shape"])
    assert place == len(data)
    return arrays


def read_arrays(file):
    if file.endswith(".npz"):
        with numpy.load(file, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays}
    return read_safetensors(file)


def write_safetensors(file, arrays):
    """As Hugging Face's does it: sorted by name."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name in sorted(arrays):
        values = numpy.ascontiguousarray(arrays[name])
        kind = next(key for key, value in SAFE_TYPES.items() if numpy.dtype(value) == values.dtype)
        header[name] = {"dtype": kind, "shape": list(values.shape),
                        "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as stream:
        stream.write(struct.pack("<Q", len(text)) + text + data)


def write_arrays(file, arrays):
    if file.endswith(".npz"):
        save = numpy.savez_compressed if os.environ.get("PACKED") else numpy.savez
        save(file, **arrays)
    else:
        write_safetensors(file, arrays)


def main():
    what, file = sys.argv[1:]
    if what == "read":
        json.dump({name: {"shape": values.shape, "type": values.dtype.str,
                          "bits": values.view("<u4").ravel().tolist()}
                   for name, values in read_arrays(file).items()}, sys.stdout)
        return
    arrays = {}
    for name, row in json.load(sys.stdin).items():
        values = numpy.array(row["values"], row.get("type", "<f4")).reshape(row["shape"])
        arrays[name] = numpy.asfortranarray(values) if row.get("fortran") else values
    write_arrays(file, arrays)


if __name__ == "__main__":
    main()
