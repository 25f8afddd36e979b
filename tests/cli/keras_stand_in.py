"""As much of Keras 3 as the source of `descent source --for keras` uses, over PyTorch: Debian has no Keras.

Names of arguments, shapes and the order of weights are those of keras.io/api. An argument that Keras has
not, a weight of another shape, and a list of another length end with an error, as there.
"""
import sys
import types

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "linear": lambda x: x, "relu": F.relu, "elu": F.elu, "tanh": torch.tanh, "sigmoid": torch.sigmoid,
    "leaky_relu": lambda x: F.leaky_relu(x, 0.2), "softmax": lambda x: F.softmax(x, -1),
}


def activation_of(name):
    return name if callable(name) else ACTIVATIONS[name]


def two(size):
    return (size, size) if isinstance(size, int) else tuple(size)


def channels_first(x, size, strides, padding, fill):
    """To (n, channels, height, width), padded as TensorFlow's "same" does it."""
    x = x.permute(0, 3, 1, 2)
    if padding == "valid":
        return x
    assert padding == "same"
    sides = []
    for extent, window, stride in zip(x.shape[2:], size, strides):
        needed = max((-(-extent // stride) - 1) * stride + window - extent, 0)
        sides = [needed // 2, needed - needed // 2] + sides
    return F.pad(x, sides, value=fill)


class Layer:
    def build(self, shape):
        """The shapes of its weights, for inputs of that shape without the batch."""
        return []


class Dense(Layer):
    def __init__(self, units, activation="linear", use_bias=True, kernel_initializer=None,
                 bias_initializer=None, kernel_regularizer=None, trainable=True):
        self.units, self.activation, self.use_bias = units, activation_of(activation), use_bias

    def build(self, shape):
        return [(shape[-1], self.units)] + [(self.units,)] * self.use_bias

    def call(self, x, kernel, bias=0):
        return self.activation(x @ kernel + bias)


class Conv2D(Layer):
    def __init__(self, filters, kernel_size, strides=(1, 1), padding="valid", activation="linear",
                 use_bias=True, kernel_initializer=None, bias_initializer=None, kernel_regularizer=None,
                 trainable=True):
        self.filters, self.size, self.strides = filters, two(kernel_size), two(strides)
        self.padding, self.activation, self.use_bias = padding, activation_of(activation), use_bias

    def build(self, shape):
        assert len(shape) == 3, "Conv2D wants (height, width, channels)"
        return [(*self.size, shape[-1], self.filters)] + [(self.filters,)] * self.use_bias

    def call(self, x, kernel, bias=0):
        x = channels_first(x, self.size, self.strides, self.padding, 0)
        return self.activation(
            F.conv2d(x, kernel.permute(3, 2, 0, 1), stride=self.strides).permute(0, 2, 3, 1) + bias)


class Pooling(Layer):
    def __init__(self, pool_size=(2, 2), strides=None, padding="valid"):
        self.size, self.padding = two(pool_size), padding
        self.strides = self.size if strides is None else two(strides)

    def build(self, shape):
        assert len(shape) == 3, "pooling wants (height, width, channels)"
        return []


class MaxPooling2D(Pooling):
    def call(self, x):
        x = channels_first(x, self.size, self.strides, self.padding, float("-inf"))
        return F.max_pool2d(x, self.size, self.strides).permute(0, 2, 3, 1)


class AveragePooling2D(Pooling):
    def call(self, x):
        def mean(values):
            values = channels_first(values, self.size, self.strides, self.padding, 0)
            return F.avg_pool2d(values, self.size, self.strides)
        return (mean(x) / mean(torch.ones_like(x))).permute(0, 2, 3, 1)


class GlobalAveragePooling2D(Layer):
    def call(self, x):
        return x.mean((1, 2))


class BatchNormalization(Layer):
    def __init__(self, momentum=0.99, epsilon=0.001, center=True, scale=True, trainable=True):
        self.epsilon, self.center, self.scale = epsilon, center, scale

    def build(self, shape):
        return [(shape[-1],)] * (self.scale + self.center + 2)

    def call(self, x, *weights):
        weights = list(weights)
        gamma = weights.pop(0) if self.scale else 1
        beta = weights.pop(0) if self.center else 0
        mean, variance = weights
        return (x - mean) / torch.sqrt(variance + self.epsilon) * gamma + beta


class Flatten(Layer):
    def call(self, x):
        return x.flatten(1)


class Reshape(Layer):
    def __init__(self, target_shape):
        self.shape = target_shape

    def call(self, x):
        return x.reshape(-1, *self.shape)


class Activation(Layer):
    def __init__(self, activation):
        self.call = activation_of(activation)


class Dropout(Layer):
    def __init__(self, rate):
        self.call = lambda x: x


class RandomFlip(Layer):
    def __init__(self, mode="horizontal_and_vertical"):
        self.call = lambda x: x

    def build(self, shape):
        assert len(shape) == 3, "augmentation wants (height, width, channels)"
        return []


class RandomRotation(RandomFlip):
    def __init__(self, factor, fill_mode="reflect", interpolation="bilinear", fill_value=0.0):
        self.call = lambda x: x


class Input:
    def __init__(self, shape):
        self.shape = shape


class Optimizer:
    def __init__(self, learning_rate=0.001, momentum=0.0, nesterov=False, beta_1=0.9):
        pass


class Callback:
    def __init__(self):
        pass


class EarlyStopping(Callback):
    def __init__(self, monitor="val_loss", min_delta=0, patience=0, mode="auto",
                 restore_best_weights=False, start_from_epoch=0):
        pass


class ReduceLROnPlateau(Callback):
    def __init__(self, monitor="val_loss", factor=0.1, patience=10, mode="auto", min_delta=1e-4,
                 cooldown=0, min_lr=0.0):
        pass


class Sequential:
    def __init__(self, layers):
        first, *self.layers = layers
        x, self.shapes = torch.zeros(1, *first.shape), []
        for layer in self.layers:
            shapes = layer.build(tuple(x.shape[1:]))
            self.shapes.append(shapes)
            x = layer.call(x, *[torch.zeros(shape) for shape in shapes])

    def compile(self, optimizer, loss, metrics=()):
        assert isinstance(optimizer, Optimizer) and isinstance(loss, str)
        assert set(metrics) <= {"accuracy", "mean_absolute_error"}

    def set_weights(self, weights):
        wanted = [shape for shapes in self.shapes for shape in shapes]
        assert [tuple(each.shape) for each in weights] == wanted
        self.weights = [torch.from_numpy(each.copy()) for each in weights]

    def __call__(self, x):
        weights = list(self.weights)
        for layer, shapes in zip(self.layers, self.shapes):
            x = layer.call(x, *[weights.pop(0) for _ in shapes])
        return x


def as_module(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


def provide():
    own = {name: value for name, value in globals().items() if isinstance(value, type)}
    parts = {
        "layers": as_module("keras.layers", **own),
        "callbacks": as_module("keras.callbacks", **own),
        "optimizers": as_module("keras.optimizers", Adam=Optimizer, SGD=Optimizer),
        "initializers": as_module("keras.initializers", Constant=lambda value: value),
        "regularizers": as_module("keras.regularizers", L1L2=lambda l1=0.0, l2=0.0: (l1, l2)),
        "ops": as_module("keras.ops", sin=torch.sin),
    }
    as_module("keras", Sequential=Sequential, Input=Input, **parts)
