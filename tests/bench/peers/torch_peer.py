"""PyTorch, on the threads that the environment says: the network of a row, trained on batches that are ready in memory.

Its fast settings: Adam over all tensors at once ("foreach"), channels last for convolutions; the
benchmark adds those of OpenBLAS and malloc in the environment.
"""
import gzip
import os

import torch

from python_peer import serve

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
torch.manual_seed(1)
ACTIVATIONS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}


def make_model(row, with_softmax):
    shape = [1, *row["input"]] if len(row["input"]) == 2 else list(row["input"])
    modules = []
    for layer in row["experiment"]["model"]:
        kind = layer["layer"]
        if kind == "Flatten":
            modules.append(torch.nn.Flatten())
            shape = [torch.Size(shape).numel()]
        elif kind == "Dense":
            modules.append(torch.nn.Linear(shape[0], layer["units"]))
            shape = [layer["units"]]
        elif kind == "MaxPooling2D":
            modules.append(torch.nn.MaxPool2d(layer["pool_size"]))
            shape = [shape[0], *(extent // layer["pool_size"] for extent in shape[1:])]
        elif kind == "BatchNormalization":
            modules.append(torch.nn.BatchNorm2d(shape[0], eps=1e-3, momentum=0.01))
        elif kind == "Conv2D":
            size, pad = layer["kernel_size"], 0
            if layer.get("padding") == "same":
                pad = (size - 1) // 2
            modules.append(torch.nn.Conv2d(shape[0], layer["filters"], size, padding=pad, bias=layer.get("use_bias", True)))
            shape = [layer["filters"], *(extent + 2 * pad - size + 1 for extent in shape[1:])]
        activation = layer.get("activation")
        if activation in ACTIVATIONS:
            modules.append(ACTIVATIONS[activation]())
        elif activation == "softmax" and with_softmax:
            modules.append(torch.nn.Softmax(dim=1))
    return torch.nn.Sequential(*modules)


def make_optimizer(settings, parameters):
    name = settings["name"]
    if name == "SGD":
        return torch.optim.SGD(parameters, lr=settings["learning_rate"], foreach=True)
    if name == "Adadelta":
        return torch.optim.Adadelta(parameters, lr=1e-3, rho=0.95, eps=1e-7, foreach=True)
    return torch.optim.Adam(parameters, lr=settings.get("learning_rate", 1e-3), eps=1e-7, foreach=True)


def read_mnist():
    folder = os.environ["DESCENT_MNIST"]

    def read(name, header):
        with gzip.open(os.path.join(folder, name + ".gz")) as file:
            return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=header)
    images = read("train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28) / 255
    return images, read("train-labels-idx1-ubyte", 8).long()


def make_samples(row, batch):
    if row["kind"] == "real":
        return read_mnist()
    count = 64 * batch
    if len(row["input"]) == 1:
        return torch.rand(count, *row["input"]) * 2 - 1, torch.randint(0, 2, (count, 1)) * 2.0 - 1
    return torch.rand(count, 1, *row["input"]), torch.randint(0, row["classes"], (count,))


class Training:
    def __init__(self, row):
        settings = row["experiment"]["training"]
        batch = settings["batch_size"]
        inputs, targets = make_samples(row, batch)
        self.model = make_model(row, False)
        if row["experiment"]["model"][0]["layer"] == "Conv2D":
            inputs = inputs.to(memory_format=torch.channels_last)
            self.model = self.model.to(memory_format=torch.channels_last)
        self.batches = list(zip(inputs.split(batch), targets.split(batch)))
        self.optimizer = make_optimizer(settings["optimizer"], self.model.parameters())
        regression = settings["loss"] == "mean_squared_error"
        self.loss = torch.nn.MSELoss() if regression else torch.nn.CrossEntropyLoss()
        self.next = 0

    def __call__(self, steps):
        for _ in range(steps):
            inputs, targets = self.batches[self.next]
            self.next = (self.next + 1) % len(self.batches)
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(inputs), targets).backward()
            self.optimizer.step()

    def accuracy(self):
        with torch.no_grad():
            right = [(self.model(x).argmax(1) == y).float().mean() for x, y in self.batches[:300]]
        return float(torch.stack(right).mean())


def prediction(row):
    model = make_model(row, True).eval()
    inputs = torch.rand(row["batch"], 1, *row["input"])
    if row["experiment"]["model"][0]["layer"] == "Conv2D":
        model = model.to(memory_format=torch.channels_last)
        inputs = inputs.to(memory_format=torch.channels_last)

    def run(steps):
        with torch.inference_mode():
            for _ in range(steps):
                model(inputs)
    return run


serve(lambda row: prediction(row) if row["kind"] == "predict" else Training(row))
