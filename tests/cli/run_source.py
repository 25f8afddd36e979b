"""Runs source that `descent source` printed, and prints what its model gives.

usage: run_source.py [STATE] < {"source": "...", "inputs": [...]}     in the folder of its weights

Where there is no library safetensors, its load_file is that of array_files.py; Keras is always
keras_stand_in.py. STATE gets the model's state_dict(), as .npz or .safetensors.
"""
import json
import sys
import types

import torch

import array_files
import keras_stand_in


def provide_safetensors():
    try:
        import safetensors.torch  # noqa: F401
    except ImportError:
        package, module = types.ModuleType("safetensors"), types.ModuleType("safetensors.torch")
        arrays = types.ModuleType("safetensors.numpy")
        arrays.load_file = array_files.read_safetensors
        module.load_file = lambda file: {
            name: torch.from_numpy(values.copy())
            for name, values in array_files.read_safetensors(file).items()}
        package.torch, package.numpy = module, arrays
        sys.modules.update({"safetensors": package, "safetensors.torch": module,
                            "safetensors.numpy": arrays})


def main():
    given = json.load(sys.stdin)
    provide_safetensors()
    keras_stand_in.provide()
    names = {}
    exec(compile(given["source"], "source.py", "exec"), names)
    model = names["model"]
    with torch.no_grad():
        outputs = model(torch.tensor(given["inputs"], dtype=torch.float32))
    json.dump(outputs.tolist(), sys.stdout)
    if len(sys.argv) > 1 and sys.argv[1]:
        array_files.write_arrays(sys.argv[1], {name: values.numpy()
                                               for name, values in model.state_dict().items()})


main()
